import fc from 'fast-check';
import type { IndexDeclaration } from '../../../../local/cloudbase/database/declaration';
import { sortKey } from '../../../../local/cloudbase/database/key';
import { keys, openPlainly, type Plain, type Row, refusal } from './asked-plainly';

const states = ['placed', 'accepted', 'shipped', 'received'];

describe('an index narrows the search', () => {
  let shelf: Plain;
  beforeAll(async () => {
    shelf = openPlainly([
      { name: 'byState', keys: keys('state', '-at') },
      { name: 'byName', keys: keys('name') },
      { name: 'byNameDown', keys: keys('-alias') },
      { name: 'byLine', keys: keys('lines.gtin', 'lines.cases') },
      { name: 'byScore', keys: keys('scores') },
      { name: 'bySeller', keys: keys('seller') },
    ]);
    await shelf.insert(
      Array.from({ length: 400 }, (_, n) => ({
        _id: `o${n}`,
        at: n,
        state: states[n % 4],
        name: `店${String(n).padStart(3, '0')}`,
        alias: `店${String(n).padStart(3, '0')}`,
        lines: [
          { gtin: `g${n % 20}`, cases: n % 7 },
          { gtin: `g${(n + 1) % 20}`, cases: 9 },
        ],
        scores: [n, n + 1000],
        ...(n % 100 === 0 ? {} : { seller: 'xinyuan' }),
      })),
    );
  });
  afterAll(() => shelf.close());

  test.each<[what: string, query: Row, index: string, examined: number, returned: number]>([
    [
      'either of two answers, each by its own index',
      { $or: [{ _id: 'o1' }, { name: '店002' }] },
      '_id_ or byName',
      2,
      2,
    ],
    [
      'either answer, met by one document twice',
      { $or: [{ _id: 'o1' }, { name: '店001' }] },
      '_id_ or byName',
      1,
      1,
    ],
    ['either answer within a state', { state: 'placed', $or: [{ _id: 'o4' }, { _id: 'o5' }] }, '_id_', 2, 1],
    ['either answer, one of them in no index', { $or: [{ _id: 'o1' }, { note: 'x' }] }, 'scan', 400, 1],
    ['a name by its beginning', { name: /^店12/ }, 'byName', 10, 10],
    [
      'a name by its beginning, from an index that runs down',
      { alias: { $regex: '^店12' } },
      'byNameDown',
      10,
      10,
    ],
    ['a whole name as a pattern', { alias: /^店123$/ }, 'byNameDown', 1, 1],
    ['a beginning whose last character may be absent', { name: /^店120*/ }, 'byName', 10, 10],
    ['a pattern in any case', { name: /^店12/i }, 'scan', 400, 10],
    ['a pattern with a second beginning', { name: /^店12|^店13/ }, 'scan', 400, 20],
    ['nobody in a field, or null', { seller: null }, 'bySeller', 4, 4],
    ['a field that is not there', { seller: { $exists: false } }, 'bySeller', 4, 4],
    [
      'a line of one product and so many cases',
      { lines: { $elemMatch: { gtin: 'g3', cases: 3 } } },
      'byLine',
      3,
      3,
    ],
    ['a product in one line, cases in any', { 'lines.gtin': 'g3', 'lines.cases': 3 }, 'byLine', 40, 5],
    ['a score in a span', { scores: { $elemMatch: { $gte: 10, $lt: 15 } } }, 'byScore', 5, 5],
    ['a score above and a score below', { scores: { $gte: 10, $lt: 15 } }, 'byScore', 400, 15],
  ])('%s', async (_, query, index, examined, returned) => {
    expect(shelf.explain(query, { limit: 1000 })).toEqual({ index, examined, returned });
    expect(await shelf.find(query, { limit: 1000 })).toHaveLength(returned);
  });

  test.each([1, -1])('the first of two states together, in the order of time (%i)', async (direction) => {
    const twoStates = { state: { $in: ['placed', 'shipped'] } };
    const page = { order: { at: direction }, limit: 10 };
    expect(shelf.explain(twoStates, page)).toEqual({ index: 'byState', examined: 10, returned: 10 });
    const times = (await shelf.find(twoStates, page)).map(({ at }) => at);
    const all = Array.from({ length: 200 }, (_, n) => 2 * n);
    expect(times).toEqual((direction === 1 ? all : all.toReversed()).slice(0, 10));
  });

  test('two bounds inside one line are not met by two lists in it', async () => {
    for (const indexes of [[{ name: 'byDay', keys: keys('lines.days') }], []]) {
      const rows = openPlainly(indexes);
      await rows.insert([{ _id: 'a', lines: [{ days: [0, 5] }] }]);
      expect(await rows.find({ lines: { $elemMatch: { days: { $gt: 1, $lt: 3 } } } })).toHaveLength(1);
    }
  });
});

describe('lists in an index of two fields', () => {
  test('two lists side by side are refused, in new documents and in old ones', async () => {
    const shelf = openPlainly([{ name: 'both', keys: keys('tags', 'sizes') }]);
    const parallel = 'cannot index parallel arrays [sizes] [tags]';
    expect(await refusal(shelf.insert([{ tags: ['a'], sizes: [1] }]))).toBe(parallel);
    await shelf.insert([
      { _id: 'a', tags: ['a', 'b'], sizes: 1 },
      { _id: 'b', tags: 'a', sizes: [1, 2] },
    ]);
    expect(await refusal(shelf.update({ _id: 'a' }, { $set: { sizes: [3] } }, false))).toBe(parallel);
    expect(shelf.all()).toHaveLength(2);
  });

  test('two fields of one list go through it line by line, and each line is unique as a pair', async () => {
    const shelf = openPlainly([{ name: 'line', keys: keys('lines.a', 'lines.b'), unique: true }]);
    await shelf.insert([
      {
        lines: [
          { a: 1, b: 2 },
          { a: 2, b: 1 },
        ],
      },
    ]);
    await shelf.insert([{ lines: [{ a: 1, b: 1 }] }]);
    expect(await refusal(shelf.insert([{ lines: [{ a: 2, b: 1 }] }]))).toContain('E11000');
  });

  test('a unique pair counts what is missing as null', async () => {
    const shelf = openPlainly([{ name: 'pair', keys: keys('a', 'b'), unique: true }]);
    await shelf.insert([{ a: 1 }, { b: 1 }, {}]);
    for (const twin of [{ a: 1, b: null }, { b: 1 }, { a: null }])
      expect(await refusal(shelf.insert([twin]))).toContain('E11000');
  });
});

test('whatever is asked of lists, patterns and choices, indexes find what looking at everything finds', async () => {
  const number = fc.constantFrom(0, 1, 2, 3);
  const text = fc.constantFrom('', 'a', 'ab', 'abc', 'b', '瓶', '瓶盖');
  const scalar = fc.oneof(number, text, fc.constant(null));
  const line = fc.record(
    { a: fc.oneof({ weight: 3, arbitrary: scalar }, fc.array(number, { maxLength: 2 })), b: scalar },
    { requiredKeys: [] },
  );
  const lines = fc.oneof({ weight: 3, arbitrary: fc.array(line, { maxLength: 3 }) }, line, scalar);
  const row = fc.record({ lines, c: scalar, d: number }, { requiredKeys: ['d'] });

  const condition = fc.oneof(
    scalar,
    fc.constantFrom(/^a/, /^ab/, /^ab*/, /^a./, /b/, /^瓶/, /^A/i, /^a|b/),
    fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
    fc.record({ $gte: number, $lte: number }, { requiredKeys: ['$gte'] }),
    fc.record({ $lt: text }),
    fc.record({ $exists: fc.boolean() }),
    fc.record({ $ne: scalar }),
  );
  const inLine = fc.record({ a: condition, b: condition }, { requiredKeys: ['a'] });
  const fields = fc.oneof(
    fc.record({ 'lines.a': condition, 'lines.b': condition, c: condition }, { requiredKeys: [] }),
    fc.record({ lines: fc.record({ $elemMatch: inLine }), c: condition }, { requiredKeys: ['lines'] }),
    fc.record({ 'lines.a': fc.record({ $elemMatch: fc.record({ $gt: number, $lt: number }) }) }),
  );
  const filter = fc.oneof(
    { weight: 2, arbitrary: fields as fc.Arbitrary<Row> },
    fc.record(
      { c: condition, $or: fc.array(fields, { minLength: 1, maxLength: 3 }) },
      { requiredKeys: ['$or'] },
    ),
    fc.record({
      $and: fc.tuple(fields, fc.record({ $or: fc.array(fields, { minLength: 1, maxLength: 2 }) })),
    }),
  );
  const turn = fc.constantFrom<1 | -1>(1, -1);
  const order = fc.oneof(
    fc.record<Record<string, 1 | -1>>({ d: turn }),
    fc.record<Record<string, 1 | -1>>({ c: turn, d: turn }),
  );
  const indexes: IndexDeclaration[] = [
    { name: 'line', keys: keys('lines.a', 'lines.b') },
    { name: 'lineDown', keys: keys('-lines.b') },
    { name: 'c', keys: keys('c', 'd') },
    { name: 'cDown', keys: keys('-c', '-lines.a') },
  ];
  const places = (rows: readonly Row[], by: Record<string, 1 | -1>) =>
    rows.map((found) =>
      sortKey(
        found,
        Object.entries(by).map(([field, direction]) => ({ field, direction })),
      ).toString('hex'),
    );
  const ids = (rows: readonly Row[]) => rows.map(({ _id }) => String(_id)).sort();

  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 10 }),
      fc.array(fc.record({ query: filter, order }), { minLength: 10, maxLength: 20 }),
      async (rows, questions) => {
        const [indexed, plain] = [openPlainly(indexes), openPlainly()];
        const numbered = rows.map((found, n) => ({ _id: `r${n}`, ...found }));
        for (const shelf of [indexed, plain]) await shelf.insert(numbered);
        for (const { query, order } of questions) {
          const [found, truth] = [await indexed.find(query, { order }), await plain.find(query, { order })];
          expect(ids(found)).toEqual(ids(truth));
          expect(places(found, order)).toEqual(places(truth, order));
        }
      },
    ),
    { numRuns: 60 },
  );
});
