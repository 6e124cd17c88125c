import type { PromotionRule } from '#contracts/promotion';
import type { Fen } from '#contracts/vocabulary';
import { fen, spread } from '../../../money/rules/fen';
import { type Effect, gtinsOf, leftOf, nothingFree, type Open, yuan } from './effect';

/** 组合价: each whole set of the parts costs so much less, laid over the parts by what they cost. */
export function bundle(
  { parts, off }: Extract<PromotionRule, { kind: 'bundle' }>,
  lines: readonly Open[],
): Effect | undefined {
  const found = parts.flatMap((part) => lines.find(({ gtin }) => gtin === part.gtin) ?? []);
  if (found.length < parts.length) return undefined;
  const sets = Math.min(...parts.map((part, at) => Math.floor((found[at]?.cases ?? 0) / part.cases)));
  if (sets === 0) return undefined;
  const taken = fen(Math.min(off * sets, leftOf(found)));
  const names = parts.map((part, at) => `${found[at]?.name} ${part.cases} 件`).join(' + ');
  return {
    off: overThese(found, taken),
    free: nothingFree,
    earned: gtinsOf(found),
    cases: sets * parts.reduce((cases, part) => cases + part.cases, 0),
    says: `${names}一组减 ${yuan(off)}，这单 ${sets} 组，减 ${yuan(taken)}`,
  };
}

/** One sum laid over lines in proportion to what is left to pay of each. */
export function overThese(lines: readonly Open[], taken: Fen): Map<string, Fen> {
  const shares = spread(
    taken,
    lines.map(({ left }) => left),
  );
  return new Map(lines.map(({ gtin }, at) => [gtin, shares[at] ?? fen(0)]));
}
