import type { PromotionRule } from '#contracts/promotion';
import {
  among,
  casesIn,
  type Effect,
  gtinsOf,
  namesOf,
  nothingFree,
  type Open,
  offEach,
  yuan,
} from './effect';

/** 阶梯价: the step that the goods together reach counts for every case of them. */
export function step(
  { goods, steps }: Extract<PromotionRule, { kind: 'step' }>,
  lines: readonly Open[],
): Effect | undefined {
  const bought = among(goods, lines);
  const cases = casesIn(bought);
  const reached = steps
    .filter(({ fromCases }) => fromCases <= cases)
    .toSorted((a, b) => b.fromCases - a.fromCases)[0];
  if (!reached) return undefined;
  const { fromCases, offPerCase } = reached;
  return {
    off: offEach(bought, offPerCase),
    free: nothingFree,
    earned: gtinsOf(bought),
    cases,
    says: `${namesOf(bought)}满 ${fromCases} 件每件减 ${yuan(offPerCase)}，这单 ${cases} 件，每件都减`,
  };
}
