import { compare } from '../../value';
import { isTrue, type Operator, one, two } from '../operand';

/** Here, unlike in a filter, every value has a place in one order, and missing is not null. */
export const comparisons: Record<string, Operator> = {
  $cmp: { takes: two, of: (a, b) => Math.sign(compare(a, b)) },
  $eq: { takes: two, of: (a, b) => compare(a, b) === 0 },
  $ne: { takes: two, of: (a, b) => compare(a, b) !== 0 },
  $gt: { takes: two, of: (a, b) => compare(a, b) > 0 },
  $gte: { takes: two, of: (a, b) => compare(a, b) >= 0 },
  $lt: { takes: two, of: (a, b) => compare(a, b) < 0 },
  $lte: { takes: two, of: (a, b) => compare(a, b) <= 0 },
  $not: { takes: one, of: (value) => !isTrue(value) },
};
