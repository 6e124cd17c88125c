import type { Cloud } from '../../../local/server';
import { post, sdkOn, signedIn, testCloud } from './cloud-in-test';
import { bundled, declared } from './throw-away-functions';

let cloud: Cloud;
let app: ReturnType<typeof sdkOn>;
/** The same, with little patience. */
let hasty: ReturnType<typeof sdkOn>;
let authorization: string;

/** A till. Careless, it adds one case to what was sold; careful, a sale has an id, and its two notes are one. */
const till = `import tcb from '@cloudbase/node-sdk';
const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
const sold = db.collection('sold');
const isThere = (error) => { if (!/E11000/.test(error.message)) throw error; };
const carefully = async (id) => {
  const tx = await db.startTransaction();
  try {
    await tx.collection('sold').add({ _id: id });
    await tx.collection('money').add({ _id: id });
    await tx.commit();
  } catch (error) {
    await tx.rollback().catch(() => {});
    isThere(error);
  }
};
export const main = async (event) => {
  const { id, call } = event.httpMethod ? JSON.parse(event.body) : event;
  if (call === 'carefully') return carefully(id);
  await sold.add({});
  await db.collection('money').add({});
};`;

/** Counts the crates of a day. Careless, it believes in one call a tick and in its own clock; careful, a tick has a name and its forerunners. */
const counter = `import tcb from '@cloudbase/node-sdk';
const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
export const main = async ({ Time }) => {
  await db.collection('careless').add({ second: new Date().getSeconds() });
  const minute = Date.parse(Time) / 60_000;
  for (const due of [minute - 1, minute]) await db.collection('careful').doc(String(due)).set({ due });
};`;

beforeAll(async () => {
  cloud = await testCloud({
    collections: ['sold', 'money', 'careless', 'careful'].map((name) => ({ name, indexes: [] })),
    functionsFolder: await bundled({ till, counter }),
    functions: [declared('till', { httpPath: '/till' }), declared('counter', { fromClients: false })],
    timers: [{ function: 'counter', name: 'minute', config: '0 * * * * * *' }],
  });
  app = sdkOn(cloud.origin);
  hasty = sdkOn(cloud.origin, { timeout: impatientMs });
  authorization = await signedIn(cloud.origin, 'wang');
});

afterAll(() => cloud.close());

const lever = (name: string, body: unknown) => post(cloud.origin, `/levers/${name}`, body);
const count = (collection: string) => cloud.world().database.all(collection).length;

type Ask = (event: { call: string; id: string }) => Promise<unknown>;
const impatientMs = 150;
let patienceMs = 10_000;

async function byFetch(path: string, event: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${cloud.origin}${path}`, {
    method: 'POST',
    body: JSON.stringify(event),
    headers,
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!answer.ok) throw new Error(String(answer.status));
}

const sdk = () => (patienceMs === impatientMs ? hasty : app).database();
const isThere = (error: Error) => {
  if (!/E11000/.test(error.message)) throw error;
};

const roads: Record<string, Ask> = {
  gateway: (event) => byFetch('/v1/functions/till', event, { authorization }),
  http: (event) => byFetch('/http/till', event),
  database: ({ call, id }) =>
    sdk()
      .collection('sold')
      .add(call === 'carefully' ? { _id: id } : {})
      .catch(isThere),
  transactions: async ({ call, id }) => {
    const transaction = await sdk().startTransaction();
    await transaction.collection('sold').add(call === 'carefully' ? { _id: id } : {});
    await transaction.commit();
  },
  functions: (data) => app.callFunction({ name: 'till', data }, { timeout: patienceMs }),
};

/** The fault is there for the first try only: what comes of it is decided by what the caller does then. */
async function underFault(service: string, fault: string, first: () => Promise<unknown>) {
  const where = service === 'transactions' ? 'database' : service;
  await lever(`faults/${where}`, { [fault]: fault === 'latencyMs' ? 2 * impatientMs : 1 });
  patienceMs = impatientMs;
  const isWell = await first().then(
    () => true,
    () => false,
  );
  patienceMs = 10_000;
  await lever(`faults/${where}`, { [fault]: 0 });
  return isWell;
}

/** Who is careful asks the same again, also when the two of them meet. */
async function untilAnswered(ask: () => Promise<unknown>) {
  for (let tries = 1; tries < 5; tries += 1) {
    const isAnswered = await ask().then(
      () => true,
      () => false,
    );
    if (isAnswered) return;
  }
  await ask();
}

/** What the caller did not wait for may still be on its way. */
async function until(isSo: () => boolean | Promise<boolean>) {
  for (let tries = 0; tries < 200 && !(await isSo()); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const before = ['dropBefore', 'timeOutBefore', 'unavailableBefore', 'busyRate'];
const after = ['dropAfter', 'timeOutAfter', 'unavailableAfter', 'latencyMs'];
type Row = [service: string, fault: string, habit: string, wrong: number];
const givesUp =
  (service: string) =>
  (fault: string): Row => [service, fault, 'gives up', 0];
const asksAgain =
  (service: string) =>
  (fault: string): Row => [service, fault, 'asks again', 2];

const calls: Row[] = [
  ...['gateway', 'http'].flatMap((service) => [
    ...before.map(givesUp(service)),
    ...after.map(asksAgain(service)),
  ]),
  ...[...before, 'failBeforeCommit'].map(givesUp('database')),
  ...[...after, 'failAfterCommit'].map(asksAgain('database')),
  givesUp('transactions')('conflictRate'),
  ...['busyRate', 'failBefore', 'timeOutBefore', 'dropBefore', 'unavailableBefore'].map(givesUp('functions')),
  ...['failAfter', 'timeOutAfter', 'latencyMs', 'dropAfter', 'unavailableAfter'].map(asksAgain('functions')),
];

test.each(calls)(
  '%s, %s: a careless caller who %s sells %i cases for one, a careful one sells one',
  async (service, fault, habit, wrong) => {
    const ask = roads[service] as Ask;
    await ask({ call: 'carefully', id: 'warm' }).catch(() => {});
    const careless = { call: 'carelessly', id: '' };
    let sold = count('sold');
    const isWell = await underFault(service, fault, () => ask(careless));
    if (!isWell && habit === 'asks again') await ask(careless);
    await until(() => count('sold') - sold === wrong);
    expect([isWell, count('sold') - sold]).toEqual([false, wrong]);

    const careful = { call: 'carefully', id: `${service} ${fault}` };
    sold = count('sold');
    if (!(await underFault(service, fault, () => ask(careful)))) await untilAnswered(() => ask(careful));
    expect(count('sold') - sold).toBe(1);
  },
);

test('an instance that dies in mid-call leaves a careless till with goods sold and no money, a careful one with both', async () => {
  const unpaid = () => count('sold') - count('money');
  const ask = roads.functions as Ask;
  const died = { code: 'FUNCTION_INVOCATION_FAILED' };
  const start = unpaid();
  // By this seed it dies after its first question, by the other after its third: all written, nothing committed.
  await lever('faults/functions', { dieInMidCall: 1, seed: 1 });
  await expect(ask({ call: 'carelessly', id: '' })).rejects.toMatchObject(died);
  expect(unpaid()).toBe(start + 1);

  const careful = { call: 'carefully', id: 'dying' };
  const sold = count('sold');
  await lever('faults/functions', { dieInMidCall: 1, seed: 8 });
  await expect(ask(careful)).rejects.toMatchObject(died);
  await lever('faults/functions', { dieInMidCall: 0 });
  await expect(ask(careful)).rejects.toMatchObject({
    message: expect.stringContaining('TransactionConflict'),
  });
  // What the dead one had locked is free when its transaction is thirty seconds old.
  await cloud.advance(31_000);
  await ask(careful);
  expect([unpaid(), count('sold') - sold]).toEqual([start + 1, 1]);
});

const uploads: Row[] = [
  ...['dropBefore', 'timeOutBefore', 'unavailableBefore', 'busyRate', 'cutUpload'].map(givesUp('storage')),
  ...['dropAfter', 'timeOutAfter', 'unavailableAfter', 'latencyMs'].map(asksAgain('storage')),
];

/** A careless phone names its photo anew at every try; a careful one keeps the name until it is told that it is there. */
test.each(uploads)(
  '%s, %s: a careless phone that %s leaves %i photos for one, a careful one leaves one',
  async (service, fault, habit, wrong) => {
    const permission = async (cloudPath: string) =>
      (
        (await app.getUploadMetadata({ cloudPath })) as unknown as {
          data: { url: string; authorization: string };
        }
      ).data;
    const send = async ({ url, authorization }: { url: string; authorization: string }) => {
      const signal = AbortSignal.timeout(patienceMs);
      const answer = await fetch(url, { method: 'PUT', body: 'photo', headers: { authorization }, signal });
      if (!answer.ok) throw new Error(String(answer.status));
    };
    const names = ['first', 'second', 'kept'].map((name) => `${fault}/${name}.jpg`) as [
      string,
      string,
      string,
    ];
    const [first, second, kept] = await Promise.all(names.map(permission));
    if (!first || !second || !kept) throw new Error('no permission');
    const isThere = async (name: string) => {
      const fileID = `cloud://local-1abc.local-files/${name}`;
      const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] });
      return Number(fileList[0]?.code === 'SUCCESS');
    };
    const isWell = await underFault(service, fault, () => send(first));
    if (!isWell && habit === 'asks again') await send(second);
    const left = async () => (await isThere(names[0])) + (await isThere(names[1]));
    await until(async () => (await left()) === wrong);
    expect([isWell, await left()]).toEqual([false, wrong]);
    if (!(await underFault(service, fault, () => send(kept)))) await untilAnswered(() => send(kept));
    expect(await isThere(names[2])).toBe(1);
  },
);

test.each([
  ['missRate', 2, 3],
  ['twiceRate', 4, 3],
])(
  'timers, %s: of three minutes a careless counter counts %i, a careful one %i',
  async (fault, careless, careful) => {
    const start = Date.parse(
      fault === 'missRate' ? '2027-01-01T08:00:00+08:00' : '2027-01-02T08:00:00+08:00',
    );
    await lever('clock', { set: start });
    const already = [count('careless'), count('careful')];
    await lever('clock', { advanceMs: 60_000 });
    await lever('faults/timers', { [fault]: 1 });
    await lever('clock', { advanceMs: 60_000 });
    await lever('faults/timers', { [fault]: 0 });
    await lever('clock', { advanceMs: 60_000 });
    // The careful one also looked at the minute before the first.
    expect([count('careless') - (already[0] ?? 0), count('careful') - (already[1] ?? 0) - 1]).toEqual([
      careless,
      careful,
    ]);
  },
);

test('timers, latencyMs: who believes its own clock books a late tick under another second, who reads the tick does not', async () => {
  const minute = Date.parse('2027-01-03T08:01:00+08:00');
  await lever('clock', { set: minute - 60_000 });
  await lever('faults/timers', { latencyMs: 1_000 });
  await lever('clock', { advanceMs: 60_000 });
  await lever('faults/timers', { latencyMs: 0 });
  const all = (collection: string) => cloud.world().database.all(collection) as Record<string, unknown>[];
  expect(all('careless').at(-1)?.second).toBeGreaterThan(0);
  expect(all('careful').some(({ due }) => due === minute / 60_000)).toBe(true);
});

test('the same seed brings the same misfortunes, another seed others', async () => {
  authorization = await signedIn(cloud.origin, 'wang');
  const weather = async (seed: number) => {
    await lever('faults/gateway', { seed, unavailableBefore: 0.5 });
    const days: boolean[] = [];
    for (let day = 0; day < 16; day += 1) {
      days.push(
        await (roads.gateway as Ask)({ call: 'carefully', id: 'seed' }).then(
          () => true,
          () => false,
        ),
      );
    }
    return days;
  };
  const [one, again, other] = [await weather(7), await weather(7), await weather(8)];
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
  await lever('faults/gateway', { unavailableBefore: 0 });
});

test('the lever shows what is on and how often it struck, and refuses what is no fault', async () => {
  await lever('faults/storage', { dropBefore: 0.25 });
  const all = await (await fetch(`${cloud.origin}/levers/faults`)).json();
  expect(Object.keys(all)).toEqual(['storage', 'gateway', 'http', 'functions', 'timers', 'database']);
  expect(all.storage.faults.dropBefore).toBe(0.25);
  expect(all.storage.struck.cutUpload).toBe(2);
  await lever('faults/storage', { dropBefore: 0 });
  const refused = async (name: string, body: unknown) => {
    const answer = await lever(name, body);
    return [answer.status, (await answer.json()).message];
  };
  expect(await refused('faults/storage', { rain: 1 })).toEqual([
    400,
    expect.stringContaining('there is no fault called "rain"; there are dropBefore'),
  ]);
  expect(await refused('faults/timers', { missRate: 2 })).toEqual([400, '"missRate" is a chance, not 2']);
  expect(await refused('faults/gateway', { latencyMs: '5' })).toEqual([
    400,
    '"latencyMs" is a whole number, not 5',
  ]);
  expect(await refused('faults/weather', {})).toEqual([404, 'nothing goes wrong in "weather" here']);
});
