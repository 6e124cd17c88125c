import { requestFailed } from '../../problem';
import { bsonTypeOf, show } from '../../value';
import { formatDate } from '../date-format';
import { any, isNothing, type Operator, one, two } from '../operand';

export const texts: Record<string, Operator> = {
  $concat: {
    takes: any,
    of: (...parts) => {
      for (const part of parts)
        if (!isNothing(part) && typeof part !== 'string')
          throw requestFailed(`$concat only supports strings, not ${bsonTypeOf(part)}`);
      return parts.some(isNothing) ? null : parts.join('');
    },
  },
  $toUpper: { takes: one, of: (value) => written(value).replace(/[a-z]/g, (letter) => letter.toUpperCase()) },
  $toLower: { takes: one, of: (value) => written(value).replace(/[A-Z]/g, (letter) => letter.toLowerCase()) },
  $strcasecmp: {
    takes: two,
    of: (a, b) =>
      Math.sign(Buffer.compare(Buffer.from(written(a).toUpperCase()), Buffer.from(written(b).toUpperCase()))),
  },
  $strLenCP: { takes: one, of: (value) => [...needed('$strLenCP', value)].length },
  $strLenBytes: { takes: one, of: (value) => Buffer.byteLength(needed('$strLenBytes', value)) },
  $substrCP: { takes: [3, 3], of: substringOfSigns },
  $substrBytes: { takes: [3, 3], of: substringOfBytes },
  $substr: { takes: [3, 3], of: substringOfBytes },
  $split: { takes: two, of: split },
  $indexOfCP: { takes: [2, 4], of: (...given) => placeOf('$indexOfCP', given, (text) => [...text]) },
  $indexOfBytes: {
    takes: [2, 4],
    of: (...given) => placeOf('$indexOfBytes', given, (text) => [...Buffer.from(text)]),
  },
};

/** What case and substring operators take for a text: nothing is the empty one. */
function written(value: unknown): string {
  if (isNothing(value)) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return formatDate(value, undefined, undefined);
  throw requestFailed(`can't convert from BSON type ${bsonTypeOf(value)} to String`);
}

function needed(operator: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw requestFailed(`${operator} requires a string argument, found: ${bsonTypeOf(value)}`);
}

function substringOfSigns(value: unknown, start: unknown, length: unknown): string {
  const [from, count] = [
    countFor('$substrCP', 'starting index', start),
    countFor('$substrCP', 'length', length),
  ];
  return [...written(value)].slice(from, from + count).join('');
}

/** A negative length takes the rest; a cut through a sign of several bytes is an error. */
function substringOfBytes(value: unknown, start: unknown, length: unknown): string {
  if (typeof start !== 'number' || typeof length !== 'number')
    throw requestFailed(
      `$substrBytes:  starting index must be a numeric type (is BSON type ${bsonTypeOf(start)})`,
    );
  if (start < 0) throw requestFailed(`$substrBytes:  starting index must be non-negative (got: ${start})`);
  const bytes = Buffer.from(written(value));
  const from = Math.trunc(start);
  const until = length < 0 ? bytes.length : Math.min(bytes.length, from + Math.trunc(length));
  if (from >= bytes.length) return '';
  if (isInsideSign(bytes[from]!))
    throw requestFailed('$substrBytes:  Invalid range, starting index is a UTF-8 continuation byte.');
  if (until < bytes.length && isInsideSign(bytes[until]!))
    throw requestFailed('$substrBytes:  Invalid range, ending index is in the middle of a UTF-8 character.');
  return bytes.toString('utf8', from, until);
}

function isInsideSign(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function countFor(operator: string, what: string, value: unknown): number {
  if (typeof value !== 'number')
    throw requestFailed(`${operator}: ${what} must be a numeric type (is BSON type ${bsonTypeOf(value)})`);
  if (!Number.isInteger(value))
    throw requestFailed(
      `${operator}: ${what} cannot be represented as a 32-bit integral value: ${show(value)}`,
    );
  if (value < 0) throw requestFailed(`${operator}: ${what} must be a nonnegative integer.`);
  return value;
}

function split(text: unknown, separator: unknown): string[] | null {
  if (isNothing(text) || isNothing(separator)) return null;
  if (typeof text !== 'string')
    throw requestFailed(
      `$split requires an expression that evaluates to a string as a first argument, found: ${bsonTypeOf(text)}`,
    );
  if (typeof separator !== 'string')
    throw requestFailed(
      `$split requires an expression that evaluates to a string as a second argument, found: ${bsonTypeOf(separator)}`,
    );
  if (separator === '') throw requestFailed('$split requires a non-empty separator');
  return text.split(separator);
}

/** Places are counted in signs or in bytes, as `pieces` takes a text apart. */
function placeOf(
  operator: string,
  [text, wanted, from = 0, until]: unknown[],
  pieces: (text: string) => readonly unknown[],
): number | null {
  if (isNothing(text)) return null;
  if (typeof text !== 'string')
    throw requestFailed(`${operator} requires a string as the first argument, found: ${bsonTypeOf(text)}`);
  if (typeof wanted !== 'string')
    throw requestFailed(`${operator} requires a string as the second argument, found: ${bsonTypeOf(wanted)}`);
  const [first, last] = [
    countFor(operator, 'starting index', from),
    until === undefined ? Number.POSITIVE_INFINITY : countFor(operator, 'ending index', until),
  ];
  const [whole, sought] = [pieces(text), pieces(wanted)];
  for (let place = first; place + sought.length <= Math.min(last, whole.length); place++)
    if (sought.every((sign, offset) => whole[place + offset] === sign)) return place;
  return -1;
}
