import { checkDeclarations, type IndexDeclaration } from '../../../../local/cloudbase/database/declaration';

const phone: IndexDeclaration['keys'][number] = { field: 'phone', direction: 1 };
const place: IndexDeclaration['keys'][number] = { field: 'at', direction: '2d' };
const check = (index: object) =>
  checkDeclarations([{ name: 'stores', indexes: [{ name: 'one', keys: [phone], ...index }] }]);

test('an index that CloudBase offers is taken', () => {
  for (const index of [{}, { unique: true }, { keys: [place, phone] }])
    expect(() => check(index)).not.toThrow();
});

test.each<[object, string]>([
  [{ sparse: true }, 'asks for "sparse", which CloudBase does not offer'],
  [{ partialFilterExpression: {} }, 'asks for "partialFilterExpression", which CloudBase does not offer'],
  [{ expireAfterSeconds: 1 }, 'asks for "expireAfterSeconds", which CloudBase does not offer'],
  [{ keys: [place], unique: true }, 'is unique over points, which CloudBase does not offer'],
  [{ keys: [] }, 'has 0 fields; CloudBase takes 1 to 31'],
  [{ keys: [{ field: 'phone', direction: 'text' }] }, 'has the direction "text"; it is 1, -1 or "2d"'],
  [{ keys: [phone, phone] }, 'names the field "phone" twice'],
])('%p is refused by its name', (index, message) => {
  expect(() => check(index)).toThrow(message);
});

test('two indexes of one name are refused', () => {
  const twins = [
    { name: 'one', keys: [phone] },
    { name: 'one', keys: [place] },
  ];
  expect(() => checkDeclarations([{ name: 'stores', indexes: twins }])).toThrow('two of one name');
});
