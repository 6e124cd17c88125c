import { requestFailed } from '../../problem';
import { bsonTypeOf, show } from '../../value';
import { dateFromText, formatDate } from '../date';
import { isNothing, one } from '../operand';
import type { Operator } from './every';

export const conversions: Record<string, Operator> = {
  $type: { takes: one, of: (value) => bsonTypeOf(value) },
  $isNumber: { takes: one, of: (value) => typeof value === 'number' },
  $toBool: converting((value) => value !== false && value !== 0),
  $toString: converting(textOf),
  $toDouble: converting((value) => numberOf(value, 'double')),
  $toInt: converting((value) => wholeOf(value, 'int')),
  $toLong: converting((value) => wholeOf(value, 'long')),
  $toDate: converting(dateOf),
};

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
  if (typeof value === 'number') return new Date(Math.trunc(value));
  if (typeof value === 'string') return dateFromText(value, undefined);
  throw unsupported(value, 'date');
}

function unsupported(value: unknown, target: string): Error {
  return requestFailed(
    `Unsupported conversion from ${bsonTypeOf(value)} to ${target} in $convert with no onError value`,
  );
}
