import { requestFailed } from '../problem';
import { type BsonType, bsonTypeOf, show } from '../value';
import type { Test } from './comparison';

const numbers: Record<number, BsonType> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  18: 'long',
};

/** Types that MongoDB knows and that no value here can have. */
const foreign: Record<string, number> = {
  minKey: -1,
  binData: 5,
  undefined: 6,
  objectId: 7,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  timestamp: 17,
  decimal: 19,
  maxKey: 127,
};

/** `$type`: one name or number, or a list of them. */
export function ofType(wanted: unknown): Test {
  const types = new Set((Array.isArray(wanted) ? wanted : [wanted]).flatMap(typesNamed));
  if (types.size === 0 && Array.isArray(wanted) && wanted.length === 0)
    throw requestFailed('$type must match at least one type');
  return (value) => value !== undefined && types.has(bsonTypeOf(value));
}

function typesNamed(name: unknown): BsonType[] {
  if (name === 'number') return ['int', 'long', 'double'];
  if (typeof name === 'number') {
    if (numbers[name]) return [numbers[name]];
    if (Object.values(foreign).includes(name)) return [];
    throw requestFailed(`Invalid numerical type code: ${name}`);
  }
  if (typeof name !== 'string')
    throw requestFailed(`type must be represented as a number or a string: ${show(name)}`);
  const known = Object.values(numbers).find((type) => type === name);
  if (known) return [known];
  if (name in foreign) return [];
  throw requestFailed(`Unknown type name alias: ${name}`);
}
