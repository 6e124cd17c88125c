import type { RebateStatement } from '#contracts/rebate-statement';
import type { Month } from '#contracts/vocabulary';
import { above, fen, times } from '../../../money/rules/fen';
import { monthsAfter } from '../../../time/rules/day';
import { paidBy } from './amount';
import { basisOf, type Period, periodOf } from './period';
import type { Months } from './replay';
import type { Earned } from './replay-cost';

/**
 * Growth that is nothing but cases missing beside it: in the period before, held back, or in the one after, bought
 * ahead. A season looks the same, so it is a sign and no proof.
 */
export function shiftedOver({ statement, cost }: Earned, months: Months, running: Month) {
  const { rule, month, basis = 0 } = statement;
  if (rule.kind !== 'growth' || cost === 0) return undefined;
  const length = rule.every === 'quarter' ? 3 : 1;
  const before = periodOf(rule, monthsAfter(month, -length));
  const after = periodOf(rule, monthsAfter(month, length));
  const usualIn = (period: Period) => basisOf(statement, period, months) ?? 0;
  const heldBack = missing(usualIn(before), casesIn(statement, months, before));
  const usualAfter = rule.against === 'last_year' ? usualIn(after) : basis;
  // A period that runs may still bring what seems to be missing.
  const boughtAhead = after.month < running ? missing(usualAfter, casesIn(statement, months, after)) : 0;
  // Held against the period before, what was held back made the basis smaller as well.
  const trueBasis = rule.against === 'before' ? basis + heldBack : basis;
  const [most] = [
    { from: 'before' as const, amount: broughtBy({ statement, cost }, heldBack, trueBasis) },
    { from: 'after' as const, amount: broughtBy({ statement, cost }, boughtAhead, basis) },
  ].toSorted((a, b) => b.amount - a.amount);
  return most && most.amount > 0 ? most : undefined;
}

const missing = (usual: number, cases: number) => Math.max(0, usual - cases);

/** What was paid more than for the growth without so many cases. */
function broughtBy({ statement, cost }: Earned, moved: number, basis: number) {
  if (moved === 0) return fen(0);
  const { rule, cases, bought, days, photos } = statement;
  const without = { cases: Math.max(0, cases - moved), bought, days, photos, basis };
  return above(cost, times(paidBy(rule, without).perCase ?? fen(0), cases));
}

function casesIn({ gtins }: RebateStatement, months: Months, { from, month }: Period): number {
  let cases = 0;
  for (let each = from; each <= month; each = monthsAfter(each, 1))
    for (const [gtin, came] of Object.entries(months[each] ?? {}))
      if (gtins.length === 0 || (gtins as readonly string[]).includes(gtin)) cases += came;
  return cases;
}
