import { requestFailed } from '../../problem';
import { bsonTypeOf, isSame, show } from '../../value';
import { accumulators } from '../accumulator';
import { any, isNothing, type Operator, one, two } from '../operand';

export const lists: Record<string, Operator> = {
  $arrayElemAt: { takes: two, of: (list, place) => elementAt('$arrayElemAt', list, place) },
  $first: { takes: one, of: (list) => elementAt('$first', list, 0) },
  $last: { takes: one, of: (list) => elementAt('$last', list, -1) },
  $concatArrays: { takes: any, of: concatenated },
  $in: {
    takes: two,
    of: (value, list) => {
      if (!Array.isArray(list))
        throw requestFailed(`$in requires an array as a second argument, found: ${bsonTypeOf(list)}`);
      return list.some((element) => isSame(element, value));
    },
  },
  $indexOfArray: { takes: [2, 4], of: placeOf },
  $isArray: { takes: one, of: (value) => Array.isArray(value) },
  $range: { takes: [2, 3], of: range },
  $reverseArray: {
    takes: one,
    of: (list) => {
      if (isNothing(list)) return null;
      if (Array.isArray(list)) return list.toReversed();
      throw requestFailed(
        `The argument to $reverseArray must be an array, but was of type: ${bsonTypeOf(list)}`,
      );
    },
  },
  $size: {
    takes: one,
    of: (list) => {
      if (Array.isArray(list)) return list.length;
      throw requestFailed(`The argument to $size must be an array, but was of type: ${bsonTypeOf(list)}`);
    },
  },
  $slice: { takes: [2, 3], of: slice },
  ...Object.fromEntries(
    ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'].map((name): [string, Operator] => [
      name,
      {
        takes: any,
        of: (...values) =>
          accumulators[name]!(values.length === 1 && Array.isArray(values[0]) ? values[0] : values),
      },
    ]),
  ),
};

function elementAt(operator: string, list: unknown, place: unknown): unknown {
  if (isNothing(list) || isNothing(place)) return null;
  if (!Array.isArray(list))
    throw requestFailed(
      `${operator}'s ${operator === '$arrayElemAt' ? 'first ' : ''}argument must be an array, but is ${bsonTypeOf(list)}`,
    );
  return list.at(wholeNumber(`${operator}'s second argument`, place));
}

function wholeNumber(what: string, value: unknown): number {
  if (typeof value !== 'number')
    throw requestFailed(`${what} must be a numeric value, but is ${bsonTypeOf(value)}`);
  if (!Number.isInteger(value))
    throw requestFailed(`${what} must be representable as a 32-bit integer: ${show(value)}`);
  return value;
}

function concatenated(...parts: unknown[]): unknown[] | null {
  for (const part of parts)
    if (!isNothing(part) && !Array.isArray(part))
      throw requestFailed(`$concatArrays only supports arrays, not ${bsonTypeOf(part)}`);
  return parts.some(isNothing) ? null : (parts as unknown[][]).flat();
}

function placeOf(
  list: unknown,
  value: unknown,
  from: unknown = 0,
  until: unknown = Number.MAX_SAFE_INTEGER,
): number | null {
  if (isNothing(list)) return null;
  if (!Array.isArray(list))
    throw requestFailed(`$indexOfArray requires an array as a first argument, found: ${bsonTypeOf(list)}`);
  const [first, last] = [
    wholeNumber('$indexOfArray starting index', from),
    wholeNumber('$indexOfArray ending index', until),
  ];
  return list.findIndex((element, place) => place >= first && place < last && isSame(element, value));
}

function range(start: unknown, end: unknown, step: unknown = 1): number[] {
  const [from, until, by] = [
    wholeNumber('$range starting value', start),
    wholeNumber('$range ending value', end),
    wholeNumber('$range step value', step),
  ];
  if (by === 0) throw requestFailed('$range requires a non-zero step value');
  return Array.from({ length: Math.max(0, Math.ceil((until - from) / by)) }, (_, place) => from + place * by);
}

function slice(list: unknown, first: unknown, count?: unknown): unknown[] | null {
  if (isNothing(list) || isNothing(first) || count === null) return null;
  if (!Array.isArray(list))
    throw requestFailed(`First argument to $slice must be an array, but is of type: ${bsonTypeOf(list)}`);
  const place = wholeNumber('Second argument to $slice', first);
  if (count === undefined) return place >= 0 ? list.slice(0, place) : list.slice(place);
  const length = wholeNumber('Third argument to $slice', count);
  if (length <= 0) throw requestFailed(`Third argument to $slice must be positive: ${length}`);
  const from = place >= 0 ? place : Math.max(0, list.length + place);
  return list.slice(from, from + length);
}
