import { EJSON } from 'bson';
import { type Document, isPlainObject } from './document';
import { notBuilt, requestFailed } from './problem';
import { patternOf } from './query/pattern';
import { dateAt } from './value';

/** Reads one EJSON payload as the SDK writes it; server dates become dates of `now`. */
export function parsePayload(text: unknown, now: () => number): Document {
  const value = parseValue(text, now);
  if (!isPlainObject(value)) throw requestFailed('A payload must be an object.');
  return value;
}

export function parseValue(text: unknown, now: () => number): unknown {
  if (typeof text !== 'string') throw requestFailed('A payload must be an EJSON string.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw requestFailed('A payload is not valid EJSON.');
  }
  return settled(parsed, now);
}

export function writePayload(document: Document): string {
  return EJSON.stringify(document, { relaxed: false });
}

/** A message nested deeper than this is refused before it is read further. */
const deepest = 250;

/** Every value as this database keeps it. */
function settled(value: unknown, now: () => number, depth = 0): unknown {
  if (depth > deepest) throw requestFailed(`A payload exceeds ${deepest} levels of nesting.`);
  if (Array.isArray(value)) return value.map((element) => settled(element, now, depth + 1));
  if (!isPlainObject(value)) return value;
  const names = Object.keys(value);
  const read = names.length === 1 && Object.hasOwn(readers, names[0]!) ? readers[names[0]!] : undefined;
  if (read) return read(settled(value[names[0]!], now, depth + 1), now);
  if (names.includes('__proto__')) throw notBuilt('a field with the name __proto__');
  return Object.fromEntries(names.map((name) => [name, settled(value[name], now, depth + 1)]));
}

/** What a document of one field with such a name stands for. */
const readers: Record<string, (value: unknown, now: () => number) => unknown> = {
  $numberInt: Number,
  $numberDouble: Number,
  $numberLong: wholeNumber,
  $date: dateOf,
  $regularExpression: regularExpression,
  $tcb_server_date: (value, now) => dateAt(now() + Number((isPlainObject(value) && value.offset) || 0)),
  ...Object.fromEntries(
    [
      '$oid',
      '$binary',
      '$numberDecimal',
      '$timestamp',
      '$minKey',
      '$maxKey',
      '$undefined',
      '$code',
      '$symbol',
      '$dbPointer',
      '$uuid',
    ].map((name) => [name, () => refuse(name)]),
  ),
};

function refuse(name: string): never {
  throw notBuilt(`values of the type ${name}`);
}

/** The SDK's numbers are JavaScript's, so one that JavaScript would write otherwise did not come from it. */
function wholeNumber(text: unknown): number {
  const number = Number(text);
  if (!Number.isInteger(number) || String(number) !== String(text))
    throw notBuilt(`the whole number ${String(text)}`);
  return number;
}

function dateOf(value: unknown): Date {
  const date = new Date(value as number | string);
  if (Number.isNaN(date.getTime())) throw requestFailed(`A payload has a bad date: ${String(value)}`);
  return date;
}

function regularExpression(value: unknown): RegExp {
  if (!isPlainObject(value)) throw requestFailed('A payload has a bad regular expression.');
  return patternOf(String(value.pattern), String(value.options ?? ''));
}
