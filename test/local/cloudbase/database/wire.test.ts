import { openPlainly, type Plain } from './asked-plainly';

let shelf: Plain;
beforeEach(async () => {
  shelf = openPlainly();
  await shelf.insert([{ _id: 1, n: 1 }]);
});
afterEach(() => shelf.close());

const about = (action: string, more: Record<string, unknown>) => ({
  action: `database.${action}`,
  collectionName: 'shelf',
  ...more,
});
const update = (more: Record<string, unknown>) =>
  about('modifyDocument', { query: '{}', data: '{"$set":{"n":2}}', merge: true, multi: true, ...more });
const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;

test.each<[string, Record<string, unknown>, string]>([
  ['a query that is no JSON', about('getDocument', { query: '{' }), 'A payload is not valid EJSON.'],
  ['a query that is a number', about('getDocument', { query: 5 }), 'A payload must be an EJSON string.'],
  ['a query that is a list', about('getDocument', { query: '[]' }), 'A payload must be an object.'],
  [
    'a query 100,000 levels deep',
    about('getDocument', { query: deep }),
    'A payload exceeds 250 levels of nesting.',
  ],
  ['an order that is no JSON', about('getDocument', { order: 'n' }), 'A payload is not valid EJSON.'],
  [
    'a limit that is a word',
    about('getDocument', { limit: '5' }),
    'limit must be a whole number, not negative',
  ],
  ['a limit below zero', about('getDocument', { limit: -1 }), 'limit must be a whole number, not negative'],
  [
    'an offset that is half',
    about('getDocument', { offset: 0.5 }),
    'offset must be a whole number, not negative',
  ],
  [
    'a projection that is a list',
    about('getDocument', { projection: '[1]' }),
    'A payload must be an object.',
  ],
  ['nothing to insert', about('insertDocument', {}), 'data must be an array of at least one document'],
  [
    'an empty list to insert',
    about('insertDocument', { data: [] }),
    'data must be an array of at least one document',
  ],
  ['a document that is a number', about('insertDocument', { data: ['5'] }), 'A payload must be an object.'],
  ['an update without data', update({ data: undefined }), 'A payload must be an EJSON string.'],
  ['an update that does not say how', update({ merge: undefined }), 'merge must be true or false'],
  [
    'a replacement with another id',
    update({ merge: false, multi: false, upsert: true, data: '{"_id":2}' }),
    'The _id field cannot be changed',
  ],
  ['stages that are no list', about('aggregateDocuments', { stages: {} }), 'stages must be an array'],
  [
    'a stage that is a word',
    about('aggregateDocuments', { stages: ['x'] }),
    'A pipeline stage must have a stageKey',
  ],
  [
    'a stage without a value',
    about('aggregateDocuments', { stages: [{ stageKey: '$match' }] }),
    'A payload must be an EJSON string.',
  ],
  [
    'a date that is none',
    about('getDocument', { query: '{"at":{"$date":"soon"}}' }),
    'A payload has a bad date: soon',
  ],
  [
    'a pattern that is none',
    about('getDocument', { query: '{"w":{"$regularExpression":{"pattern":"("}}}' }),
    'Regular expression is invalid',
  ],
  [
    'a pattern with a flag of JavaScript',
    about('getDocument', { query: '{"w":{"$regularExpression":{"pattern":"a","options":"g"}}}' }),
    'invalid flag in regex options: g',
  ],
])('%s is refused, and the database lives', async (_name, body, message) => {
  expect(await shelf.database.answer(body)).toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining(message),
  });
  expect(shelf.all()).toEqual([{ _id: 1, n: 1 }]);
});

test.each([
  ['a type without a value in JavaScript', '{"n":{"$numberDecimal":"1.5"}}', '$numberDecimal'],
  ['bytes', '{"n":{"$binary":{"base64":"AA==","subType":"00"}}}', '$binary'],
  ['a whole number that would lose its end', '{"n":{"$numberLong":"9007199254740993"}}', '9007199254740993'],
  ['a field that would become a prototype', '{"__proto__":{"a":1}}', '__proto__'],
  [
    'a moment after the last one',
    '{"at":{"$tcb_server_date":{"offset":{"$numberDouble":"1e20"}}}}',
    'a date of 1',
  ],
  ['a pattern as a value', '{"w":{"$regularExpression":{"pattern":"a","options":""}}}', 'regular expression'],
])('%s is refused by its name', async (_name, document, name) => {
  expect(await shelf.database.answer(about('insertDocument', { data: [document] }))).toMatchObject({
    code: 'LOCAL_NOT_SUPPORTED',
    message: expect.stringContaining(name),
  });
});

test.each([
  'getDocument',
  'calculateDocument',
  'modifyDocument',
  'modifyAndReturnDoc',
  'removeDocument',
  'insertDocument',
  'aggregateDocuments',
])('%s of a collection nobody made is told so, also when no collection is named', async (action) => {
  for (const collectionName of ['gifts', undefined, 5, '__proto__'])
    expect(await shelf.database.answer({ action: `database.${action}`, collectionName })).toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
      message: expect.stringContaining('Db or Table not exist'),
    });
});

test.each([
  ['set on the way', '{"$set":{"a.__proto__":{"b":1}}}'],
  ['another name', '{"$rename":{"n":"__proto__"}}'],
])('an update makes no prototype either: %s', async (_name, data) => {
  expect(await shelf.database.answer(update({ data }))).toMatchObject({
    code: 'LOCAL_NOT_SUPPORTED',
    message: expect.stringContaining('__proto__'),
  });
  expect(shelf.all()).toEqual([{ _id: 1, n: 1 }]);
});

test('numbers keep what they are: beyond 32 bits, with a fraction, endless, none', async () => {
  const numbers = [2 ** 31, -(2 ** 31), 2 ** 53, 1e300, 0.1, Number.POSITIVE_INFINITY, Number.NaN];
  await shelf.insert(numbers.map((n, place) => ({ _id: `n${place}`, n })));
  const rows = await shelf.find({ _id: { $regex: '^n' } });
  expect(rows.map(({ n }) => n)).toEqual(numbers);
});

test('what JSON has no word for is kept as it is, wherever it stands, and a text that looks like it stays a text', async () => {
  const dates = [new Date('1900-01-01T00:00:00.001Z'), [new Date(0)]];
  const kept = {
    _id: 'kept',
    dates,
    none: { n: [Number.NaN, -Infinity] },
    text: '{"$date":5}',
    name: '{"$number"',
  };
  await shelf.insert([kept]);
  expect(await shelf.find({ _id: 'kept' })).toEqual([kept]);
});

test.each(['calculateDocument', 'aggregateDocuments', 'addCollection'])(
  '%s has no place in a transaction',
  async (action) => {
    const { transactionId } = await shelf.database.answer({ action: 'database.startTransaction' });
    const asked = about(action, { transactionId, query: '{}', stages: [] });
    expect(await shelf.database.answer(asked)).toMatchObject({ code: 'LOCAL_NOT_SUPPORTED' });
  },
);
