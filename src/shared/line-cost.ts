import type { QuoteLine } from '#contracts/quote';
import type { Fen } from '#contracts/vocabulary';

type Line = Pick<QuoteLine, 'cases' | 'casePrice' | 'amount' | 'free' | 'off'>;

export const boughtOf = ({ cases, free = 0 }: Pick<QuoteLine, 'cases' | 'free'>) => cases - free;

/**
 * What a line costs when so many of its cases did not come: what was to come for nothing comes first, and what was
 * taken off stays off in proportion. The cloud's own rule, for a phone that has no network.
 */
export function costWithout(line: Line, missing: number): Fen {
  const came = line.cases - missing;
  const bought = boughtOf(line);
  const paid = came - Math.min(line.free ?? 0, came);
  const off = bought === 0 ? 0 : Math.ceil(((line.off ?? 0) * paid) / bought);
  return (line.casePrice * paid - off) as Fen;
}
