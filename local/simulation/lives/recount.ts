import { facts } from '../../../cloudfunctions/facts/fact';
import { rebates } from '../../../cloudfunctions/trade/rebate/rebate';
import type { RebateLine, RebateStatement } from '../../../contracts/rebate-statement';
import { type LivesWorld, seen } from './world';

/** What the two policies of promises.ts promise, counted anew from their words and by none of the cloud's own rules. */
export const promisedOtherwise = (world: LivesWorld): string[] =>
  seen(world, rebates).flatMap(({ _id, storeId, statement }) => {
    const promised = statement && promisedBy(statement, daysShown(world, storeId, statement.month));
    return promised === undefined || promised === statement?.amount
      ? []
      : [`promised: rebate ${_id} says ${statement?.amount} and its policy ${promised}`];
  });

/** 满 4 件每件 0.60 元，满 9 件每件 1.10 元; 陈列 1 天返 3 %. */
function promisedBy({ policyId, lines }: RebateStatement, days: number): number | undefined {
  const cases = total(lines, ({ cases }) => cases);
  const bought = total(lines, ({ bought }) => bought);
  const perCase = cases >= 9 ? 110 : cases >= 4 ? 60 : 0;
  const promised = { steps: cases * perCase, display: days >= 1 ? Math.round((bought * 3) / 100) : 0 };
  const plain = promised[policyId as keyof typeof promised];
  if (plain === undefined) return undefined;
  const answered = lines.reduce((sum, line) => sum + (line.kind === 'correction' ? signed(line.by) : 0), 0);
  return Math.max(0, plain + answered);
}

type Counted = Extract<RebateLine, { kind: 'receipt' | 'return' }>;

const total = (lines: readonly RebateLine[], of: (line: Counted) => number) =>
  lines.reduce((sum, line) => {
    if (line.kind === 'receipt') return sum + of(line);
    return line.kind === 'return' ? sum - of(line) : sum;
  }, 0);

const signed = ({ way, amount }: { way: 'in' | 'out'; amount: number }) => (way === 'in' ? amount : -amount);

/** Days of the month on which a photo of the store's display passed, as far as the rebate has heard of it. */
function daysShown(world: LivesWorld, storeId: string, month: string): number {
  const passed = seen(world, facts)
    .filter(({ kind, pending }) => kind === 'display' && !pending.includes('display'))
    .map(({ about }) => about as { storeId: string; day: string; passed: boolean })
    .filter((shown) => shown.storeId === storeId && shown.passed && shown.day.startsWith(month));
  return new Set(passed.map(({ day }) => day)).size;
}
