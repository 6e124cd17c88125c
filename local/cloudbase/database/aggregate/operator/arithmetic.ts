import { requestFailed } from '../../problem';
import { bsonTypeOf, dateAt, show } from '../../value';
import { any, isNothing, type Operator, one, two } from '../operand';

export const arithmetic: Record<string, Operator> = {
  $add: { takes: any, of: add },
  $subtract: { takes: two, of: subtract },
  $multiply: {
    takes: any,
    of: (...values) =>
      values.some(isNothing)
        ? null
        : values.reduce<number>((product, value) => product * numberFor('$multiply', value), 1),
  },
  $divide: ofTwo('$divide', (dividend, divisor) => dividend / notZero('$divide', divisor)),
  $mod: ofTwo('$mod', (dividend, divisor) => dividend % notZero('$mod', divisor)),
  $pow: ofTwo('$pow', power),
  $log: ofTwo('$log', logarithm),
  $abs: ofOne('$abs', Math.abs),
  $ceil: ofOne('$ceil', Math.ceil),
  $floor: ofOne('$floor', Math.floor),
  $exp: ofOne('$exp', Math.exp),
  $ln: ofOne('$ln', (value) => Math.log(positive('$ln', value))),
  $log10: ofOne('$log10', (value) => Math.log10(positive('$log10', value))),
  $sqrt: ofOne('$sqrt', (value) => {
    if (value < 0) throw requestFailed("$sqrt's argument must be greater than or equal to 0");
    return Math.sqrt(value);
  }),
  $trunc: { takes: [1, 2], of: (value, places = 0) => toPlaces('$trunc', value, places, Math.trunc) },
  $round: { takes: [1, 2], of: (value, places = 0) => toPlaces('$round', value, places, toEven) },
};

function add(...values: unknown[]): unknown {
  if (values.some(isNothing)) return null;
  const dates = values.filter((value): value is Date => value instanceof Date);
  if (dates.length > 1) throw requestFailed('only one date allowed in an $add expression');
  const numbers = values.filter((value) => !(value instanceof Date));
  for (const value of numbers)
    if (typeof value !== 'number')
      throw requestFailed(`$add only supports numeric or date types, not ${bsonTypeOf(value)}`);
  const sum = (numbers as number[]).reduce((total, value) => total + value, 0);
  return dates[0] ? dateAt(dates[0].getTime() + sum) : sum;
}

function subtract(from: unknown, value: unknown): unknown {
  if (isNothing(from) || isNothing(value)) return null;
  if (typeof from === 'number' && typeof value === 'number') return from - value;
  if (from instanceof Date && value instanceof Date) return from.getTime() - value.getTime();
  if (from instanceof Date && typeof value === 'number') return dateAt(from.getTime() - value);
  throw requestFailed(`can't $subtract ${bsonTypeOf(value)} from ${bsonTypeOf(from)}`);
}

function ofOne(operator: string, of: (value: number) => number): Operator {
  return { takes: one, of: (value) => (isNothing(value) ? null : of(numberFor(operator, value))) };
}

function ofTwo(operator: string, of: (a: number, b: number) => number): Operator {
  return {
    takes: two,
    of: (a, b) => {
      if (isNothing(a) || isNothing(b)) return null;
      if (typeof a !== 'number' || typeof b !== 'number')
        throw requestFailed(
          `${operator} only supports numeric types, not ${bsonTypeOf(a)} and ${bsonTypeOf(b)}`,
        );
      return of(a, b);
    },
  };
}

function numberFor(operator: string, value: unknown): number {
  if (typeof value === 'number') return value;
  throw requestFailed(`${operator} only supports numeric types, not ${bsonTypeOf(value)}`);
}

function notZero(operator: string, value: number): number {
  if (value === 0) throw requestFailed(`can't ${operator} by zero`);
  return value;
}

function positive(operator: string, value: number): number {
  if (value <= 0)
    throw requestFailed(`${operator}'s argument must be a positive number, but is ${show(value)}`);
  return value;
}

function power(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) throw requestFailed('$pow cannot take a base of 0 and a negative exponent');
  return base ** exponent;
}

function logarithm(value: number, base: number): number {
  if (base <= 0 || base === 1)
    throw requestFailed(`$log's base must be a positive number not equal to 1, but is ${show(base)}`);
  return Math.log(positive('$log', value)) / Math.log(base);
}

/** Halves go to the even neighbour. */
function toEven(value: number): number {
  const below = Math.floor(value);
  const isHalf = value - below === 0.5;
  return isHalf ? below + (Math.abs(below) % 2) : Math.round(value);
}

function toPlaces(
  operator: string,
  value: unknown,
  places: unknown,
  cut: (value: number) => number,
): number | null {
  if (isNothing(value) || isNothing(places)) return null;
  const number = numberFor(operator, value);
  if (typeof places !== 'number' || !Number.isInteger(places) || places < -20 || places > 100)
    throw requestFailed(
      `cannot apply ${operator} with precision value ${show(places)} value must be in [-20, 100]`,
    );
  // Written with an exponent, for 1.255 * 100 is not 125.5 to a machine.
  const [digits, exponent = '0'] = String(number).split('e');
  const shifted = cut(Number(`${digits}e${Number(exponent) + places}`));
  return Number.isFinite(number) ? shifted / 10 ** places : number;
}
