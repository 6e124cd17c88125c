import type { PromotionRule } from '#contracts/promotion';
import { fen } from '../../../money/rules/fen';
import { overThese } from './bundle';
import { among, casesIn, type Effect, gtinsOf, leftOf, nothingFree, type Open, yuan } from './effect';

/** 满减: every so much spent takes so much off; what promotions before it took off is not spent. */
export function spend(
  { goods, spend: each, off }: Extract<PromotionRule, { kind: 'spend' }>,
  lines: readonly Open[],
): Effect | undefined {
  const bought = among(goods, lines).filter(({ left }) => left > 0);
  const spent = leftOf(bought);
  const times = Math.floor(spent / each);
  if (times === 0) return undefined;
  const taken = fen(Math.min(off * times, spent));
  return {
    off: overThese(bought, taken),
    free: nothingFree,
    earned: gtinsOf(bought),
    cases: casesIn(bought),
    says: `每满 ${yuan(each)} 减 ${yuan(off)}，这些货 ${yuan(spent)}，减 ${yuan(taken)}`,
  };
}
