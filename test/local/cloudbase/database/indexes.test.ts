import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EJSON } from 'bson';
import fc from 'fast-check';
import type { IndexDeclaration } from '../../../../local/cloudbase/database/declaration';
import { sortKey } from '../../../../local/cloudbase/database/key';
import { openDatabase } from '../../../../local/cloudbase/database/open';

type Row = Record<string, unknown>;

function open(indexes: readonly IndexDeclaration[], path = 'memory') {
  return openDatabase({ path, noSync: true, now: Date.now, declarations: [{ name: 'orders', indexes }] });
}

type Database = ReturnType<typeof open>;

const ejson = (value: Row) => EJSON.stringify(value, { relaxed: false });
const insert = (database: Database, rows: readonly Row[]) =>
  database.answer({ action: 'database.insertDocument', collectionName: 'orders', data: rows.map(ejson) });

function question(filter: Row, order?: Row, limit?: number) {
  return {
    action: 'database.getDocument',
    collectionName: 'orders',
    query: ejson(filter),
    ...(order && { order: ejson(order) }),
    ...(limit !== undefined && { limit }),
  };
}

async function ask(database: Database, ...asked: Parameters<typeof question>): Promise<Row[]> {
  const { data } = await database.answer(question(...asked));
  return (data as { list: string[] }).list.map((text) => EJSON.parse(text) as Row);
}

const byStoreAndTime: IndexDeclaration = {
  name: 'byStoreAndTime',
  keys: [
    { field: 'store', direction: 1 },
    { field: 'at', direction: -1 },
  ],
};
const byPending: IndexDeclaration = {
  name: 'byPending',
  keys: [
    { field: 'pending', direction: 1 },
    { field: 'at', direction: 1 },
  ],
};
const byPhone: IndexDeclaration = { name: 'byPhone', keys: [{ field: 'phone', direction: 1 }], unique: true };

describe('an index is really used', () => {
  let database: Database;
  beforeEach(async () => {
    database = open([byStoreAndTime, byPending]);
    await insert(
      database,
      Array.from({ length: 1000 }, (_, n) => ({
        _id: `o${n}`,
        store: `s${n % 10}`,
        at: n,
        pending: n >= 990 ? ['rebate', 'restock'] : [],
      })),
    );
  });
  afterEach(() => database.close());

  test('one order by its id looks at one document', () => {
    expect(database.explain(question({ _id: 'o7' }))).toEqual({ index: '_id_', examined: 1, returned: 1 });
  });

  test('several orders by their ids look at no others', () => {
    const asked = question({ _id: { $in: ['o7', 'o8', 'nobody'] } });
    expect(database.explain(asked)).toEqual({ index: '_id_', examined: 2, returned: 2 });
  });

  test("a store's latest orders come from the index in order, and only as many as shown", async () => {
    const asked = [{ store: 's3' }, { at: -1 }, 20] as const;
    expect(database.explain(question(...asked))).toEqual({
      index: 'byStoreAndTime',
      examined: 20,
      returned: 20,
    });
    expect((await ask(database, ...asked)).map(({ at }) => at)).toEqual(
      Array.from({ length: 20 }, (_, n) => 993 - n * 10),
    );
  });

  test('the same index read backwards gives the oldest first', async () => {
    const asked = [{ store: 's3' }, { at: 1 }, 2] as const;
    expect(database.explain(question(...asked)).examined).toBe(2);
    expect((await ask(database, ...asked)).map(({ at }) => at)).toEqual([3, 13]);
  });

  test('a time span within a store looks only into the span', () => {
    const asked = question({ store: 's3', $and: [{ at: { $gte: 103 } }, { at: { $lt: 203 } }] });
    expect(database.explain(asked)).toEqual({ index: 'byStoreAndTime', examined: 10, returned: 10 });
  });

  test('facts that still wait for a reaction are found through the list in them', () => {
    const asked = question({ pending: 'rebate' }, { at: 1 }, 5);
    expect(database.explain(asked)).toEqual({ index: 'byPending', examined: 5, returned: 5 });
  });

  test('a question no index answers is called a scan', () => {
    expect(database.explain(question({ note: 'x' }))).toEqual({ index: 'scan', examined: 1000, returned: 0 });
  });

  test('an aggregate and a guarded update use them too', () => {
    const stages = [{ stageKey: '$match', stageValue: ejson({ store: 's3' }) }];
    const aggregate = { action: 'database.aggregateDocuments', collectionName: 'orders', stages };
    expect(database.explain(aggregate)).toMatchObject({ index: 'byStoreAndTime', examined: 100 });
    const update = { action: 'database.modifyDocument', collectionName: 'orders' };
    const guarded = { ...update, query: ejson({ _id: 'o1', at: { $gte: 0 } }), multi: true };
    expect(database.explain(guarded)).toMatchObject({ index: '_id_', examined: 1 });
  });
});

describe('a unique index', () => {
  test('keeps a second owner of one phone out, also by an update', async () => {
    const database = open([byPhone]);
    await insert(database, [
      { _id: 'a', phone: '1' },
      { _id: 'b', phone: '2' },
    ]);
    expect((await insert(database, [{ _id: 'c', phone: '1' }])).message).toContain('E11000');
    const answer = await database.answer({
      action: 'database.modifyDocument',
      collectionName: 'orders',
      query: ejson({ _id: 'b' }),
      data: ejson({ $set: { phone: '1' } }),
      merge: true,
      multi: false,
    });
    expect(answer.message).toContain('E11000');
    expect(database.all('orders').map(({ phone }) => phone)).toEqual(['1', '2']);
    await database.close();
  });

  test('counts a missing phone as null, so only one may lack it', async () => {
    const database = open([byPhone]);
    expect((await insert(database, [{ _id: 'a' }])).code).toBeUndefined();
    expect((await insert(database, [{ _id: 'b' }])).message).toContain('E11000');
    expect((await insert(database, [{ _id: 'c', phone: null }])).message).toContain('E11000');
    await database.close();
  });
});

describe('declarations may change between two starts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'crowncap-indexes-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('a new index is built over what is there and survives, a dropped one is no longer used', async () => {
    const first = open([], folder);
    await insert(first, [
      { _id: 'a', store: 's1', at: 1 },
      { _id: 'b', store: 's2', at: 2 },
    ]);
    await first.close();
    for (let start = 0; start < 2; start++) {
      const again = open([byStoreAndTime], folder);
      expect(again.explain(question({ store: 's2' }))).toEqual({
        index: 'byStoreAndTime',
        examined: 1,
        returned: 1,
      });
      await again.close();
    }
    const last = open([], folder);
    expect(last.explain(question({ store: 's2' })).index).toBe('scan');
    await insert(last, [{ _id: 'c', store: 's2', at: 3 }]);
    await last.close();
    const revived = open([byStoreAndTime], folder);
    expect(revived.explain(question({ store: 's2' })).returned).toBe(2);
    await revived.close();
  });
});

test('whatever is asked, an index finds what looking at everything finds, in the same order', async () => {
  const number = fc.constantFrom(-2, -0.5, 0, 1, 2, 3);
  const scalar = fc.oneof(number, fc.constantFrom(null, true, '', 'a', '瓶', new Date(0), new Date(1)));
  const value = fc.oneof(
    { weight: 3, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(fc.oneof(number, scalar), { maxLength: 3 }) },
  );
  const row = fc.record({ a: value, b: scalar }, { requiredKeys: [] });
  const bound = fc.oneof(number, scalar);
  const condition = fc.oneof(
    scalar,
    fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
    fc.record({ $gt: bound, $lt: bound }, { requiredKeys: [] }),
    fc.record({ $gte: bound, $lte: bound }, { requiredKeys: [] }),
    fc.record({ $ne: scalar }),
    fc.record({ $nin: fc.array(scalar, { maxLength: 2 }) }),
    fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) }),
  );
  const turn = fc.constantFrom<1 | -1>(1, -1);
  const asked = fc.record({
    filter: fc.record({ a: condition, b: condition }, { requiredKeys: [] }),
    order: fc.oneof(
      fc.record<Record<string, 1 | -1>>({ b: turn }),
      fc.record<Record<string, 1 | -1>>({ a: turn }),
      fc.record<Record<string, 1 | -1>>({ a: turn, b: turn }),
    ),
  });
  const indexes: IndexDeclaration[] = [
    {
      name: 'ab',
      keys: [
        { field: 'a', direction: 1 },
        { field: 'b', direction: -1 },
      ],
    },
    { name: 'b', keys: [{ field: 'b', direction: -1 }] },
    { name: 'aDown', keys: [{ field: 'a', direction: -1 }] },
  ];
  // Which of two equals comes first is nobody's promise, so what is compared is what was sorted by.
  const places = (rows: readonly Row[], order: Record<string, 1 | -1>) => {
    const keys = Object.entries(order).map(([field, direction]) => ({ field, direction }));
    return rows.map((found) => sortKey(found, keys).toString('hex'));
  };
  const ids = (rows: readonly Row[]) => rows.map(({ _id }) => String(_id)).sort();

  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(asked, { minLength: 15, maxLength: 30 }),
      async (rows, questions) => {
        const [indexed, plain] = [open(indexes), open([])];
        try {
          const numbered = rows.map((fields, n) => ({ _id: `r${n}`, ...fields }));
          for (const database of [indexed, plain])
            expect((await insert(database, numbered)).code).toBeUndefined();
          for (const { filter, order } of questions) {
            const truth = await ask(plain, filter, order);
            const found = await ask(indexed, filter, order);
            expect(ids(await ask(indexed, filter))).toEqual(ids(truth));
            expect(ids(found)).toEqual(ids(truth));
            expect(places(found, order)).toEqual(places(truth, order));
          }
        } finally {
          await Promise.all([indexed.close(), plain.close()]);
        }
      },
    ),
    { numRuns: 60 },
  );
});
