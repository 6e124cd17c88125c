import { requestFailed } from '../problem';
import { bracketOf, compare, isSame } from '../value';
import { patternTest } from './pattern';

/** Judges one value a path has reached; undefined is a field that is not there. */
export type Test = (value: unknown) => boolean;

/** A missing field counts as null. */
export function equalTo(wanted: unknown): Test {
  if (wanted === null) return (value) => value === null || value === undefined;
  if (wanted instanceof RegExp) return patternTest(wanted);
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return (value) => value === wanted;
  return (value) => value !== undefined && isSame(value, wanted);
}

export function oneOf(operator: string, wanted: unknown): Test {
  if (!Array.isArray(wanted)) throw requestFailed(`${operator} needs an array`);
  if (wanted.some(isOperatorLike)) throw requestFailed('cannot nest $ under $in');
  const tests = wanted.map(equalTo);
  return (value) => tests.some((test) => test(value));
}

function isOperatorLike(value: unknown): boolean {
  return bracketOf(value) === bracketOf({}) && Object.keys(value as object)[0]?.startsWith('$') === true;
}

const orders: Record<string, (difference: number) => boolean> = {
  $gt: (difference) => difference > 0,
  $gte: (difference) => difference >= 0,
  $lt: (difference) => difference < 0,
  $lte: (difference) => difference <= 0,
};

export function isOrder(operator: string): boolean {
  return operator in orders;
}

/** Only values of one bracket have an order in a filter, and NaN has one with nothing but itself. */
export function ordered(operator: string, wanted: unknown, path: string): Test {
  if (wanted instanceof RegExp)
    throw requestFailed(`Can't have RegEx as arg to predicate over field '${path}'.`);
  const holds = orders[operator]!;
  const bracket = bracketOf(wanted);
  return (value) => {
    const met = value === undefined ? null : value;
    if (bracketOf(met) !== bracket) return false;
    if (Number.isNaN(met) !== Number.isNaN(wanted)) return false;
    return holds(compare(met, wanted));
  };
}
