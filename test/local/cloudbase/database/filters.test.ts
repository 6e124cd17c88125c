import { openPlainly, type Plain, type Row } from './asked-plainly';

let shelf: Plain;
afterEach(() => shelf.close());

/** The places, from 1, of the documents a filter finds among some. */
async function found(documents: readonly Row[], filter: Row): Promise<number[]> {
  shelf = openPlainly();
  await shelf.insert(documents.map((fields, place) => ({ _id: place + 1, ...fields })));
  return (await shelf.find(filter)).map(({ _id }) => Number(_id));
}

describe('what a filter finds', () => {
  const numbers = [
    { n: 1 },
    { n: 2.5 },
    { n: '2' },
    { n: null },
    {},
    { n: [1, 3] },
    { n: Number.NaN },
    { n: true },
  ];
  test.each<[Row, number[]]>([
    [{ n: 1 }, [1, 6]],
    [{ n: { $eq: 1 } }, [1, 6]],
    [{ n: { $bitsAllSet: 1 } }, [1, 6]],
    [{ n: { $bitsAnySet: [1] } }, [6]],
    [{ n: { $bitsAllClear: [1, 2] } }, [1, 6]],
    [{ n: { $bitsAnyClear: 3 } }, [1, 6]],
    [{ n: { $ne: 1 } }, [2, 3, 4, 5, 7, 8]],
    [{ n: { $gt: 1 } }, [2, 6]],
    [{ n: { $gte: 1 } }, [1, 2, 6]],
    [{ n: { $lt: 3 } }, [1, 2, 6]],
    [{ n: { $lte: 2.5 } }, [1, 2, 6]],
    [{ n: { $gt: '1' } }, [3]],
    [{ n: { $gt: false } }, [8]],
    [{ n: null }, [4, 5]],
    [{ n: { $ne: null } }, [1, 2, 3, 6, 7, 8]],
    [{ n: { $gte: null } }, [4, 5]],
    [{ n: { $lte: null } }, [4, 5]],
    [{ n: { $gt: null } }, []],
    [{ n: Number.NaN }, [7]],
    [{ n: { $gte: Number.NaN } }, [7]],
    [{ n: { $lt: Number.NaN } }, []],
    [{ n: { $in: [1, '2', null] } }, [1, 3, 4, 5, 6]],
    [{ n: { $in: [] } }, []],
    [{ n: { $nin: [1, null] } }, [2, 3, 7, 8]],
    [{ n: { $exists: true } }, [1, 2, 3, 4, 6, 7, 8]],
    [{ n: { $exists: false } }, [5]],
    [{ n: { $exists: 0 } }, [5]],
    [{ n: { $not: { $gt: 1 } } }, [1, 3, 4, 5, 7, 8]],
    [{ n: { $type: 'number' } }, [1, 2, 6, 7]],
    [{ n: { $type: 'double' } }, [2, 7]],
    [{ n: { $type: 16 } }, [1, 6]],
    [{ n: { $type: ['string', 'null'] } }, [3, 4]],
    [{ n: { $type: 'array' } }, [6]],
    [{ n: { $type: 'bool' } }, [8]],
    [{ n: { $type: 'objectId' } }, []],
    [{ n: { $gt: 1, $lt: 3 } }, [2, 6]],
    [{ $and: [{ n: { $gt: 1 } }, { n: { $lt: 2 } }] }, [6]],
    [{ $or: [{ n: 1 }, { n: '2' }] }, [1, 3, 6]],
    [{ $nor: [{ n: 1 }, { n: null }] }, [2, 3, 7, 8]],
    [{ n: 1, $comment: 'why' }, [1, 6]],
    [{}, [1, 2, 3, 4, 5, 6, 7, 8]],
  ])('numbers, nothing and other types: %j', async (filter, expected) => {
    expect(await found(numbers, filter)).toEqual(expected);
  });

  const lists = [
    { t: ['a', 'b'] },
    { t: ['b', 'a'] },
    { t: ['a'] },
    { t: 'a' },
    { t: [] },
    { t: [['a', 'b']] },
    {
      t: [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ],
    },
    { t: { x: 1, y: 4 } },
    { t: [1, 5, 9] },
  ];
  test.each<[Row, number[]]>([
    [{ t: 'a' }, [1, 2, 3, 4]],
    [{ t: ['a', 'b'] }, [1, 6]],
    [{ t: [] }, [5]],
    [{ t: { $all: ['a', 'b'] } }, [1, 2]],
    [{ t: { $all: ['a'] } }, [1, 2, 3, 4]],
    [{ t: { $all: [['a', 'b']] } }, [1, 6]],
    [{ t: { $all: [] } }, []],
    [{ t: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { y: 4 } }] } }, [7]],
    [{ t: { $size: 2 } }, [1, 2, 7]],
    [{ t: { $size: 0 } }, [5]],
    [{ t: { $size: 1 } }, [3, 6]],
    [{ 't.x': 1, 't.y': 4 }, [7, 8]],
    [{ t: { $elemMatch: { x: 1, y: 4 } } }, []],
    [{ t: { $elemMatch: { x: 1, y: 2 } } }, [7]],
    [{ t: { $gt: 4, $lt: 6 } }, [9]],
    [{ t: { $gt: 1, $lt: 5 } }, [9]],
    [{ t: { $elemMatch: { $gt: 1, $lt: 5 } } }, []],
    [{ t: { $elemMatch: { $in: ['b'] } } }, [1, 2]],
    [{ t: { $elemMatch: { $nin: ['a', 'b'] } } }, [6, 7, 9]],
    [{ t: { $elemMatch: { $elemMatch: { $eq: 'b' } } } }, [6]],
    [{ t: { $elemMatch: { x: { $exists: false } } } }, [6]],
    [{ t: { $elemMatch: { $or: [{ x: 3 }, { x: 9 }] } } }, [7]],
    [{ 't.0': 'a' }, [1, 3]],
    [{ 't.1': 5 }, [9]],
    [{ 't.0.x': 1 }, [7]],
    [{ 't.1': { $exists: true } }, [1, 2, 7, 9]],
    [{ t: { x: 1, y: 4 } }, [8]],
    [{ t: { y: 4, x: 1 } }, []],
    [{ t: { x: 1, y: 2 } }, [7]],
    [{ t: { x: 1 } }, []],
    [{ 't.x': null }, [4]],
    [{ 't.x': { $exists: false } }, [1, 2, 3, 4, 5, 6, 9]],
  ])('lists, element by element and as a whole: %j', async (filter, expected) => {
    expect(await found(lists, filter)).toEqual(expected);
  });

  const words = [
    { w: 'Cola' },
    { w: 'cola zero' },
    { w: ['x', 'Cola'] },
    { w: 5 },
    { w: '瓶盖\nline two' },
    {},
  ];
  test.each<[Row, number[]]>([
    [{ w: { $regex: '^co' } }, [2]],
    [{ w: { $regex: '^co', $options: 'i' } }, [1, 2, 3]],
    [{ w: /^co/i }, [1, 2, 3]],
    [{ w: { $regex: '(?i)ZERO' } }, [2]],
    [{ w: { $in: [/zero/, 5] } }, [2, 4]],
    [{ w: { $nin: [/cola/i] } }, [4, 5, 6]],
    [{ w: { $not: /cola/i } }, [4, 5, 6]],
    [{ w: { $not: { $regex: 'Cola' } } }, [2, 4, 5, 6]],
    [{ w: { $regex: '^line', $options: 'm' } }, [5]],
    [{ w: { $regex: '盖.line', $options: 's' } }, [5]],
    [{ w: { $regex: 'cola', $ne: 'cola zero' } }, []],
    [{ w: { $all: [/^C/, 'x'] } }, [3]],
  ])('patterns: %p', async (filter, expected) => {
    expect(await found(words, filter)).toEqual(expected);
  });

  test.each<[Row, number[]]>([
    [{ n: { $mod: [4, 0] } }, [1, 3]],
    [{ n: { $mod: [4, 1] } }, [2]],
    [{ n: { $mod: [4.9, -3] } }, [4]],
    [{ $expr: { $gt: ['$n', '$limit'] } }, [1, 2, 3]],
    [{ $expr: { $and: [{ $gt: ['$n', 4] }, { $eq: ['$limit', 3] }] } }, [1, 2]],
    [{ at: { $gt: new Date(5) } }, [2]],
    [{ at: new Date(5) }, [1]],
  ])('remainders, fields against fields, dates: %j', async (filter, expected) => {
    const documents = [
      { n: 8, limit: 3, at: new Date(5) },
      { n: 5.7, limit: 3, at: new Date(6) },
      { n: [4, 6], limit: 5 },
      { n: -7, limit: 0 },
    ];
    expect(await found(documents, filter)).toEqual(expected);
  });
});
