import type { PromotionRule } from '#contracts/promotion';
import type { Fen } from '#contracts/vocabulary';
import { fen, sum } from '../../../money/rules/fen';
import { among, type Effect, gtinsOf, namesOf, nothingFree, type Open, yuan } from './effect';

/**
 * 新品装: the first cases of a new product cost less; what goes beyond them costs what it costs. The dearest count
 * first, so that a case more never makes it less.
 */
export function newPack(
  { goods, cases: first, offPerCase }: Extract<PromotionRule, { kind: 'new_pack' }>,
  lines: readonly Open[],
): Effect | undefined {
  const bought = among(goods, lines).toSorted((a, b) => b.casePrice - a.casePrice);
  const off = new Map<string, Fen>();
  let cases = 0;
  for (const line of bought) {
    const cheaper = Math.min(line.cases, first - cases);
    cases += cheaper;
    if (cheaper > 0)
      off.set(line.gtin, fen(Math.min(Math.min(offPerCase, line.casePrice) * cheaper, line.left)));
  }
  if (cases === 0) return undefined;
  const taken = sum([...off.values()]);
  return {
    off,
    free: nothingFree,
    earned: gtinsOf(bought),
    cases,
    says: `新品${namesOf(bought)}头 ${first} 件每件减 ${yuan(offPerCase)}，这单算 ${cases} 件，减 ${yuan(taken)}`,
  };
}
