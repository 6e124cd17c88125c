import type { Gtin } from '#contracts/vocabulary';
import type { Read } from './cart';

type Line = { gtin: Gtin; cases: number };

/** 照旧 takes the last order's lines, less what was said not to come, with what was said otherwise. */
export function cartOf({ lines, without }: Read, last: readonly Line[]): Line[] {
  const kept = last.filter(({ gtin }) => !without.includes(gtin));
  const before = new Map(kept.map(({ gtin, cases }) => [gtin, cases]));
  const said = lines.map(({ gtin, cases, isMore }) => ({
    gtin,
    cases: isMore ? cases + (before.get(gtin) ?? 0) : cases,
  }));
  const others = kept.filter(({ gtin }) => !lines.some((line) => line.gtin === gtin));
  return [...others.map(({ gtin, cases }) => ({ gtin, cases })), ...said];
}
