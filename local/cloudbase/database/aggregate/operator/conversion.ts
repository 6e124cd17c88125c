import { notBuilt, requestFailed } from '../../problem';
import { bsonTypeOf, dateAt, show } from '../../value';
import { dateFromText } from '../date';
import { formatDate } from '../date-format';
import { isNothing, type Operator, one } from '../operand';

const converters: readonly { name: string; code: number; of: (value: unknown) => unknown }[] = [
  { name: 'double', code: 1, of: (value) => numberOf(value, 'double') },
  { name: 'string', code: 2, of: textOf },
  { name: 'bool', code: 8, of: (value) => value !== false && value !== 0 },
  { name: 'date', code: 9, of: dateOf },
  { name: 'int', code: 16, of: (value) => wholeOf(value, 'int') },
  { name: 'long', code: 18, of: (value) => wholeOf(value, 'long') },
];

export const conversions: Record<string, Operator> = {
  $type: { takes: one, of: (value) => bsonTypeOf(value) },
  $isNumber: { takes: one, of: (value) => typeof value === 'number' },
  ...Object.fromEntries(
    converters.map(({ name, of }) => [`$to${name[0]!.toUpperCase()}${name.slice(1)}`, converting(of)]),
  ),
};

/** `$convert` names its target by a word or by its number among the types. */
export function converterTo(target: unknown): (value: unknown) => unknown {
  const converter = converters.find(({ name, code }) => target === name || target === code);
  if (converter === undefined) throw notBuilt(`$convert to ${show(target)}`);
  return converter.of;
}

function converting(convert: (value: unknown) => unknown): Operator {
  return { takes: one, of: (value) => (isNothing(value) ? null : convert(value)) };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return formatDate(value, undefined, undefined);
  throw unsupported(value, 'string');
}

function numberOf(value: unknown, target: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date && target !== 'int') return value.getTime();
  if (typeof value !== 'string') throw unsupported(value, target);
  if (value.trim() !== value || value === '' || Number.isNaN(Number(value)))
    throw requestFailed(`Failed to parse number '${value}' in $convert with no onError value`);
  return Number(value);
}

function wholeOf(value: unknown, target: 'int' | 'long'): number {
  const number = numberOf(value, target);
  const limit = target === 'int' ? 2 ** 31 : 2 ** 63;
  if (typeof value === 'string' && !/^[+-]?\d+$/.test(value))
    throw requestFailed(`Failed to parse number '${value}' in $convert with no onError value`);
  if (!(number >= -limit && number < limit))
    throw requestFailed(
      `Conversion would overflow target type in $convert with no onError value: ${show(value)}`,
    );
  return Math.trunc(number);
}

function dateOf(value: unknown): Date {
  if (value instanceof Date) return value;
  if (typeof value === 'number') return dateAt(Math.trunc(value));
  if (typeof value === 'string') return dateFromText(value, undefined);
  throw unsupported(value, 'date');
}

function unsupported(value: unknown, target: string): Error {
  return requestFailed(
    `Unsupported conversion from ${bsonTypeOf(value)} to ${target} in $convert with no onError value`,
  );
}
