import { differences } from './conformance';
import type { Field } from './published';

const fields: Field[] = [
  ['name', 'string(3)', 'y'],
  ['state', 'OPEN|DONE', 'n'],
  ['at', 'time', 'n'],
  ['amount', 'object', 'n'],
  ['amount.total', 'integer', 'y'],
  ['parts', 'array', 'n'],
  ['parts[].name', 'string', 'y'],
];

test('what is as published has nothing to be said about it', () => {
  const good = {
    name: '李雷',
    state: 'DONE',
    at: '2026-11-21T10:00:00+08:00',
    amount: { total: 1 },
    parts: [],
  };
  expect(differences(good, fields)).toEqual([]);
  expect(differences({ name: '李' }, fields)).toEqual([]);
});

test.each([
  [{ state: 'OPEN' }, 'name is missing'],
  [{ name: '李雷雷雷' }, 'name is "李雷雷雷", not string(3)'],
  [{ name: '李', more: 1 }, 'more is not published'],
  [{ name: '李', state: 'LOST' }, 'state is "LOST", not OPEN|DONE'],
  [{ name: '李', at: '2026-11-21 10:00' }, 'at is "2026-11-21 10:00", not time'],
  [{ name: '李', amount: {} }, 'amount.total is missing'],
  [{ name: '李', amount: { total: 1.5 } }, 'amount.total is 1.5, not integer'],
  [{ name: '李', parts: [{ name: 'a' }, {}] }, 'parts[].name is missing'],
])('%j: %s', (value, difference) => {
  expect(differences(value, fields)).toEqual([difference]);
});
