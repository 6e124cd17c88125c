import { openPlainly, type Plain, type Row, refusal } from './asked-plainly';

let shelf: Plain;
beforeEach(() => {
  shelf = openPlainly();
});
afterEach(() => shelf.close());

describe('what may be kept', () => {
  const nested = (depth: number): Row => (depth === 0 ? {} : { in: nested(depth - 1) });
  test.each<[string, Row, string]>([
    [
      'an operator as a name',
      { a: { $set: 1 } },
      "The dollar ($) prefixed field '$set' in 'a.$set' is not valid for storage.",
    ],
    ['a dot in a name', { 'a.b': 1 }, "The dotted field 'a.b' in 'a.b' is not valid for storage."],
    ['200 levels', nested(200), 'exceeds 180 levels of nesting'],
    ['an id that is a list', { _id: [1] }, '_id must be a string or a number'],
    ['an id that is nothing', { _id: null }, '_id must be a string or a number'],
    ['more than 16 MB', { text: 'x'.repeat(17_000_000) }, 'BSONObjectTooLarge'],
  ])('not %s', async (_name, row, message) => {
    expect(await refusal(shelf.insert([row]))).toContain(message);
    expect(shelf.all()).toEqual([]);
  });

  test('ids may be words, numbers and 24 letters like an ObjectId; 1 is not "1"', async () => {
    const ids = ['a', 1, '1', -0.5, '', '5f4dcc3b5aa765d61d8327de'];
    await shelf.insert(ids.map((_id) => ({ _id })));
    expect((await shelf.find({ _id: '5f4dcc3b5aa765d61d8327de' })).length).toBe(1);
    expect((await shelf.find({ _id: 1 })).length).toBe(1);
    expect(await refusal(shelf.insert([{ _id: 1 }]))).toContain('E11000');
  });

  test('a field may have no name, as in MongoDB, but no path of an update leads to it', async () => {
    await shelf.insert([{ _id: 1, '': 5, o: { '': 6 } }]);
    expect(await shelf.find({ '': 5 })).toEqual([{ _id: 1, '': 5, o: { '': 6 } }]);
    expect(await refusal(shelf.update({}, { $set: { 'o.': 1 } }))).toContain('empty field name');
  });

  test('of several documents with one id in one call the first is kept, and what came before the second', async () => {
    expect(await refusal(shelf.insert([{ _id: 'x' }, { _id: 'y' }, { _id: 'x' }]))).toContain('E11000');
    expect(shelf.all()).toEqual([{ _id: 'x' }, { _id: 'y' }]);
  });
});
