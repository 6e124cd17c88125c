import { compare } from '../value';
import { merged } from './operator/object';
import { distinct } from './operator/set';

/** What a group makes of the values of its documents; undefined is a value that was missing. */
export const accumulators: Record<string, (values: readonly unknown[]) => unknown> = {
  $sum: (values) => total(numbersOf(values)),
  $avg: (values) => {
    const numbers = numbersOf(values);
    return numbers.length === 0 ? null : total(numbers) / numbers.length;
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

/** What each addition loses is kept and added at the end: ten times 0.1 is 1, as in MongoDB. */
function total(numbers: readonly number[]): number {
  let [sum, lost] = [0, 0];
  for (const number of numbers) {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}

function extreme(values: readonly unknown[], sign: 1 | -1): unknown {
  const given = values.filter((value) => value !== undefined && value !== null);
  if (given.length === 0) return null;
  return given.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best));
}

function deviation(values: readonly number[], less: 0 | 1): number | null {
  if (values.length - less < 1) return null;
  const mean = total(values) / values.length;
  const squares = total(values.map((value) => (value - mean) ** 2));
  return Math.sqrt(squares / (values.length - less));
}
