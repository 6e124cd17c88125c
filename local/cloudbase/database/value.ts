import { type Document, isPlainObject } from './document';
import { notBuilt } from './problem';

/** The types MongoDB tells apart in a value that a caller can send; `missing` is a field that is not there. */
export type BsonType =
  | 'missing'
  | 'null'
  | 'int'
  | 'long'
  | 'double'
  | 'string'
  | 'object'
  | 'array'
  | 'bool'
  | 'date'
  | 'regex';

/** Only values of one bracket are compared by a filter; between brackets this is the order of a sort. */
const brackets: Record<BsonType, number> = {
  missing: 0,
  null: 1,
  int: 2,
  long: 2,
  double: 2,
  string: 3,
  object: 4,
  array: 5,
  bool: 6,
  date: 7,
  regex: 8,
};

/** A whole number is an int or a long by its size, for so the SDK writes it; what has a fraction is a double. */
export function bsonTypeOf(value: unknown): BsonType {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'number') return numberType(value);
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp) return 'regex';
  if (isPlainObject(value)) return 'object';
  throw new Error(`No value of a document is a ${Object.prototype.toString.call(value)}.`);
}

function numberType(value: number): 'int' | 'long' | 'double' {
  if (!Number.isInteger(value) || Object.is(value, -0) || Math.abs(value) >= 2 ** 63) return 'double';
  return Math.abs(value) < 2 ** 31 || value === -(2 ** 31) ? 'int' : 'long';
}

export function bracketOf(value: unknown): number {
  return brackets[bsonTypeOf(value)];
}

export function isSame(a: unknown, b: unknown): boolean {
  return a === b || compare(a, b) === 0;
}

/** MongoDB's order of all values. The order of an object's fields counts; NaN is below every number and equals itself. */
export function compare(a: unknown, b: unknown): number {
  const bracket = bracketOf(a);
  return bracket - bracketOf(b) || compareWithin(bracket, a, b);
}

function compareWithin(bracket: number, a: unknown, b: unknown): number {
  switch (bracket) {
    case brackets.int:
      return compareNumbers(a as number, b as number);
    case brackets.string:
      return compareTexts(a as string, b as string);
    case brackets.object:
      return compareObjects(a as Document, b as Document);
    case brackets.array:
      return compareLists(a as unknown[], b as unknown[]);
    case brackets.bool:
      return Number(a) - Number(b);
    case brackets.date:
      return compareNumbers((a as Date).getTime(), (b as Date).getTime());
    case brackets.regex:
      return compareTexts(String(a), String(b));
    default:
      return 0;
  }
}

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a === b ? 0 : a < b ? -1 : 1;
}

/** By code points, as UTF-8 bytes sort: JavaScript's own order differs for signs beyond the first 65,536. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  if (!surrogates.test(a) && !surrogates.test(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const surrogates = /[\ud800-\udfff]/;

function compareObjects(a: Document, b: Document): number {
  const [fieldsOfA, fieldsOfB] = [Object.entries(a), Object.entries(b)];
  for (const [place, [nameOfA, valueOfA]] of fieldsOfA.entries()) {
    const other = fieldsOfB[place];
    if (other === undefined) return 1;
    const difference =
      bracketOf(valueOfA) - bracketOf(other[1]) ||
      compareTexts(nameOfA, other[0]) ||
      compare(valueOfA, other[1]);
    if (difference !== 0) return difference;
  }
  return fieldsOfA.length - fieldsOfB.length;
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (const [place, value] of a.entries()) {
    if (place >= b.length) return 1;
    const difference = compare(value, b[place]);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** A value as MongoDB's messages show it. */
export function show(value: unknown): string {
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(show).join(', ')} ]`;
  if (isPlainObject(value)) return `{ ${showFields(value)} }`.replace('{  }', '{}');
  return value instanceof RegExp || value === undefined ? String(value) : JSON.stringify(value);
}

export function showFields(fields: Document): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${show(value)}`)
    .join(', ');
}

/** MongoDB has dates beyond JavaScript's years; here they would be none. */
export function dateAt(milliseconds: number): Date {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) throw notBuilt(`a date of ${milliseconds} milliseconds`);
  return date;
}
