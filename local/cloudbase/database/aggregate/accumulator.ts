import { compare } from '../value';
import { merged } from './operator/object';
import { distinct } from './operator/set';

/** What a group makes of the values of its documents; undefined is a value that was missing. */
export const accumulators: Record<string, (values: readonly unknown[]) => unknown> = {
  $sum: (values) => numbersOf(values).reduce((sum, value) => sum + value, 0),
  $avg: (values) => {
    const numbers = numbersOf(values);
    return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  },
  $min: (values) => extreme(values, -1),
  $max: (values) => extreme(values, 1),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: (values) => values.filter((value) => value !== undefined),
  $addToSet: (values) => distinct(values.filter((value) => value !== undefined)),
  $mergeObjects: (values) => merged(values),
  $stdDevPop: (values) => deviation(numbersOf(values), 0),
  $stdDevSamp: (values) => deviation(numbersOf(values), 1),
};

function numbersOf(values: readonly unknown[]): number[] {
  return values.filter((value) => typeof value === 'number');
}

function extreme(values: readonly unknown[], sign: 1 | -1): unknown {
  const given = values.filter((value) => value !== undefined && value !== null);
  if (given.length === 0) return null;
  return given.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best));
}

function deviation(values: readonly number[], less: 0 | 1): number | null {
  if (values.length - less < 1) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - less));
}
