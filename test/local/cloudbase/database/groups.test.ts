import { type Plain, type Row, refusal } from './asked-plainly';
import { openOrders } from './orders-of-two-stores';

let shelf: Plain;
beforeEach(async () => {
  shelf = await openOrders();
});
afterEach(() => shelf.close());

describe('groups', () => {
  test.each<[Row, Row[]]>([
    [
      { _id: '$store', cases: { $sum: '$cases' }, n: { $sum: 1 } },
      [
        { _id: 'wang', cases: 3, n: 2 },
        { _id: 'li', cases: 12, n: 2 },
        { _id: null, cases: 0, n: 1 },
      ],
    ],
    [
      { _id: null, avg: { $avg: '$cases' }, min: { $min: '$cases' }, max: { $max: '$cases' } },
      [{ _id: null, avg: 5, min: 3, max: 'many' }],
    ],
    [
      { _id: null, first: { $first: '$store' }, last: { $last: '$store' }, all: { $push: '$store' } },
      [{ _id: null, first: 'wang', last: null, all: ['wang', 'li', 'wang', 'li'] }],
    ],
    [{ _id: null, stores: { $addToSet: '$store' } }, [{ _id: null, stores: ['wang', 'li'] }]],
    [
      { _id: { s: '$store' }, one: { $first: { id: '$_id', twice: { $multiply: ['$_id', 2] } } } },
      [
        { _id: { s: 'wang' }, one: { id: 1, twice: 2 } },
        { _id: { s: 'li' }, one: { id: 2, twice: 4 } },
        { _id: {}, one: { id: 5, twice: 10 } },
      ],
    ],
    [{ _id: 'x', spread: { $stdDevPop: '$_id' } }, [{ _id: 'x', spread: Math.sqrt(2) }]],
    [{ _id: null, box: { $mergeObjects: { a: '$_id' } } }, [{ _id: null, box: { a: 5 } }]],
    [{ _id: '$lines.g' }, [{ _id: ['a', 'b'] }, { _id: ['a'] }, { _id: [] }, { _id: null }]],
  ])('%j', async (specification, expected) => {
    expect(await shelf.aggregate([{ $group: specification }])).toEqual(expected);
  });

  test.each<[unknown, string]>([
    [{ n: { $sum: 1 } }, 'a group specification must include an _id'],
    [5, "a group's fields must be specified in an object"],
    [{ _id: 1, n: 5 }, "The field 'n' must be an accumulator object"],
    [{ _id: 1, n: { $sum: 1, $avg: 1 } }, "The field 'n' must specify one accumulator"],
    [{ _id: 1, n: { $foo: 1 } }, "unknown group operator '$foo'"],
    [{ _id: 1, n: { $push: ['$a', '$b'] } }, 'The $push accumulator is a unary operator'],
    [{ _id: 1, 'a.b': { $sum: 1 } }, "The field name 'a.b' cannot contain '.'"],
    [{ _id: null, n: { $mergeObjects: '$store' } }, '$mergeObjects requires object inputs'],
  ])('%j is refused', async (specification, message) => {
    expect(await refusal(shelf.aggregate([{ $group: specification }]))).toContain(message);
  });
});

describe('unwinding a list', () => {
  test.each<[unknown, Row[]]>([
    [
      '$lines',
      [
        { _id: 1, lines: { g: 'a', n: 1 } },
        { _id: 1, lines: { g: 'b', n: 2 } },
        { _id: 2, lines: { g: 'a', n: 5 } },
        { _id: 5, lines: 'none' },
      ],
    ],
    [
      { path: '$lines', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true },
      [
        { _id: 1, lines: { g: 'a', n: 1 }, at: 0 },
        { _id: 1, lines: { g: 'b', n: 2 }, at: 1 },
        { _id: 2, lines: { g: 'a', n: 5 }, at: 0 },
        { _id: 3, at: null },
        { _id: 4, at: null },
        { _id: 5, lines: 'none', at: null },
      ],
    ],
    [
      { path: '$cases' },
      [
        {
          _id: 1,
          lines: [
            { g: 'a', n: 1 },
            { g: 'b', n: 2 },
          ],
          cases: 3,
        },
        { _id: 2, lines: [{ g: 'a', n: 5 }], cases: 5 },
        { _id: 4, cases: 7 },
        { _id: 5, lines: 'none', cases: 'many' },
      ],
    ],
  ])('%j', async (specification, expected) => {
    const kept =
      typeof specification === 'object' && (specification as Row).path === '$cases' ? {} : { cases: 0 };
    const stages = [{ $unwind: specification }, { $project: { store: 0, ...kept } }];
    expect(await shelf.aggregate(stages)).toEqual(expected);
  });

  test.each<[unknown, string]>([
    ['lines', "path option to $unwind stage should be prefixed with a '$': lines"],
    [{}, 'no path specified to $unwind stage'],
    [5, 'expected either a string or an object as specification for $unwind stage'],
    [{ path: '$lines', foo: 1 }, 'unrecognized option to $unwind stage: foo'],
    [{ path: '$lines', includeArrayIndex: '$at' }, "should not be prefixed with a '$'"],
    [
      { path: '$lines', preserveNullAndEmptyArrays: 1 },
      'expected a boolean for the preserveNullAndEmptyArrays option',
    ],
  ])('%j is refused', async (specification, message) => {
    expect(await refusal(shelf.aggregate([{ $unwind: specification }]))).toContain(message);
  });
});
