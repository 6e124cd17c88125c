import type { QuoteLine } from '#contracts/quote';
import type { Fen } from '#contracts/vocabulary';
import { fen, minus, partOf, times } from '../../../money/rules/fen';

type Line = Pick<QuoteLine, 'cases' | 'casePrice' | 'free' | 'off'>;

export const paidCases = ({ cases, free = 0 }: Pick<QuoteLine, 'cases' | 'free'>) => cases - free;

/** What so many cases of a line cost that are paid for; what was taken off stays off in proportion. */
export function costOfPaid(line: Line, paid: number): Fen {
  const off = partOf(line.off ?? fen(0), paid, paidCases(line));
  return minus(times(line.casePrice, paid), off);
}

/** The line when the seller brings so many of its cases: what was to come for nothing comes first. */
export function shortLine<Of extends QuoteLine>(line: Of, cases: number): Of {
  if (cases === line.cases) return line;
  const free = Math.min(line.free ?? 0, cases);
  const paid = cases - free;
  const amount = costOfPaid(line, paid);
  const off = minus(times(line.casePrice, paid), amount);
  const { free: _free, off: _off, ...rest } = line;
  return { ...rest, cases, amount, ...(free > 0 && { free }), ...(off > 0 && { off }) } as Of;
}
