import { type Plain, type Row, refusal } from './asked-plainly';
import { openOrders } from './orders-of-two-stores';

let shelf: Plain;
beforeEach(async () => {
  shelf = await openOrders();
});
afterEach(() => shelf.close());

describe('what stands in another collection', () => {
  test('is found by an equal value; missing finds what is missing or null there', async () => {
    const rows = await shelf.aggregate([
      { $lookup: { from: 'stores', localField: 'store', foreignField: '_id', as: 'found' } },
      { $project: { names: '$found.name' } },
    ]);
    expect(rows).toEqual([
      { _id: 1, names: ['老王'] },
      { _id: 2, names: ['小李'] },
      { _id: 3, names: ['老王'] },
      { _id: 4, names: ['小李'] },
      { _id: 5, names: [] },
    ]);
    const other = await shelf.aggregate([
      { $match: { _id: 5 } },
      { $lookup: { from: 'stores', localField: 'gone', foreignField: 'owes', as: 'found' } },
    ]);
    expect((other[0]!.found as Row[]).map(({ _id }) => _id)).toEqual(['nobody']);
  });

  test('is found by any element of a list, on either side', async () => {
    await shelf.insert([{ _id: 9, store: ['wang', 'li'] }]);
    const [row] = await shelf.aggregate([
      { $match: { _id: 9 } },
      { $lookup: { from: 'stores', localField: 'store', foreignField: '_id', as: 'found' } },
      { $lookup: { from: 'stores', localField: 'found.tags', foreignField: 'tags', as: 'alike' } },
    ]);
    expect((row!.found as Row[]).length).toBe(2);
    expect((row!.alike as Row[]).map(({ _id }) => _id)).toEqual(['wang', 'li']);
  });

  test('is worked on by a pipeline that sees values of this document', async () => {
    const rows = await shelf.aggregate([
      { $match: { store: 'li' } },
      {
        $lookup: {
          from: 'stores',
          let: { who: '$store', cases: '$cases' },
          pipeline: [
            { $match: { $expr: { $and: [{ $eq: ['$_id', '$$who'] }, { $gt: ['$owes', '$$cases'] }] } } },
            { $project: { _id: 0, left: { $subtract: ['$owes', '$$cases'] } } },
          ],
          as: 'owed',
        },
      },
      { $project: { owed: 1 } },
    ]);
    expect(rows).toEqual([
      { _id: 2, owed: [{ left: 4 }] },
      { _id: 4, owed: [{ left: 2 }] },
    ]);
  });

  test('is told from by a condition anywhere in the filter', async () => {
    const pipeline = [
      { $match: { tags: 'far', $and: [{ $expr: { $eq: ['$_id', '$$who'] } }] } },
      { $project: { name: 1 } },
    ];
    const lookup = { from: 'stores', let: { who: '$store' }, pipeline, as: 'far' };
    const rows = await shelf.aggregate([
      { $lookup: lookup },
      { $match: { far: { $size: 1 } } },
      { $sort: { _id: 1 } },
    ]);
    expect(rows.map(({ _id }) => _id)).toEqual([2, 4]);
  });

  test.each<[Row, string]>([
    [{ from: 'stores', as: 'x' }, 'localField is missing'],
    [{ from: 'stores', localField: 'a', foreignField: 'b' }, 'as is missing'],
    [
      { from: 'stores', localField: 1, foreignField: 'b', as: 'x' },
      "$lookup argument 'localField' must be a string, is type int",
    ],
    [{ from: 'stores', pipeline: 1, as: 'x' }, "'pipeline' option must be specified as an array"],
    [{ from: 'stores', pipeline: [{ $foo: 1 }], as: 'x' }, "Unrecognized pipeline stage name: '$foo'"],
    [
      { from: 'stores', localField: 'a', foreignField: 'b', as: 'x', on: 1 },
      'unknown argument to $lookup: on',
    ],
  ])('%j is refused', async (specification, message) => {
    expect(await refusal(shelf.aggregate([{ $lookup: specification }]))).toContain(message);
  });

  test('is not looked for in a collection that does not exist', async () => {
    const lookup = { from: 'gifts', localField: 'a', foreignField: 'b', as: 'x' };
    await expect(shelf.aggregate([{ $lookup: lookup }])).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    });
  });
});

describe('what is reached from one document to the next', () => {
  const chain = {
    from: 'stores',
    startWith: '$store',
    connectFromField: 'owes',
    connectToField: '_id',
    as: 'chain',
  };
  const reached = async (more: Row = {}) => {
    await shelf.insert([{ _id: 'a', owes: 'b' }, { _id: 'b', owes: ['c', 'a'] }, { _id: 'c' }], 'stores');
    const rows = await shelf.aggregate([
      { $match: { _id: 1 } },
      { $addFields: { store: 'a' } },
      { $graphLookup: { ...chain, ...more } },
    ]);
    return (rows[0]!.chain as Row[]).map(({ _id, steps }) => (steps === undefined ? _id : [_id, steps]));
  };

  test('is found once each, also in a circle, with the steps it took', async () => {
    expect(await reached({ depthField: 'steps' })).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
  });

  test('no further than asked, and only where a filter leads', async () => {
    expect(await reached({ maxDepth: 1 })).toEqual(['a', 'b']);
    await shelf.close();
    shelf = await openOrders();
    expect(await reached({ restrictSearchWithMatch: { owes: { $exists: true } } })).toEqual(['a', 'b']);
  });

  test.each<[Row, string]>([
    [{ maxDepth: -1 }, 'maxDepth requires a nonnegative argument, found: -1'],
    [{ connectToField: 5 }, "$graphLookup argument 'connectToField' must be a string, is type int"],
    [{ foo: 1 }, 'Unrecognized parameter to $graphLookup: foo'],
    [{ restrictSearchWithMatch: 1 }, 'restrictSearchWithMatch must be an object'],
  ])('%p is refused', async (more, message) => {
    expect(await refusal(reached(more))).toContain(message);
  });
});
