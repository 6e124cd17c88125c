import { openPlainly, type Plain, type Row, refusal } from './asked-plainly';

let shelf: Plain;
afterEach(() => shelf.close());

test('one sort orders values of all types as MongoDB does, and equals stay as they were added', async () => {
  shelf = openPlainly();
  const inOrder: unknown[] = [
    [],
    null,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    -1,
    0,
    2 ** 40,
    '',
    'A',
    'a',
    '瓶',
    '\u{1f37e}',
    {},
    { a: 1 },
    { a: 1, b: 1 },
    { b: 1 },
    { a: 'x' },
    [[1]],
    false,
    true,
    new Date(-1),
    new Date(0),
  ];
  const rows = inOrder.map((n, place) => ({ _id: place, n }));
  await shelf.insert(rows.toSorted((a, b) => ((a._id * 7) % 22) - ((b._id * 7) % 22)));
  expect((await shelf.find({}, { order: { n: 1 } })).map(({ _id }) => _id)).toEqual(
    rows.map(({ _id }) => _id),
  );
  expect((await shelf.find({}, { order: { n: -1 } })).map(({ _id }) => _id)).toEqual(
    rows.map(({ _id }) => _id).toReversed(),
  );
});

test('a list sorts by its least element upwards and by its greatest downwards; nothing sorts as null', async () => {
  shelf = openPlainly();
  await shelf.insert([
    { _id: 'both', n: [1, 9], lines: [{ n: 4 }, { n: 6 }] },
    { _id: 'five', n: 5, lines: [{ n: 5 }] },
    { _id: 'none' },
  ]);
  const ids = async (order: Row) => (await shelf.find({}, { order })).map(({ _id }) => _id);
  expect(await ids({ n: 1 })).toEqual(['none', 'both', 'five']);
  expect(await ids({ n: -1 })).toEqual(['both', 'five', 'none']);
  expect(await ids({ 'lines.n': 1 })).toEqual(['none', 'both', 'five']);
  expect(await ids({ 'lines.0.n': -1 })).toEqual(['five', 'both', 'none']);
});

test.each([
  [{ n: 2 }, '$sort key ordering must be 1 (for ascending) or -1 (for descending)'],
  [{ 'a..b': 1 }, 'FieldPath field names may not be empty strings'],
])('an order %j is refused', async (order, message) => {
  shelf = openPlainly();
  expect(await refusal(shelf.find({}, { order }))).toContain(message);
});

test('what is asked for by several ids comes in the order of the ids, not of the question', async () => {
  shelf = openPlainly();
  await shelf.insert([{ _id: 'c' }, { _id: 'a' }, { _id: 'b' }]);
  expect(await shelf.find({ _id: { $in: ['c', 'b', 'a'] } })).toEqual([
    { _id: 'a' },
    { _id: 'b' },
    { _id: 'c' },
  ]);
});
