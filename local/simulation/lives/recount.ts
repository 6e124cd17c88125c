import { facts } from '../../../cloudfunctions/facts/fact';
import { rebates } from '../../../cloudfunctions/trade/rebate/rebate';
import type { RebateLine, RebateStatement } from '../../../contracts/rebate-statement';
import { shops } from './market';
import { type LivesWorld, seen } from './world';

/** What the policies of promises.ts promise, counted anew from their words and by none of the cloud's own rules. */
export const promisedOtherwise = (world: LivesWorld): string[] =>
  seen(world, rebates).flatMap(({ _id, storeId, statement }) => {
    const promised =
      statement &&
      promisedBy(statement, daysShown(world, storeId, statement.month), casesBefore(storeId, statement));
    return promised === undefined || promised === statement?.amount
      ? []
      : [`promised: rebate ${_id} says ${statement?.amount} and its policy ${promised}`];
  });

/** 满 4 件每件 0.60 元，满 9 件每件 1.10 元; 陈列 1 天返 3 %; 不比上月少每件 0.30 元，翻一番每件 0.80 元. */
function promisedBy(
  { policyId, lines }: RebateStatement,
  days: number,
  before: number | undefined,
): number | undefined {
  const cases = total(lines, ({ cases }) => cases);
  const bought = total(lines, ({ bought }) => bought);
  const perCase = cases >= 9 ? 110 : cases >= 4 ? 60 : 0;
  const promised = {
    steps: cases * perCase,
    display: days >= 1 ? Math.round((bought * 3) / 100) : 0,
    growth: before === undefined ? undefined : cases * grownBy(cases, before),
  };
  const plain = promised[policyId as keyof typeof promised];
  if (plain === undefined) return undefined;
  const answered = lines.reduce((sum, line) => sum + (line.kind === 'correction' ? signed(line.by) : 0), 0);
  return Math.max(0, plain + answered);
}

/** Who had nothing in the month before has not grown. */
const grownBy = (cases: number, before: number) => {
  if (before === 0 || cases < before) return 0;
  return cases >= 2 * before ? 80 : 30;
};

/** Of November's month before the market tells; what December is held against is looked at when all is quiet. */
const casesBefore = (storeId: string, { month, basis }: RebateStatement) =>
  month === '2026-11' ? shops.find((shop) => shop.storeId === storeId)?.before : basis;

/** December's growth is held against all that came in November, as it was put right since; what went back was bought. */
export const heldAgainstOtherwise = (world: LivesWorld): string[] =>
  seen(world, rebates).flatMap(({ _id, storeId, statement }) => {
    if (statement?.policyId !== 'growth' || statement.month !== '2026-12') return [];
    const november = seen(world, rebates).find(
      (other) =>
        other.storeId === storeId &&
        other.statement?.policyId === 'steps' &&
        other.statement.month === '2026-11',
    );
    const lines = november?.statement?.lines ?? [];
    const came = total(
      lines.filter((line) => line.kind !== 'return' || line.returnId.startsWith('receipt-')),
      ({ cases }) => cases,
    );
    return statement.basis === came
      ? []
      : [`held: rebate ${_id} is held against ${statement.basis} cases, and ${came} came in November`];
  });

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

/** 月满 8 件送 6 瓶, 季满 14 件送冷柜: whoever had the cases when the period was closed has it, and nobody else. */
export const wonOtherwise = (world: LivesWorld): string[] =>
  seen(world, rebates).flatMap(({ _id, statement, prize, closesOn }) => {
    const target = statement && { prize: 8, fridge: 14 }[statement.policyId as string];
    if (!target || closesOn !== undefined) return [];
    const had = total(
      prize ? statement.lines.filter(({ at }) => at <= prize.at) : statement.lines,
      ({ cases }) => cases,
    );
    return had >= target === (prize !== undefined)
      ? []
      : [`won: rebate ${_id} had ${had} of ${target} cases and ${prize?.name ?? 'nothing'}`];
  });
