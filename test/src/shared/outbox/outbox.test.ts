import { type OutboxWorld, outboxOf, type Sender } from '../../../../src/shared/outbox/outbox';
import type { Items, NewItem } from '../../../../src/shared/outbox/rules';
import { Gone } from '../../../../src/shared/phone/gone';
import { Unreachable } from '../../../../src/shared/phone/unreachable';

const visit = (id: string, photos: string[] = []): NewItem => ({
  id,
  kind: 'visit',
  version: 1,
  payload: { store: id },
  photos: photos.map((path) => ({ path, to: `evidence/${path}` })),
});

const yes: Sender = async () => ({ ok: true });

/** A phone whose storage outlives its apps: `open` starts an app on whatever the last one kept. */
function aPhone() {
  const phone = {
    storage: '[]',
    isFull: false,
    online: true,
    at: 0,
    files: new Set<string>(),
    uploads: [] as string[],
    wakeUps: [] as { ms: number; wake: () => void }[],
  };
  const world: OutboxWorld = {
    read: () => JSON.parse(phone.storage) as Items,
    write: (items) => {
      if (phone.isFull) throw new Error('storage is full');
      phone.storage = JSON.stringify(items);
    },
    upload: async (path, to) => {
      if (!phone.files.has(path)) throw new Gone(path);
      phone.uploads.push(path);
      return `cloud://${to}`;
    },
    dropFile: (path) => void phone.files.delete(path),
    isOnline: async () => phone.online,
    now: () => phone.at,
    wakeAfter: (ms, wake) => void phone.wakeUps.push({ ms, wake }),
  };
  return { phone, open: () => outboxOf(world) };
}

test('a visit made without network is there after the app was killed, and goes out once there is network', async () => {
  const { phone, open } = aPhone();
  phone.online = false;
  phone.files.add('a.jpg');
  const before = open();
  before.sends('visit', yes);
  before.put(visit('v1', ['a.jpg']));
  await before.drain();

  phone.online = true;
  const sent: string[] = [];
  const after = open();
  expect(after.items()).toHaveLength(1);
  after.sends('visit', async (item, fileIds) => {
    sent.push(item.id, ...fileIds);
    return { ok: true };
  });
  await after.drain();
  expect(sent).toEqual(['v1', 'cloud://evidence/a.jpg']);
  expect(after.items()).toEqual([]);
  expect(phone.files.size).toBe(0);
});

test('when the answer is lost the same id is sent again', async () => {
  const { phone, open } = aPhone();
  const seen: string[] = [];
  const outbox = open();
  outbox.sends('visit', async ({ id }) => {
    seen.push(id);
    if (seen.length === 1) throw new Unreachable('the answer was lost');
    return { ok: true };
  });
  outbox.put(visit('v1'));
  await outbox.drain();
  expect(outbox.items()).toHaveLength(1);

  phone.at = 2_000;
  phone.wakeUps.at(-1)?.wake();
  await outbox.drain();
  expect(seen).toEqual(['v1', 'v1']);
  expect(outbox.items()).toEqual([]);
});

test('a photo that went up before the app was killed does not go up again', async () => {
  const { phone, open } = aPhone();
  phone.files.add('a.jpg').add('b.jpg');
  const before = open();
  before.sends('visit', async () => {
    throw new Unreachable('killed before the answer');
  });
  before.put(visit('v1', ['a.jpg', 'b.jpg']));
  await before.drain();

  phone.at = 60_000;
  const after = open();
  after.sends('visit', yes);
  await after.drain();
  expect(phone.uploads).toEqual(['a.jpg', 'b.jpg']);
  expect(after.items()).toEqual([]);
});

test('what the cloud refuses stays to be seen, does not go again and does not hold up the others', async () => {
  const { open } = aPhone();
  const seen: string[] = [];
  const outbox = open();
  outbox.sends('visit', async ({ id }) => {
    seen.push(id);
    return id === 'v1' ? { ok: false, problem: { code: 'visit_differs', facts: {} } } : { ok: true };
  });
  outbox.put(visit('v1'));
  outbox.put(visit('v2'));
  await outbox.drain();
  await outbox.sendAllNow();
  expect(seen).toEqual(['v1', 'v2']);
  expect(outbox.items()).toMatchObject([{ id: 'v1', refused: { code: 'visit_differs' } }]);
  outbox.drop('v1');
  expect(outbox.items()).toEqual([]);
});

test('a bug in the cloud lets the next item pass and is tried again later', async () => {
  const { phone, open } = aPhone();
  const outbox = open();
  outbox.sends('visit', async ({ id }) => {
    if (id === 'v1') throw new Error('broken');
    return { ok: true };
  });
  outbox.put(visit('v1'));
  outbox.put(visit('v2'));
  await outbox.drain();
  expect(outbox.items()).toMatchObject([{ id: 'v1', tries: 1 }]);
  expect(phone.wakeUps.at(-1)?.ms).toBe(2_000);
});

test('a crowded cloud is asked again, never taken for a no', async () => {
  const { open } = aPhone();
  const outbox = open();
  outbox.sends('visit', async () => ({ ok: false, problem: { code: 'busy', facts: {} } }));
  outbox.put(visit('v1'));
  await outbox.drain();
  const [item] = outbox.items();
  expect(item).toMatchObject({ tries: 1 });
  expect(item).not.toHaveProperty('refused');
});

test('putting the same visit twice keeps one', async () => {
  const { phone, open } = aPhone();
  phone.online = false;
  const outbox = open();
  outbox.put(visit('v1'));
  outbox.put(visit('v1'));
  expect(outbox.items()).toHaveLength(1);
});

test('however many ask at once, an item is sent once', async () => {
  const { open } = aPhone();
  const seen: string[] = [];
  const outbox = open();
  outbox.sends('visit', async ({ id }) => {
    seen.push(id);
    return { ok: true };
  });
  outbox.put(visit('v1'));
  await Promise.all([outbox.drain(), outbox.drain(), outbox.sendAllNow()]);
  expect(seen).toEqual(['v1']);
});

test('what fails just as the network returns is tried again on the new one', async () => {
  const { open } = aPhone();
  const outbox = open();
  let cut: (error: Error) => void = () => undefined;
  const tries: string[] = [];
  outbox.sends('visit', ({ id }) => {
    tries.push(id);
    return tries.length === 1
      ? new Promise((_, reject) => {
          cut = reject;
        })
      : Promise.resolve({ ok: true });
  });
  outbox.put(visit('v1'));
  while (tries.length === 0) await new Promise((soon) => setImmediate(soon));
  const sent = outbox.sendAllNow();
  cut(new Unreachable());
  await sent;
  expect(tries).toEqual(['v1', 'v1']);
  expect(outbox.items()).toEqual([]);
});

test('a photo the person deleted is told, not waited for', async () => {
  const { open } = aPhone();
  const outbox = open();
  outbox.sends('visit', yes);
  outbox.put(visit('v1', ['gone.jpg']));
  await outbox.drain();
  expect(outbox.items()).toMatchObject([{ refused: { code: 'photo_missing' } }]);
});

test('a phone that is full says so at once, and shows nothing that it does not keep', () => {
  const { phone, open } = aPhone();
  phone.isFull = true;
  const outbox = open();
  expect(() => outbox.put(visit('v1'))).toThrow('storage is full');
  expect(outbox.items()).toEqual([]);
});

test('what an audience has not opened yet waits for it', async () => {
  const { open } = aPhone();
  const outbox = open();
  outbox.put(visit('v1'));
  await outbox.drain();
  expect(outbox.items()).toHaveLength(1);
  outbox.sends('visit', yes);
  await outbox.drain();
  expect(outbox.items()).toEqual([]);
});

test('a phone without network does not wake itself up all the time', async () => {
  const { phone, open } = aPhone();
  phone.online = false;
  const outbox = open();
  outbox.sends('visit', yes);
  outbox.put(visit('v1'));
  await outbox.drain();
  expect(phone.wakeUps).toEqual([]);
});

test('many failures leave one alarm, not one each', async () => {
  const { phone, open } = aPhone();
  const outbox = open();
  outbox.sends('visit', async () => {
    throw new Error('broken');
  });
  for (const id of ['v1', 'v2', 'v3']) {
    outbox.put(visit(id));
    await outbox.drain();
  }
  expect(phone.wakeUps).toHaveLength(1);
});
