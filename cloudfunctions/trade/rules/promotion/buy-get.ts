import type { PromotionRule } from '#contracts/promotion';
import { among, casesIn, type Effect, gtinsOf, namesOf, nothingOff, type Open } from './effect';

/** 买 10 送 1: every so many cases of the goods together earn the gift. */
export function buyGet(
  { goods, buyCases, gift }: Extract<PromotionRule, { kind: 'buy_get' }>,
  lines: readonly Open[],
  nameOf: (gtin: string) => string | undefined,
): Effect | undefined {
  const bought = among(goods, lines);
  const cases = casesIn(bought);
  const given = Math.floor(cases / buyCases) * gift.cases;
  const name = nameOf(gift.gtin);
  if (given === 0 || name === undefined) return undefined;
  return {
    off: nothingOff,
    free: new Map([[gift.gtin, given]]),
    earned: gtinsOf(bought),
    cases: given,
    says: `${namesOf(bought)}每满 ${buyCases} 件送 ${gift.cases} 件${name}，这单 ${cases} 件，送 ${given} 件`,
  };
}
