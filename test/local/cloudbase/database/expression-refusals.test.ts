import { EJSON } from 'bson';
import { refusal } from './asked-plainly';
import { documentOfEachKind } from './document-of-each-kind';

const { shelf, value } = documentOfEachKind();

/** A branch of $switch; written out it would look like a promise. */
const branch = (condition: unknown, outcome: unknown) =>
  Object.fromEntries([
    ['case', condition],
    ['then', outcome],
  ]);

test.each<[unknown, string]>([
  [{ $foo: 1 }, "Unrecognized expression '$foo'"],
  ['$$foo', 'Use of undefined variable: foo'],
  [{ $add: [1, 2], $subtract: [1, 2] }, 'must have exactly one field'],
  [{ $divide: [1] }, 'Expression $divide takes exactly 2 arguments. 1 were passed in.'],
  [{ $add: ['$word', 1] }, '$add only supports numeric or date types, not string'],
  [{ $add: ['$at', '$at'] }, 'only one date allowed in an $add expression'],
  [{ $subtract: ['$word', 1] }, "can't $subtract int from string"],
  [{ $multiply: ['$word', 1] }, '$multiply only supports numeric types, not string'],
  [{ $divide: ['$n', 0] }, "can't $divide by zero"],
  [{ $mod: ['$n', 0] }, "can't $mod by zero"],
  [{ $divide: ['$word', 1] }, '$divide only supports numeric types, not string and int'],
  [{ $sqrt: -1 }, "$sqrt's argument must be greater than or equal to 0"],
  [{ $ln: 0 }, "$ln's argument must be a positive number, but is 0"],
  [{ $size: '$gone' }, 'The argument to $size must be an array, but was of type: missing'],
  [{ $arrayElemAt: ['$n', 0] }, "$arrayElemAt's first argument must be an array, but is int"],
  [{ $in: [1, '$n'] }, '$in requires an array as a second argument, found: int'],
  [{ $slice: ['$list', 1, 0] }, 'Third argument to $slice must be positive: 0'],
  [{ $range: [0, 5, 0] }, '$range requires a non-zero step value'],
  [{ $concatArrays: ['$list', '$n'] }, '$concatArrays only supports arrays, not int'],
  [{ $map: { input: '$n', in: 1 } }, 'input to $map must be an array not int'],
  [{ $filter: { input: '$list' } }, "Missing 'cond' parameter to $filter"],
  [{ $switch: { branches: [branch(false, 1)] } }, '$switch could not find a matching branch'],
  [{ $cond: [1, 2] }, 'Expression $cond takes exactly 3 arguments. 2 were passed in.'],
  [{ $concat: ['$word', '$n'] }, '$concat only supports strings, not int'],
  [{ $toUpper: '$list' }, "can't convert from BSON type array to String"],
  [{ $strLenCP: '$none' }, '$strLenCP requires a string argument, found: null'],
  [{ $substrBytes: ['$wide', 1, 2] }, 'starting index is a UTF-8 continuation byte'],
  [{ $substrBytes: ['$wide', 0, 3] }, 'ending index is in the middle of a UTF-8 character'],
  [
    { $split: ['$n', ','] },
    '$split requires an expression that evaluates to a string as a first argument, found: int',
  ],
  [{ $setUnion: ['$n'] }, 'All operands of $setUnion must be arrays. One argument is of type: int'],
  [{ $mergeObjects: ['$n'] }, '$mergeObjects requires object inputs, but input 7 is of type int'],
  [{ $objectToArray: '$n' }, '$objectToArray requires an object input, found: int'],
  [{ $year: '$word' }, "can't convert from BSON type string to Date"],
  [{ $hour: { date: '$at', timezone: 'Nowhere/X' } }, 'unrecognized time zone identifier: "Nowhere/X"'],
  [{ $dateToString: { date: '$at', format: '%Q' } }, "Invalid format character '%Q' in format string"],
  [{ $dateFromString: { dateString: '1', format: '%Q' } }, "Invalid format character '%Q' in format string"],
  [
    { $dateFromParts: { year: 2026, isoWeek: 1 } },
    '$dateFromParts does not allow mixing natural dates with ISO dates',
  ],
  [{ $zip: { inputs: [[1]], defaults: [0] } }, 'cannot specify defaults unless useLongestLength is true'],
  [{ $convert: { input: 'x', to: 'int' } }, "Failed to parse number 'x' in $convert with no onError value"],
  [{ $dateFromString: { dateString: '2026-02-30' } }, "Error parsing date string '2026-02-30'"],
  [{ $toInt: 'x' }, "Failed to parse number 'x' in $convert with no onError value"],
  ['$a..b', 'FieldPath field names may not be empty strings.'],
])('%j is refused', async (expression, message) => {
  expect(await refusal(value(expression))).toContain(message);
});

test.each([
  ['an operator nobody has built', { $dateTrunc: {} }, '$dateTrunc'],
  ['a moment after the last one', { $add: [new Date(0), 1e20] }, 'a date of 1'],
  ['a moment before the first one', { $subtract: [new Date(0), 1e20] }, 'a date of -1'],
  ['a number that is no moment', { $toDate: 1e20 }, 'a date of 1'],
  ['a year that is none', { $dateFromParts: { year: 9e9 } }, 'a date of'],
])('what MongoDB has and this database has not is refused by its name: %s', async (_, expression, name) => {
  const stageValue = EJSON.stringify({ a: expression }, { relaxed: false });
  const stages = [{ stageKey: '$project', stageValue }];
  const body = { action: 'database.aggregateDocuments', collectionName: 'shelf', stages };
  expect(await shelf().database.answer(body)).toMatchObject({
    code: 'LOCAL_NOT_SUPPORTED',
    message: expect.stringContaining(name),
  });
});
