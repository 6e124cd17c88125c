import { openThroughSdk, type Shop } from './through-sdk';

let shop: Shop;
beforeEach(async () => {
  shop = await openThroughSdk([{ name: 'stock', indexes: [] }]);
  await stock().add({
    _id: 's1',
    cases: 30,
    word: 'full',
    tags: ['a', 'b'],
    holds: { o1: 2 },
    lines: [{ gtin: 'x', cases: 1 }],
    none: null,
  });
});
afterEach(() => shop.close());

const stock = () => shop.db.collection('stock');
const kept = () => shop.database.all('stock')[0]!;

test('each operator does its part, and the rest of the document stays', async () => {
  const { _ } = shop;
  const { updated } = await stock()
    .doc('s1')
    .update({
      cases: _.inc(-2),
      word: _.remove(),
      tags: _.push(['c', 'd']),
      holds: { o2: 5 },
      least: _.min(3),
      most: _.max(9),
    });
  expect(updated).toBe(1);
  expect(kept()).toEqual({
    _id: 's1',
    cases: 28,
    tags: ['a', 'b', 'c', 'd'],
    holds: { o1: 2, o2: 5 },
    lines: [{ gtin: 'x', cases: 1 }],
    none: null,
    least: 3,
    most: 9,
  });
});

test('a name is pulled from a list, added once, taken from an end', async () => {
  const { _ } = shop;
  await stock()
    .doc('s1')
    .update({ tags: _.pull('a') });
  await stock()
    .doc('s1')
    .update({ tags: _.addToSet('b') });
  await stock()
    .doc('s1')
    .update({ tags: _.addToSet('c') });
  expect(kept().tags).toEqual(['b', 'c']);
  await stock().doc('s1').update({ tags: _.pop() });
  expect(kept().tags).toEqual(['b']);
});

test('an update that changes nothing counts as nothing updated', async () => {
  expect(await stock().doc('s1').update({ cases: 30 })).toMatchObject({ updated: 0 });
});

test('what is only for an insert is left where a document is updated, and may not be what is set', async () => {
  await stock()
    .doc('s1')
    .update({ $set: { cases: 1 }, $setOnInsert: { made: 1 } } as never);
  expect(kept()).not.toHaveProperty('made');
  const both = stock()
    .doc('s1')
    .update({ $set: { cases: 2 }, $setOnInsert: { cases: 3 } } as never);
  expect((await shop.problemOf(both)).message).toContain('would create a conflict');
});

test('an update of nobody is no update and makes nothing', async () => {
  expect(await stock().doc('s2').update({ cases: 1 })).toMatchObject({ updated: 0 });
  expect(shop.database.all('stock')).toHaveLength(1);
});

test('an update can answer the document it made', async () => {
  const { _ } = shop;
  const answer = await stock()
    .where({ _id: 's1', cases: _.gte(7) })
    .updateAndReturn({ cases: _.inc(-7) });
  expect(answer).toMatchObject({ updated: 1, doc: { _id: 's1', cases: 23 } });
  const none = await stock()
    .where({ _id: 's1', cases: _.gte(70) })
    .updateAndReturn({ cases: _.inc(-70) });
  expect(none).toMatchObject({ updated: 0, doc: null });
});

test('fifty owners order the last thirty cases at once: thirty are sold, twenty are told so', async () => {
  const { _ } = shop;
  const results = await Promise.all(
    Array.from({ length: 50 }, (_owner, n) =>
      stock()
        .where({ _id: 's1', cases: _.gte(1), [`holds.owner${n}`]: _.exists(false) })
        .update({ cases: _.inc(-1), [`holds.owner${n}`]: 1 }),
    ),
  );
  const sold = results.filter(({ updated }) => updated === 1);
  expect(sold).toHaveLength(30);
  expect(kept().cases).toBe(0);
  expect(Object.keys(kept().holds as object)).toHaveLength(31);
});
