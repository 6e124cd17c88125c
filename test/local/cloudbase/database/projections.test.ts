import { openPlainly, type Plain, type Row, refusal } from './asked-plainly';

let shelf: Plain;
beforeEach(async () => {
  shelf = openPlainly();
  await shelf.insert([
    {
      _id: 's1',
      a: 1,
      o: { x: 1, y: { z: 2 } },
      l: [{ g: 'a', n: 1 }, { g: 'b', n: 2 }, 7],
      t: [1, 2, 3, 4, 5],
    },
  ]);
});
afterEach(() => shelf.close());

test.each<[Row, Row]>([
  [
    {},
    {
      _id: 's1',
      a: 1,
      o: { x: 1, y: { z: 2 } },
      l: [{ g: 'a', n: 1 }, { g: 'b', n: 2 }, 7],
      t: [1, 2, 3, 4, 5],
    },
  ],
  [{ a: 1 }, { _id: 's1', a: 1 }],
  [{ a: true, _id: 0 }, { a: 1 }],
  [{ _id: 1 }, { _id: 's1' }],
  [
    { a: 1, _id: 1 },
    { _id: 's1', a: 1 },
  ],
  [
    { l: 0, t: 0, o: 0 },
    { _id: 's1', a: 1 },
  ],
  [{ l: 0, t: 0, o: 0, _id: 0 }, { a: 1 }],
  [{ 'o.y.z': 1 }, { _id: 's1', o: { y: { z: 2 } } }],
  [{ o: { x: 1 } }, { _id: 's1', o: { x: 1 } }],
  [{ 'l.g': 1 }, { _id: 's1', l: [{ g: 'a' }, { g: 'b' }] }],
  [
    { 'l.g': 0, t: 0, o: 0 },
    { _id: 's1', a: 1, l: [{ n: 1 }, { n: 2 }, 7] },
  ],
  [{ 'a.x': 1 }, { _id: 's1' }],
  [{ gone: 1 }, { _id: 's1' }],
  [
    { a: 1, t: { $slice: 2 } },
    { _id: 's1', a: 1, t: [1, 2] },
  ],
  [
    { a: 1, t: { $slice: -2 } },
    { _id: 's1', a: 1, t: [4, 5] },
  ],
  [
    { a: 1, t: { $slice: [1, 2] } },
    { _id: 's1', a: 1, t: [2, 3] },
  ],
  [
    { a: 1, t: { $slice: [-2, 1] } },
    { _id: 's1', a: 1, t: [4] },
  ],
  [
    { t: { $slice: 1 }, l: 0, o: 0 },
    { _id: 's1', a: 1, t: [1] },
  ],
  [{ l: { $elemMatch: { n: { $gt: 1 } } } }, { _id: 's1', l: [{ g: 'b', n: 2 }] }],
  [
    { a: 1, l: { $elemMatch: { n: 9 } } },
    { _id: 's1', a: 1 },
  ],
  [{ t: { $elemMatch: { $gt: 2 } } }, { _id: 's1', t: [3] }],
])('of a document %j shows', async (projection, shown) => {
  expect(await shelf.find({}, { projection })).toEqual([shown]);
});

test('a projection with $ shows the element the filter found', async () => {
  expect(await shelf.find({ 'l.g': 'b' }, { projection: { 'l.$': 1 } })).toEqual([
    { _id: 's1', l: [{ g: 'b', n: 2 }] },
  ]);
  expect(await refusal(shelf.find({ a: 1 }, { projection: { 'l.$': 1 } }))).toContain(
    "positional operator '.$'",
  );
});

test.each<[Row, string]>([
  [{ a: 1, t: 0 }, 'Projection cannot have a mix of inclusion and exclusion.'],
  [{ a: 0, t: 1 }, 'Projection cannot have a mix of inclusion and exclusion.'],
  [{ a: { $foo: 1 } }, 'Unsupported projection option: a: { $foo: 1 }'],
  [{ a: 'x' }, 'Unsupported projection option: a: "x"'],
  [{ t: { $slice: 'x' } }, '$slice only supports numbers and [skip, limit] arrays'],
  [{ t: { $slice: [1] } }, '$slice array wrong size'],
  [{ t: { $slice: [1, 0] } }, '$slice limit must be positive'],
  [{ o: 1, 'o.x': 1 }, 'Path collision at o.x'],
  [{ 'o.x': 1, o: 1 }, 'Path collision at o'],
  [{ 'o..x': 1 }, 'empty field name'],
])('the projection %j is refused', async (projection, message) => {
  expect(await refusal(shelf.find({}, { projection }))).toContain(message);
});
