import { openPlainly, type Plain, type Row, refusal } from './asked-plainly';

let shelf: Plain;
beforeEach(() => {
  shelf = openPlainly();
});
afterEach(() => shelf.close());

describe('what an update may not do, in the words of MongoDB; then nothing is changed', () => {
  test.each<[Row, string]>([
    [{ $set: { n: 1 }, $inc: { n: 1 } }, "Updating the path 'n' would create a conflict at 'n'"],
    [{ $set: { o: 1 }, $inc: { 'o.x': 1 } }, "Updating the path 'o.x' would create a conflict at 'o'"],
    [{ $set: { 'o.x': 1, o: 2 } }, "Updating the path 'o' would create a conflict at 'o'"],
    [{ $rename: { n: 'w' }, $set: { w: 1 } }, "Updating the path 'w' would create a conflict at 'w'"],
    [{ $set: { 'l.$.x': 1, 'l.0.x': 2 } }, "Updating the path 'l.0.x' would create a conflict at 'l.0.x'"],
    [
      { $set: { _id: 's2' } },
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    ],
    [
      { $unset: { _id: '' } },
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    ],
    [
      { $rename: { n: '_id' } },
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    ],
    [
      { $inc: { w: 1 } },
      'Cannot apply $inc to a value of non-numeric type. {_id: "s1"} has the field \'w\' of non-numeric type string',
    ],
    [{ $mul: { none: 1 } }, "has the field 'none' of non-numeric type null"],
    [{ $inc: { n: '1' } }, 'Cannot increment with non-numeric argument: {n: "1"}'],
    [{ $mul: { n: true } }, 'Cannot multiply with non-numeric argument: {n: true}'],
    [{ $push: { n: 1 } }, 'The field \'n\' must be an array but is of type int in document {_id: "s1"}'],
    [
      { $addToSet: { w: 1 } },
      "Cannot apply $addToSet to non-array field. Field named 'w' has non-array type string",
    ],
    [{ $pull: { n: 1 } }, 'Cannot apply $pull to a non-array value'],
    [{ $pullAll: { n: [1] } }, 'Cannot apply $pull to a non-array value'],
    [{ $pullAll: { l: 1 } }, '$pullAll requires an array argument but was given a int'],
    [{ $pop: { n: 1 } }, "Path 'n' contains an element of non-array type 'int'"],
    [{ $pop: { l: 2 } }, '$pop expects 1 or -1, found: 2'],
    [{ $pop: { l: '1' } }, 'Expected a number in: l: "1"'],
    [
      { $push: { l: { $each: 1 } } },
      'The argument to $each in $push must be an array but it was of type: int',
    ],
    [{ $push: { l: { $each: [], $foo: 1 } } }, 'Unrecognized clause in $push: $foo'],
    [
      { $push: { l: { $each: [], $position: true } } },
      'The value for $position must be an integer value, not of type: bool',
    ],
    [
      { $push: { l: { $each: [], $slice: 'x' } } },
      'The value for $slice must be an integer value but was given type: string',
    ],
    [{ $push: { l: { $each: [], $sort: 2 } } }, 'The $sort element value must be either 1 or -1'],
    [{ $push: { l: { $each: [], $sort: 'x' } } }, 'The $sort is invalid: use 1/-1 to sort the whole element'],
    [
      { $push: { l: { $slice: 1 } } },
      "The dollar ($) prefixed field '$slice' in 'l.1.$slice' is not valid for storage.",
    ],
    [
      { $addToSet: { l: { $each: 1 } } },
      'The argument to $each in $addToSet must be an array but it was of type int',
    ],
    [{ $set: { 'n.a': 1 } }, "Cannot create field 'a' in element {n: 5}"],
    [{ $set: { 'none.a': 1 } }, "Cannot create field 'a' in element {none: null}"],
    [{ $set: { 'l.first': 1 } }, "Cannot create field 'first' in element {l: [ { x: 1 } ]}"],
    [{ $set: { 'l.-1': 1 } }, "Cannot create field '-1' in element {l: [ { x: 1 } ]}"],
    [{ $set: { 'l.2000000': 1 } }, "can't backfill more than 1500000 elements"],
    [{ $pop: { 'n.a': 1 } }, 'Cannot use the part (a) of (n.a) to traverse the element ({n: 5})'],
    [{ $pull: { 'w.a': 1 } }, 'Cannot use the part (a) of (w.a) to traverse the element ({w: "full"})'],
    [{ $rename: { n: 'n' } }, 'The source and target field for $rename must differ: n: "n"'],
    [
      { $rename: { o: 'o.y' } },
      'The source and target field for $rename must not be on the same path: o: "o.y"',
    ],
    [{ $rename: { n: 5 } }, "The 'to' field for $rename must be a string: n: 5"],
    [
      { $rename: { 'l.0': 'b' } },
      "The source field cannot be an array element, 'l.0' in doc with _id: \"s1\" has an array field called 'l'",
    ],
    [{ $rename: { n: 'l.0' } }, "The destination field cannot be an array element, 'l.0'"],
    [{ $rename: { 'l.$': 'b' } }, 'The source field for $rename may not be dynamic: l.$'],
    [{ $bit: { n: 1 } }, 'The $bit modifier is not compatible with a int.'],
    [{ $bit: { n: { nand: 1 } } }, "The $bit modifier only supports 'and', 'or', and 'xor', not 'nand'"],
    [
      { $bit: { n: { and: 1.5 } } },
      "The $bit modifier field must be an Integer(32/64 bit); a 'double' is not supported here",
    ],
    [{ $bit: { n: {} } }, 'You must pass in at least one bitwise operation.'],
    [{ $bit: { w: { and: 1 } } }, 'Cannot apply $bit to a value of non-integral type.'],
    [{ $currentDate: { n: 5 } }, 'int is not valid type for $currentDate.'],
    [
      { $currentDate: { n: { $type: 'word' } } },
      "The '$type' string field is required to be 'date' or 'timestamp'",
    ],
    [{ $set: {} }, "'$set' is empty. You must specify a field like so: {$set: {<field>: ...}}"],
    [{ $set: 5 }, 'Modifiers operate on fields but we found type int instead.'],
    [{ $foo: { n: 1 } }, 'Unknown modifier: $foo.'],
    [{ n: 1 }, 'Unknown modifier: n.'],
    [{ $set: { n: 1 }, w: 'x' }, 'Unknown modifier: w.'],
    [{ $set: { '': 1 } }, 'An empty update path is not valid.'],
    [{ $set: { 'a..b': 1 } }, "The update path 'a..b' contains an empty field name, which is not allowed."],
    [{ $set: { 'a.': 1 } }, "The update path 'a.' contains an empty field name, which is not allowed."],
    [{ $set: { $n: 1 } }, "The dollar ($) prefixed field '$n' in '$n' is not valid for storage."],
    [
      { $set: { a: { b: { $c: 1 } } } },
      "The dollar ($) prefixed field '$c' in 'a.b.$c' is not valid for storage.",
    ],
    [{ $set: { a: { 'b.c': 1 } } }, "The dotted field 'b.c' in 'a.b.c' is not valid for storage."],
    [{ $set: { 'o.$.x': 1 } }, 'The positional operator did not find the match needed from the query.'],
    [{ $set: { 'n.$[].x': 1 } }, 'Cannot apply array updates to non-array element n: 5'],
    [
      { $set: { 'gone.$[].x': 1 } },
      "The path 'gone' must exist in the document in order to apply array updates.",
    ],
    [{ $set: { 'l.$[one].x': 1 } }, "No array filter found for identifier 'one' in path 'l.$[one].x'"],
    [{ $set: { '$.x': 1 } }, "Cannot have positional (i.e. '$') element in the first position in path '$.x'"],
    [{ $set: { 'l.$.x.$': 1 } }, "Too many positional (i.e. '$') elements found in path 'l.$.x.$'"],
    [{ $pull: { l: { $foo: 1 } } }, 'unknown operator: $foo'],
  ])('%j', async (change, message) => {
    await shelf.insert([{ _id: 's1', n: 5, w: 'full', none: null, l: [{ x: 1 }], o: { x: 1 } }]);
    const [before] = shelf.all();
    const filter = JSON.stringify(change).includes('l.$.x') ? { 'l.x': 1 } : {};
    expect(await refusal(shelf.update(filter, change))).toContain(message);
    expect(shelf.all()[0]).toEqual(before);
  });

  test('a bad update is refused also when there is nobody to update', async () => {
    expect(await refusal(shelf.update({ _id: 'nobody' }, { $inc: { n: 'x' } }))).toContain(
      'non-numeric argument',
    );
  });

  test('when one of many cannot be updated, none is', async () => {
    await shelf.insert([
      { _id: 1, n: 1 },
      { _id: 2, n: 'x' },
    ]);
    await refusal(shelf.update({}, { $inc: { n: 1 } }));
    expect(shelf.all()).toEqual([
      { _id: 1, n: 1 },
      { _id: 2, n: 'x' },
    ]);
  });
});
