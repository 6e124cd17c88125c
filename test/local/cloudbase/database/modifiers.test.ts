import { noon, openPlainly, type Plain, type Row } from './asked-plainly';

let shelf: Plain;
beforeEach(() => {
  shelf = openPlainly();
});
afterEach(() => shelf.close());

/** What becomes of a document that the filter finds, and whether it counts as updated. */
async function updated(before: Row, change: Row, filter: Row = {}): Promise<Row> {
  await shelf.insert([{ _id: 's1', ...before }]);
  const answer = await shelf.update(filter, change);
  const { _id, ...after } = shelf.all()[0]!;
  expect(answer.updated).toBe(JSON.stringify(after) === JSON.stringify(before) ? 0 : 1);
  return after;
}

describe('what an update does', () => {
  test.each<[Row, Row, Row]>([
    // $set and $unset
    [{ a: 1 }, { $set: { a: 2, b: 'x' } }, { a: 2, b: 'x' }],
    [{ a: 1 }, { $set: { a: 1 } }, { a: 1 }],
    [{ a: { x: 1 } }, { $set: { 'a.y': 2, 'b.c.d': 3 } }, { a: { x: 1, y: 2 }, b: { c: { d: 3 } } }],
    [{ a: [1, 2] }, { $set: { 'a.0': 9 } }, { a: [9, 2] }],
    [{ a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    [{ a: [{ n: 1 }] }, { $set: { 'a.0.n': 2, 'a.1.n': 3 } }, { a: [{ n: 2 }, { n: 3 }] }],
    [{}, { $set: { 'a.0': 1 } }, { a: { 0: 1 } }],
    [{ a: { x: 1, y: 2 } }, { $set: { a: { y: 2, x: 1 } } }, { a: { y: 2, x: 1 } }],
    [{ a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    [{ a: [1, 2, 3] }, { $unset: { 'a.1': '' } }, { a: [1, null, 3] }],
    [{ a: 1 }, { $unset: { b: '', 'a.x': '', 'c.d': '' } }, { a: 1 }],
    [{ a: {} }, { $unset: { 'a.x': '' } }, { a: {} }],
    [{ a: 1 }, { $set: { _id: 's1' } }, { a: 1 }],
    // numbers
    [{ a: 1 }, { $inc: { a: 2, b: 3 } }, { a: 3, b: 3 }],
    [{ a: 1 }, { $inc: { a: 0 } }, { a: 1 }],
    [{ a: 2 ** 31 - 1 }, { $inc: { a: 1 } }, { a: 2 ** 31 }],
    [{ a: 0.5 }, { $mul: { a: 3, b: 3 } }, { a: 1.5, b: 0 }],
    [{ a: 5 }, { $min: { a: 3, b: 1 } }, { a: 3, b: 1 }],
    [{ a: 5 }, { $max: { a: 3 } }, { a: 5 }],
    [{ a: 5 }, { $max: { a: 'word' } }, { a: 'word' }],
    [{ a: 5 }, { $min: { a: null } }, { a: null }],
    [{ a: 13 }, { $bit: { a: { and: 10 }, b: { or: 5 } } }, { a: 8, b: 5 }],
    [{ a: 5 }, { $bit: { a: { xor: 1 } } }, { a: 4 }],
    // names and times
    [{ a: 1 }, { $rename: { a: 'b' } }, { b: 1 }],
    [{ a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
    [{ a: { x: 1 } }, { $rename: { 'a.x': 'c.y' } }, { a: {}, c: { y: 1 } }],
    [{ a: 1 }, { $rename: { gone: 'b' } }, { a: 1 }],
    [{}, { $currentDate: { at: true, on: { $type: 'date' } } }, { at: new Date(noon), on: new Date(noon) }],
    // lists
    [{ a: [1] }, { $push: { a: 2, b: 'x' } }, { a: [1, 2], b: ['x'] }],
    [{ a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
    [{ a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [8, 9], $position: 0 } } }, { a: [8, 9, 1, 2] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 9, 2] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [3], $slice: 2 } } }, { a: [1, 2] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [], $slice: 0 } } }, { a: [] }],
    [{ a: [3, 1] }, { $push: { a: { $each: [2], $sort: 1 } } }, { a: [1, 2, 3] }],
    [
      { a: [{ n: 3, m: 1 }, { n: 1 }] },
      { $push: { a: { $each: [{ n: 3, m: 0 }], $sort: { n: -1, m: 1 }, $slice: 2 } } },
      {
        a: [
          { n: 3, m: 0 },
          { n: 3, m: 1 },
        ],
      },
    ],
    [{ a: [1, 2] }, { $addToSet: { a: 2, b: 1 } }, { a: [1, 2], b: [1] }],
    [
      { a: [{ x: 1, y: 2 }] },
      { $addToSet: { a: { y: 2, x: 1 } } },
      {
        a: [
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ],
      },
    ],
    [{ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    [{}, { $addToSet: { a: { $each: [] } } }, { a: [] }],
    [{ a: [1, 2, 1] }, { $pull: { a: 1, b: 1 } }, { a: [2] }],
    [{ a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    [{ a: ['x', 'yx', 3] }, { $pull: { a: /^x/ } }, { a: ['yx', 3] }],
    [
      { a: [{ n: 1, m: 1 }, { n: 1, m: 2 }, 7] },
      { $pull: { a: { n: 1, m: { $gt: 1 } } } },
      { a: [{ n: 1, m: 1 }, 7] },
    ],
    [{ a: [[1], 1] }, { $pull: { a: [1] } }, { a: [1] }],
    [{ a: [null, 1] }, { $pull: { a: null } }, { a: [1] }],
    [{ a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    [{ a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
    [{ a: [1, 2, 3] }, { $pop: { a: -1, b: 1 } }, { a: [2, 3] }],
    [{ a: [] }, { $pop: { a: 1 } }, { a: [] }],
  ])('%j under %p', async (before, change, after) => {
    expect(await updated(before, change)).toEqual(after);
  });

  test.each<[Row, Row, Row, Row]>([
    [
      {
        l: [
          { g: 'a', n: 1 },
          { g: 'b', n: 2 },
        ],
      },
      { 'l.g': 'b' },
      { $inc: { 'l.$.n': 5 } },
      {
        l: [
          { g: 'a', n: 1 },
          { g: 'b', n: 7 },
        ],
      },
    ],
    [{ l: [1, 5, 9] }, { l: { $gte: 5 } }, { $set: { 'l.$': 0 } }, { l: [1, 0, 9] }],
    [
      {
        l: [
          { g: 'a', n: 1 },
          { g: 'a', n: 2 },
        ],
      },
      { l: { $elemMatch: { g: 'a', n: 2 } } },
      { $set: { 'l.$.n': 9 } },
      {
        l: [
          { g: 'a', n: 1 },
          { g: 'a', n: 9 },
        ],
      },
    ],
    [{ l: [{ n: 1 }, { n: 2 }] }, {}, { $mul: { 'l.$[].n': 10 } }, { l: [{ n: 10 }, { n: 20 }] }],
    [{ l: [[1, 2], [3]] }, {}, { $inc: { 'l.$[].$[]': 1 } }, { l: [[2, 3], [4]] }],
    [
      { l: [{ n: 1 }, { n: 2 }] },
      { 'l.n': 2 },
      { $set: { 'l.$.m': 1, 'l.0.m': 0 } },
      {
        l: [
          { n: 1, m: 0 },
          { n: 2, m: 1 },
        ],
      },
    ],
    [{ l: [] }, {}, { $set: { 'l.$[].n': 1 } }, { l: [] }],
  ])('%j, found by %j, under %j', async (before, filter, change, after) => {
    expect(await updated(before, change, filter)).toEqual(after);
  });
});

test('only documents that became others count as updated', async () => {
  await shelf.insert([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ]);
  expect(await shelf.update({}, { $set: { n: 2 } })).toMatchObject({ updated: 1 });
  expect(await shelf.update({}, {})).toMatchObject({ updated: 0 });
});
