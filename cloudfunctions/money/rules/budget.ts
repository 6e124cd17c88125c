import type { Fen } from '#contracts/vocabulary';
import { above, fen, minus } from './fen';

type Budget = { total: Fen; left: Fen };

/** A campaign's total may grow or shrink, but never below what was promised or earned already. */
export function withTotal({ total, left }: Budget, wanted: Fen): Budget {
  const bound = minus(total, left);
  return { total: fen(Math.max(wanted, bound)), left: above(wanted, bound) };
}

/** How many more promises of one amount there is money for; a promise of nothing needs none. */
export const promisesLeft = ({ left }: Budget, each: Fen): number =>
  each === 0 ? Number.POSITIVE_INFINITY : Math.floor(left / each);
