import { type Plain, type Row, refusal } from './asked-plainly';
import { openOrders } from './orders-of-two-stores';

let shelf: Plain;
beforeEach(async () => {
  shelf = await openOrders();
});
afterEach(() => shelf.close());

describe('the other stages', () => {
  const ids = (rows: readonly Row[]) => rows.map(({ _id }) => _id);

  test('a filter, an order, a page', async () => {
    expect(ids(await shelf.aggregate([{ $match: { store: 'li' } }, { $sort: { cases: -1 } }]))).toEqual([
      4, 2,
    ]);
    expect(ids(await shelf.aggregate([{ $sort: { _id: -1 } }, { $skip: 1 }, { $limit: 2 }]))).toEqual([4, 3]);
    expect(ids(await shelf.aggregate([{ $skip: 3 }, { $match: { _id: { $gt: 4 } } }]))).toEqual([5]);
    expect(await shelf.aggregate([{ $match: { store: 'li' } }, { $count: 'n' }])).toEqual([{ n: 2 }]);
    expect(await shelf.aggregate([{ $match: { store: 'x' } }, { $count: 'n' }])).toEqual([]);
  });

  test('a filter, an order and a limit at the beginning are answered by an index', () => {
    const stages = [
      { stageKey: '$match', stageValue: '{"store":"li"}' },
      { stageKey: '$group', stageValue: '{"_id":null}' },
    ];
    const asked = { action: 'database.aggregateDocuments', collectionName: 'shelf', stages };
    expect(shelf.database.explain(asked)).toMatchObject({ index: 'byStore', examined: 2 });
  });

  test('fields are chosen, made and left out', async () => {
    const one = async (...stages: Row[]) => (await shelf.aggregate([{ $match: { _id: 1 } }, ...stages]))[0];
    expect(await one({ $project: { store: 1 } })).toEqual({ _id: 1, store: 'wang' });
    expect(await one({ $project: { _id: 0, 'lines.n': 1 } })).toEqual({ lines: [{ n: 1 }, { n: 2 }] });
    expect(await one({ $project: { lines: 0, store: 0 } })).toEqual({ _id: 1, cases: 3 });
    expect(await one({ $project: { _id: 0 } }, { $project: { lines: 0 } })).toEqual({
      store: 'wang',
      cases: 3,
    });
    expect(await one({ $project: { twice: { $multiply: ['$cases', 2] }, o: { s: '$store' } } })).toEqual({
      _id: 1,
      twice: 6,
      o: { s: 'wang' },
    });
    expect(await one({ $project: { cases: '$$REMOVE', store: 1 } })).toEqual({ _id: 1, store: 'wang' });
    expect(await one({ $project: { lines: { g: 1, cases: '$cases' } } })).toEqual({
      _id: 1,
      lines: [
        { g: 'a', cases: 3 },
        { g: 'b', cases: 3 },
      ],
    });
    expect(
      await one({ $addFields: { cases: 9, 'o.x': 1, gone: '$nothing' } }, { $project: { lines: 0 } }),
    ).toEqual({ _id: 1, store: 'wang', cases: 9, o: { x: 1 } });
    expect(await one({ $addFields: { 'lines.k': 1 } }, { $project: { lines: 1 } })).toEqual({
      _id: 1,
      lines: [
        { g: 'a', n: 1, k: 1 },
        { g: 'b', n: 2, k: 1 },
      ],
    });
    expect(await one({ $set: { a: 1 } }, { $unset: ['lines', 'store', 'cases'] })).toEqual({ _id: 1, a: 1 });
    expect(await one({ $replaceRoot: { newRoot: { $arrayElemAt: ['$lines', 0] } } })).toEqual({
      g: 'a',
      n: 1,
    });
  });

  test('buckets, counts, several answers at once', async () => {
    const some = { $match: { _id: { $lte: 4 } } };
    const bucket = {
      groupBy: '$_id',
      boundaries: [1, 3, 4],
      default: 'rest',
      output: { ids: { $push: '$_id' } },
    };
    expect(await shelf.aggregate([some, { $bucket: bucket }])).toEqual([
      { _id: 1, ids: [1, 2] },
      { _id: 3, ids: [3] },
      { _id: 'rest', ids: [4] },
    ]);
    expect(await shelf.aggregate([some, { $bucketAuto: { groupBy: '$_id', buckets: 2 } }])).toEqual([
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 4 }, count: 2 },
    ]);
    expect(await shelf.aggregate([{ $sortByCount: '$store' }])).toEqual([
      { _id: 'wang', count: 2 },
      { _id: 'li', count: 2 },
      { _id: null, count: 1 },
    ]);
    expect(
      await shelf.aggregate([
        { $facet: { n: [{ $count: 'all' }], first: [{ $limit: 1 }, { $project: { _id: 1 } }] } },
      ]),
    ).toEqual([{ n: [{ all: 5 }], first: [{ _id: 1 }] }]);
    const drawn = await shelf.aggregate([{ $sample: { size: 3 } }]);
    expect(new Set(ids(drawn)).size).toBe(3);
  });

  test.each<[Row, string]>([
    [{ $foo: 1 }, "Unrecognized pipeline stage name: '$foo'"],
    [{ $match: 5 }, 'the match filter must be an expression in an object'],
    [{ $match: { a: { $near: {} } } }, '$geoNear, $near, and $nearSphere are not allowed in this context'],
    [{ $limit: 0 }, 'the limit must be positive'],
    [{ $limit: '1' }, 'the limit must be specified as a number'],
    [{ $skip: -1 }, 'Argument to $skip cannot be negative'],
    [{ $sort: {} }, '$sort stage must have at least one sort key'],
    [{ $sort: { a: 2 } }, '$sort key ordering must be 1 (for ascending) or -1 (for descending)'],
    [{ $count: '' }, 'the count field must be a non-empty string'],
    [{ $count: '$n' }, 'the count field cannot be a $-prefixed path'],
    [{ $project: {} }, 'Invalid $project :: caused by :: specification must have at least one field'],
    [{ $project: { a: 1, b: 0 } }, "cannot exclude fields other than '_id' in an inclusion projection"],
    [
      { $project: { a: 0, b: 1 } },
      'cannot include fields or add computed fields during an exclusion projection',
    ],
    [
      { $project: { a: 0, b: '$x' } },
      'cannot include fields or add computed fields during an exclusion projection',
    ],
    [{ $project: { a: { b: {} } } }, 'an empty object is not a valid value. Found at path a.b'],
    [{ $project: { $a: 1 } }, "FieldPath field names may not start with '$'."],
    [{ $project: { 'a..b': 1 } }, 'empty field name'],
    [{ $addFields: { a: 1, 'a.b': 2 } }, 'Path collision at a.b'],
    [{ $replaceRoot: {} }, 'no newRoot specified for the $replaceRoot stage'],
    [
      { $replaceRoot: { newRoot: '$store' } },
      '\'newRoot\' expression must evaluate to an object, but resulting value was: "wang"',
    ],
    [
      { $bucket: { groupBy: '$_id', boundaries: [3, 1] } },
      "The 'boundaries' option to $bucket must be sorted",
    ],
    [
      { $bucket: { groupBy: '$_id', boundaries: [1, 'x'] } },
      "All values in the 'boundaries' option to $bucket must have the same type",
    ],
    [
      { $bucket: { groupBy: '$_id', boundaries: [1, 5], default: 3 } },
      "The $bucket 'default' field must be less than the lowest boundary",
    ],
    [{ $bucket: { groupBy: '$_id', boundaries: [1, 2] } }, '$switch could not find a matching branch'],
    [{ $facet: {} }, 'the $facet specification must be a non-empty object'],
    [{ $facet: { a: 1 } }, 'arguments to $facet must be arrays'],
    [{ $sample: { size: -1 } }, 'size argument to $sample must not be negative'],
  ])('%j is refused', async (stage, message) => {
    expect(await refusal(shelf.aggregate([stage]))).toContain(message);
    expect(await refusal(shelf.aggregate([{ $project: { _id: 1, store: 1 } }, stage]))).toContain(message);
  });

  test('a bad stage is refused also when no document reaches it', async () => {
    expect(await refusal(shelf.aggregate([{ $match: { _id: 'nobody' } }, { $group: {} }]))).toContain(
      'must include an _id',
    );
  });

  test('a pipeline without a limit answers twenty documents, as in production', async () => {
    await shelf.insert(Array.from({ length: 40 }, (_, n) => ({ _id: `o${n}` })));
    expect((await shelf.aggregate([{ $match: {} }])).length).toBe(20);
    expect((await shelf.aggregate([{ $group: { _id: '$_id' } }])).length).toBe(20);
    expect((await shelf.aggregate([{ $match: {} }, { $limit: 1000 }])).length).toBe(45);
    expect(await shelf.aggregate([{ $count: 'n' }])).toEqual([{ n: 45 }]);
  });
});
