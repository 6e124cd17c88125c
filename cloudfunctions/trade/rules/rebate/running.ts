import type { RebateGlance, RebateSummary } from '#contracts/rebate-statement';
import type { Instant } from '#contracts/vocabulary';
import { sum } from '../../../money/rules/fen';
import { monthOf } from '../../../time/rules/day';
import { basisOf, periodOf } from './period';
import { openStatement } from './statement';
import { countsGoods, type RebateTerms, runsOn } from './terms';

export type Running = {
  lists: readonly { rebates: readonly RebateTerms[] }[];
  shelf: {
    rebates: Readonly<Record<string, RebateSummary>>;
    months: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  now: Instant;
};

/** Every rule that runs for the store with what its period comes to so far; before its first record, with nothing. */
export function runningRebates({
  lists,
  shelf,
  now,
}: Running): { terms: RebateTerms; summary: RebateSummary }[] {
  const running = new Map(
    lists
      .flatMap(({ rebates }) => rebates)
      .filter((terms) => countsGoods(terms) && runsOn(terms, now))
      .map((terms) => [terms.policyId, terms]),
  );
  return [...running.values()].map((terms) => {
    const period = periodOf(terms.rule, monthOf(now));
    const kept = shelf.rebates[terms.policyId];
    if (kept?.month === period.month) return { terms, summary: kept };
    const basis = basisOf(terms, period, shelf.months);
    return { terms, summary: openStatement(terms, monthOf(now), basis) };
  });
}

/** The sum of all, and the step that is nearest. Nothing where no rule runs. */
export function glanceAt(running: Running): RebateGlance | undefined {
  const month = monthOf(running.now);
  const ruled = runningRebates(running).map(({ summary }) => summary);
  const others = Object.values(running.shelf.rebates).filter(
    (summary) => summary.month === month && !ruled.some(({ policyId }) => policyId === summary.policyId),
  );
  if (ruled.length + others.length === 0) return undefined;
  const [nearest] = ruled
    .flatMap(({ next }) =>
      next?.moreCases && next.more > 0 ? [{ moreCases: next.moreCases, more: next.more }] : [],
    )
    .toSorted((a, b) => a.moreCases - b.moreCases);
  return {
    amount: sum([...ruled, ...others].map(({ amount }) => amount)),
    ...(nearest && { next: nearest }),
  };
}
