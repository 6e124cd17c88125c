import { openThroughSdk, type Shop } from './through-sdk';

let shop: Shop;
beforeEach(async () => {
  shop = await openThroughSdk([
    {
      name: 'accounts',
      indexes: [
        { name: 'byPhone', keys: [{ field: 'phone', direction: 1 }], unique: true },
        { name: 'byKind', keys: [{ field: 'kind', direction: 1 }] },
      ],
    },
  ]);
  await accounts().add([
    { _id: 'wang', fen: 100, phone: '1', kind: 'store' },
    { _id: 'li', fen: 100, phone: '2', kind: 'store' },
  ] as never);
});
afterEach(() => shop.close());

const accounts = () => shop.db.collection('accounts');
const fen = () => Object.fromEntries(shop.database.all('accounts').map(({ _id, fen }) => [_id, fen]));
const begin = () => shop.db.startTransaction();
const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT' };
const gone = { code: 'DATABASE_TRANSACTION_FAIL' };

test('what a transaction writes it reads, and nobody else does until it is committed', async () => {
  const t = await begin();
  await t
    .collection('accounts')
    .doc('wang')
    .update({ fen: shop._.inc(-30) });
  await t.collection('accounts').add({ _id: 'chen', fen: 30, phone: '3', kind: 'store' });
  expect((await t.collection('accounts').doc('wang').get()).data).toMatchObject({ fen: 70 });
  const inside = await t.collection('accounts').where({ kind: 'store' }).orderBy('fen', 'asc').get();
  expect(inside.data.map(({ _id }: { _id: string }) => _id)).toEqual(['chen', 'wang', 'li']);
  expect(fen()).toEqual({ wang: 100, li: 100 });
  await t.commit();
  expect(fen()).toEqual({ wang: 70, li: 100, chen: 30 });
});

test('a rolled back transaction leaves nothing', async () => {
  const t = await begin();
  await t.collection('accounts').doc('wang').set({ fen: 0 });
  await t.collection('accounts').doc('li').remove();
  expect((await t.collection('accounts').doc('li').get()).data).toBeNull();
  await t.rollback();
  expect(fen()).toEqual({ wang: 100, li: 100 });
  expect(await shop.problemOf(t.commit())).toMatchObject(gone);
});

test('a transaction goes on seeing the moment of its first operation', async () => {
  const t = await begin();
  expect((await t.collection('accounts').doc('wang').get()).data).toMatchObject({ fen: 100 });
  await accounts().doc('li').update({ fen: 1 });
  await accounts().add({ _id: 'new', phone: '9', kind: 'store', fen: 5 });
  expect((await t.collection('accounts').doc('li').get()).data).toMatchObject({ fen: 100 });
  expect((await t.collection('accounts').where({ kind: 'store' }).get()).data).toHaveLength(2);
});

test('of two transactions writing one document the second loses at once and is over', async () => {
  const [first, second] = [await begin(), await begin()];
  await first.collection('accounts').doc('wang').update({ fen: 1 });
  await second.collection('accounts').doc('li').update({ fen: 2 });
  const problem = await shop.problemOf(second.collection('accounts').doc('wang').update({ fen: 2 }));
  expect(problem).toMatchObject(conflict);
  expect(problem.message).toBe(
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  );
  const after = await shop.problemOf(second.commit());
  expect(after).toMatchObject(gone);
  expect(after.message).toBe(
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  );
  await accounts().doc('li').update({ fen: 3 });
  await first.commit();
  expect(fen()).toEqual({ wang: 1, li: 3 });
});

test('a document changed since the transaction looked cannot be written by it', async () => {
  const t = await begin();
  await t.collection('accounts').doc('wang').get();
  await accounts().doc('wang').update({ fen: 5 });
  expect(await shop.problemOf(t.collection('accounts').doc('wang').update({ fen: 6 }))).toMatchObject(
    conflict,
  );
  expect(fen().wang).toBe(5);
});

test('a document removed or made since the transaction looked cannot be written by it', async () => {
  const [remover, adder] = [await begin(), await begin()];
  await remover.collection('accounts').doc('wang').get();
  await adder.collection('accounts').doc('new').get();
  await accounts().doc('wang').remove();
  await accounts().add({ _id: 'new', phone: '9' });
  expect(await shop.problemOf(remover.collection('accounts').doc('wang').remove())).toMatchObject(conflict);
  expect(await shop.problemOf(adder.collection('accounts').add({ _id: 'new', phone: '8' }))).toMatchObject(
    conflict,
  );
});

test('two transactions cannot add one id, nor one unique phone', async () => {
  const [first, second, third] = [await begin(), await begin(), await begin()];
  await first.collection('accounts').add({ _id: 'chen', phone: '3' });
  expect(await shop.problemOf(second.collection('accounts').add({ _id: 'chen', phone: '4' }))).toMatchObject(
    conflict,
  );
  expect(await shop.problemOf(third.collection('accounts').add({ _id: 'zhao', phone: '3' }))).toMatchObject(
    conflict,
  );
  await first.commit();
  expect(fen()).toHaveProperty('chen');
});

test('an id or phone already taken is told at the write, and ends the transaction', async () => {
  for (const twin of [
    { _id: 'wang', phone: '8' },
    { _id: 'zhao', phone: '1' },
  ]) {
    const t = await begin();
    await t.collection('accounts').doc('li').update({ fen: 0 });
    const problem = await shop.problemOf(t.collection('accounts').add(twin));
    expect(problem.message).toContain('E11000 duplicate key error');
    expect(await shop.problemOf(t.commit())).toMatchObject(gone);
  }
  expect(fen()).toEqual({ wang: 100, li: 100 });
});

test('a phone given up in a transaction can be taken in the same one', async () => {
  const t = await begin();
  await t.collection('accounts').doc('wang').update({ phone: '7' });
  await t.collection('accounts').doc('li').update({ phone: '1' });
  await t.commit();
  expect(shop.database.all('accounts').map(({ phone }) => phone)).toEqual(['7', '1']);
});

test('write skew is allowed, as in production', async () => {
  const [first, second] = [await begin(), await begin()];
  await first.collection('accounts').doc('li').get();
  await second.collection('accounts').doc('wang').get();
  await first.collection('accounts').doc('wang').update({ fen: 0 });
  await second.collection('accounts').doc('li').update({ fen: 0 });
  await first.commit();
  await second.commit();
  expect(fen()).toEqual({ wang: 0, li: 0 });
});

test('a plain write waits for the transaction in its way and then counts on from there', async () => {
  const t = await begin();
  await t.collection('accounts').doc('wang').update({ fen: 50 });
  let isDone = false;
  const plain = accounts()
    .doc('wang')
    .update({ fen: shop._.inc(7) })
    .then(() => {
      isDone = true;
    });
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(isDone).toBe(false);
  await t.commit();
  await plain;
  expect(fen().wang).toBe(57);
});

test('a transaction older than thirty seconds is gone, and what it held is free', async () => {
  const t = await begin();
  await t.collection('accounts').doc('wang').update({ fen: 50 });
  shop.clock.now += 29_000;
  await t.collection('accounts').doc('li').update({ fen: 50 });
  shop.clock.now += 2_000;
  await accounts().doc('wang').update({ fen: 7 });
  expect(await shop.problemOf(t.commit())).toMatchObject(gone);
  expect(fen()).toEqual({ wang: 7, li: 100 });
});

test('who waits for a transaction whose client is gone waits no longer than it may live', async () => {
  const t = await begin();
  await t.collection('accounts').doc('wang').update({ fen: 50 });
  shop.clock.now += 29_900;
  const startedAt = performance.now();
  const plain = accounts().doc('wang').update({ fen: 7 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  shop.clock.now += 200;
  await plain;
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect(fen().wang).toBe(7);
});

test('a transaction that ended, however it ended, is over for every call', async () => {
  const committed = await begin();
  await committed.collection('accounts').doc('wang').update({ fen: 1 });
  await committed.commit();
  const abandoned = await begin();
  await abandoned.collection('accounts').doc('li').update({ fen: 1 });
  await abandoned.rollback();
  for (const t of [committed, abandoned]) {
    expect(await shop.problemOf(t.commit())).toMatchObject(gone);
    expect(await shop.problemOf(t.rollback())).toMatchObject(gone);
    expect(await shop.problemOf(t.collection('accounts').doc('wang').get())).toMatchObject(gone);
    expect(await shop.problemOf(t.collection('accounts').add({ _id: 'late' }))).toMatchObject(gone);
    expect(await shop.problemOf(t.collection('accounts').doc('wang').update({ fen: 9 }))).toMatchObject(gone);
  }
  expect(fen()).toEqual({ wang: 1, li: 100 });
});

test('a where().update() inside a transaction runs outside it, as the SDK sends it, and outlives its end', async () => {
  const t = await begin();
  await t.collection('accounts').doc('wang').update({ fen: 50 });
  const inside = t.collection('accounts') as unknown as ReturnType<typeof accounts>;
  await inside.where({ _id: 'li' }).update({ fen: 5 });
  expect(fen()).toEqual({ wang: 100, li: 5 });
  expect((await t.collection('accounts').where({ kind: 'store' }).get()).data).toMatchObject([
    { _id: 'wang', fen: 50 },
    { _id: 'li', fen: 100 },
  ]);
  await t.rollback();
  expect(fen()).toEqual({ wang: 100, li: 5 });
});

test('a missing collection, a list where one number is, or two documents of one id end the transaction too', async () => {
  const wrong = [
    (t: Awaited<ReturnType<typeof begin>>) => t.collection('nowhere').doc('x').get(),
    (t: Awaited<ReturnType<typeof begin>>) =>
      t
        .collection('accounts')
        .doc('wang')
        .update({ kind: shop._.inc(1) }),
    async (t: Awaited<ReturnType<typeof begin>>) => {
      await t.collection('accounts').add({ _id: 'twin', phone: '5' });
      await t.collection('accounts').add({ _id: 'twin', phone: '6' });
    },
  ];
  for (const act of wrong) {
    const t = await begin();
    await t.collection('accounts').doc('li').update({ fen: 0 });
    await shop.problemOf(act(t));
    expect(await shop.problemOf(t.commit())).toMatchObject(gone);
    await accounts().doc('li').update({ phone: '2' });
  }
  expect(fen()).toEqual({ wang: 100, li: 100 });
});

test('two questions at once to one transaction: the second is told that it is busy', async () => {
  const t = await begin();
  const asked = await Promise.allSettled(
    Array.from({ length: 12 }, () => t.collection('accounts').doc('wang').get()),
  );
  const refused = asked.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(12);
  for (const { reason } of refused)
    expect({ code: reason.code, message: reason.message }).toEqual({
      code: 'DATABASE_TRANSACTION_FAIL',
      message: expect.stringContaining('[ResourceUnavailable.TransactionBusy] Transaction is busy.'),
    });
  await t.collection('accounts').doc('wang').update({ fen: 1 });
  await t.commit();
  expect(fen().wang).toBe(1);
});

test("the SDK's own retry gets through a conflict because the loser was let go", async () => {
  let attempts = 0;
  await shop.db.runTransaction(async (t: Awaited<ReturnType<typeof begin>>) => {
    attempts++;
    const { data } = await t.collection('accounts').doc('wang').get();
    if (attempts === 1) await accounts().doc('wang').update({ fen: 10 });
    await t
      .collection('accounts')
      .doc('wang')
      .update({ fen: (data as { fen: number }).fen + 1 });
  });
  expect(attempts).toBe(2);
  expect(fen().wang).toBe(11);
});

test('two hundred transactions may be open at once, each with its own moment', async () => {
  const open: Awaited<ReturnType<typeof begin>>[] = [];
  for (let n = 0; n < 200; n++) {
    const t = await begin();
    await t.collection('accounts').add({ _id: `inside${n}`, phone: `inside${n}` });
    await accounts().doc('wang').update({ fen: n });
    open.push(t);
  }
  expect((await open[50]!.collection('accounts').doc('wang').get()).data).toMatchObject({ fen: 49 });
  for (const t of open) await t.commit();
  expect(shop.database.all('accounts')).toHaveLength(202);
});

describe('faults on demand', () => {
  test('a conflict strikes as often as asked, and the transaction is over', async () => {
    shop.database.faults.set({ conflictRate: 1 });
    const t = await begin();
    expect(await shop.problemOf(t.collection('accounts').doc('wang').update({ fen: 1 }))).toMatchObject(
      conflict,
    );
    expect(await shop.problemOf(t.commit())).toMatchObject(gone);
  });

  test('a write that fails before the commit is not kept, one that fails after it is', async () => {
    shop.database.faults.set({ failBeforeCommit: 1 });
    expect(await shop.problemOf(accounts().doc('wang').update({ fen: 1 }))).toMatchObject({
      code: 'SYS_ERR',
    });
    expect(fen().wang).toBe(100);
    shop.database.faults.set({ failBeforeCommit: 0, failAfterCommit: 1 });
    expect(await shop.problemOf(accounts().doc('wang').update({ fen: 1 }))).toMatchObject({
      code: 'SYS_ERR',
    });
    const t = await begin();
    await t.collection('accounts').doc('li').update({ fen: 2 });
    expect(await shop.problemOf(t.commit())).toMatchObject({ code: 'SYS_ERR' });
    expect(fen()).toEqual({ wang: 1, li: 2 });
  });

  test('the same seed gives the same misfortunes', async () => {
    const run = async () => {
      shop.database.faults.set({ seed: 7, busyRate: 0.5 });
      const codes: unknown[] = [];
      for (let n = 0; n < 12; n++) {
        const answer = await shop.database.answer({
          action: 'database.removeDocument',
          collectionName: 'accounts',
          query: '{"_id":"nobody"}',
        });
        codes.push(answer.code);
      }
      return codes;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });
});
