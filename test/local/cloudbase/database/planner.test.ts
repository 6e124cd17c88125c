import fc from 'fast-check';
import type { IndexDeclaration } from '../../../../local/cloudbase/database/declaration';
import { sortKey } from '../../../../local/cloudbase/database/key';
import type { Database } from '../../../../local/cloudbase/database/open';
import { ask, insert, insertion, keys, openRows, question, type Row } from './asked';

const states = ['placed', 'accepted', 'shipped', 'received'];

describe('an index narrows the search', () => {
  let database: Database;
  beforeAll(async () => {
    database = openRows([
      { name: 'byState', keys: keys('state', '-at') },
      { name: 'byName', keys: keys('name') },
      { name: 'byNameDown', keys: keys('-alias') },
      { name: 'byLine', keys: keys('lines.gtin', 'lines.cases') },
      { name: 'byScore', keys: keys('scores') },
      { name: 'bySeller', keys: keys('seller') },
    ]);
    await insert(
      database,
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
  afterAll(() => database.close());

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
    expect(database.explain(question({ query, limit: 1000 }))).toEqual({ index, examined, returned });
    expect(await ask(database, { query, limit: 1000 })).toHaveLength(returned);
  });

  test.each([1, -1])('the first of two states together, in the order of time (%i)', async (direction) => {
    const asked = { query: { state: { $in: ['placed', 'shipped'] } }, order: { at: direction }, limit: 10 };
    expect(database.explain(question(asked))).toEqual({ index: 'byState', examined: 10, returned: 10 });
    const times = (await ask(database, asked)).map(({ at }) => at);
    const all = Array.from({ length: 200 }, (_, n) => 2 * n);
    expect(times).toEqual((direction === 1 ? all : all.toReversed()).slice(0, 10));
  });

  test('two bounds inside one line are not met by two lists in it', async () => {
    const [indexed, plain] = [openRows([{ name: 'byDay', keys: keys('lines.days') }]), openRows([])];
    for (const rows of [indexed, plain]) {
      await insert(rows, [{ _id: 'a', lines: [{ days: [0, 5] }] }]);
      const query = { lines: { $elemMatch: { days: { $gt: 1, $lt: 3 } } } };
      expect(await ask(rows, { query })).toHaveLength(1);
    }
  });
});

describe('lists in an index of two fields', () => {
  test('two lists side by side are refused, in new documents and in old ones', async () => {
    const database = openRows([{ name: 'both', keys: keys('tags', 'sizes') }]);
    const { message } = await database.answer(insertion([{ tags: ['a'], sizes: [1] }]));
    expect(message).toBe('cannot index parallel arrays [sizes] [tags]');
    await insert(database, [
      { _id: 'a', tags: ['a', 'b'], sizes: 1 },
      { _id: 'b', tags: 'a', sizes: [1, 2] },
    ]);
    const update = { action: 'database.modifyDocument', collectionName: 'rows', merge: true, multi: false };
    const data = JSON.stringify({ $set: { sizes: [3] } });
    const changed = await database.answer({ ...update, query: '{"_id":"a"}', data });
    expect(changed.message).toContain('cannot index parallel arrays');
    expect(database.all('rows')).toHaveLength(2);
  });

  test('two fields of one list go through it line by line, and each line is unique as a pair', async () => {
    const database = openRows([{ name: 'line', keys: keys('lines.a', 'lines.b'), unique: true }]);
    await insert(database, [
      {
        lines: [
          { a: 1, b: 2 },
          { a: 2, b: 1 },
        ],
      },
    ]);
    await insert(database, [{ lines: [{ a: 1, b: 1 }] }]);
    const { message } = await database.answer(insertion([{ lines: [{ a: 2, b: 1 }] }]));
    expect(message).toContain('E11000');
  });

  test('a unique pair counts what is missing as null', async () => {
    const database = openRows([{ name: 'pair', keys: keys('a', 'b'), unique: true }]);
    await insert(database, [{ a: 1 }, { b: 1 }, {}]);
    for (const twin of [{ a: 1, b: null }, { b: 1 }, { a: null }])
      expect((await database.answer(insertion([twin]))).message).toContain('E11000');
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
        const [indexed, plain] = [openRows(indexes), openRows([])];
        const numbered = rows.map((found, n) => ({ _id: `r${n}`, ...found }));
        for (const database of [indexed, plain]) await insert(database, numbered);
        for (const asked of questions) {
          const [found, truth] = [await ask(indexed, asked), await ask(plain, asked)];
          expect(ids(found)).toEqual(ids(truth));
          expect(places(found, asked.order)).toEqual(places(truth, asked.order));
        }
      },
    ),
    { numRuns: 60 },
  );
});
