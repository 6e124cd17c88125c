import { openPlainly, type Plain, type Row, refusal } from './asked-plainly';

let shelf: Plain;
afterEach(() => shelf.close());

describe('what a filter may not say, in the words of MongoDB', () => {
  test.each<[Row, string]>([
    [{ n: { $foo: 1 } }, 'unknown operator: $foo'],
    [{ $foo: 1 }, 'unknown top level operator: $foo'],
    [{ $not: { n: 1 } }, 'unknown top level operator: $not'],
    [{ n: { $gt: 1, m: 2 } }, 'unknown operator: m'],
    [{ $or: {} }, '$or must be an array'],
    [{ $and: [] }, '$and/$or/$nor must be a nonempty array'],
    [{ $nor: [1] }, '$or/$and/$nor entries need to be full objects'],
    [{ n: { $in: 1 } }, '$in needs an array'],
    [{ n: { $nin: 1 } }, '$nin needs an array'],
    [{ n: { $in: [{ $gt: 1 }] } }, 'cannot nest $ under $in'],
    [{ n: { $all: 1 } }, '$all needs an array'],
    [{ n: { $all: [{ $gt: 1 }] } }, 'no $ expressions in $all'],
    [{ n: { $all: [{ $elemMatch: { a: 1 } }, 2] } }, '$all/$elemMatch has to be consistent'],
    [{ n: { $bitsAllSet: -1 } }, '-1 is not a bit mask'],
    [{ n: { $bitsAnySet: [1.5] } }, 'bit positions must be whole numbers, not negative: 1.5'],
    [{ n: { $size: '2' } }, '$size needs a number'],
    [{ n: { $size: -1 } }, '$size may not be negative'],
    [{ n: { $size: 1.5 } }, '$size must be a whole number'],
    [{ n: { $elemMatch: 1 } }, '$elemMatch needs an Object'],
    [{ n: { $not: 1 } }, '$not needs a regex or a document'],
    [{ n: { $not: {} } }, '$not cannot be empty'],
    [{ n: { $gt: /a/ } }, "Can't have RegEx as arg to predicate over field 'n'."],
    [{ n: { $ne: /a/ } }, "Can't have regex as arg to $ne."],
    [{ n: { $regex: 5 } }, '$regex has to be a string'],
    [{ n: { $options: 'i' } }, '$options needs a $regex'],
    [{ n: { $regex: '(' } }, 'Regular expression is invalid'],
    [{ n: { $regex: 'a', $options: 'q' } }, 'invalid flag in regex options: q'],
    [{ n: { $type: 'word' } }, 'Unknown type name alias: word'],
    [{ n: { $type: 99 } }, 'Invalid numerical type code: 99'],
    [{ n: { $type: true } }, 'type must be represented as a number or a string'],
    [{ n: { $mod: 2 } }, 'malformed mod, needs to be an array'],
    [{ n: { $mod: [2] } }, 'malformed mod, not enough elements'],
    [{ n: { $mod: [2, 1, 0] } }, 'malformed mod, too many elements'],
    [{ n: { $mod: ['2', 0] } }, 'malformed mod, divisor not a number'],
    [{ n: { $mod: [0, 0] } }, 'divisor cannot be 0'],
    [{ n: { $elemMatch: { $expr: true } } }, '$expr can only be applied to the top-level document'],
    [{ $expr: { $foo: 1 } }, "Unrecognized expression '$foo'"],
  ])('%p', async (filter, message) => {
    shelf = openPlainly();
    expect(await refusal(shelf.find(filter))).toContain(message);
  });
});
