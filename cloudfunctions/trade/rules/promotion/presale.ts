import type { PromotionRule } from '#contracts/promotion';
import { type Effect, gtinsOf, nothingFree, type Open, offEach, yuan } from './effect';

/** 预售: ordered ahead from a locked quantity, cheaper for it, with the right to exchange what does not sell. */
export function presale(
  { gtin, offPerCase, deliverFrom, exchangeDays }: Extract<PromotionRule, { kind: 'presale' }>,
  lines: readonly Open[],
): Effect | undefined {
  const bought = lines.filter((line) => line.gtin === gtin);
  const [line] = bought;
  if (!line) return undefined;
  return {
    off: offEach(bought, offPerCase),
    free: nothingFree,
    earned: gtinsOf(bought),
    cases: line.cases,
    says: `预售锁定 ${line.cases} 件${line.name}，每件减 ${yuan(offPerCase)}，${deliverFrom} 起送，收货后 ${exchangeDays} 天内没卖完可换货`,
  };
}
