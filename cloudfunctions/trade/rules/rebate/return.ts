import type { Fen } from '#contracts/vocabulary';
import { fen } from '../../../money/rules/fen';

/** What was paid for the cases that go back, after so many of them went before: all of them together bring back all. */
export function boughtBack(
  { cases, amount }: { cases: number; amount: Fen },
  before: number,
  back: number,
): Fen {
  const until = (count: number) => Math.round((amount * Math.min(count, cases)) / Math.max(1, cases));
  return fen(until(before + back) - until(before));
}
