import type { RebateRule } from '#contracts/rebate-rule';
import type { Fen } from '#contracts/vocabulary';
import { fen, percentOf, times } from '../../../money/rules/fen';

/** What of a period a rule looks at; where it came from makes no difference. */
export type Totals = {
  cases: number;
  bought: Fen;
  /** Proven days of display, and photos that passed. */
  days: number;
  photos: number;
  /** What growth is held against. */
  basis?: number | undefined;
};

/** What a rule pays for these totals, and by the case where it pays by the case. */
export function paidBy(rule: RebateRule, totals: Totals): { amount: Fen; perCase?: Fen } {
  const { cases, bought, days, photos } = totals;
  switch (rule.kind) {
    // A reached step pays for all cases of the month.
    case 'steps': {
      const perCase = best(rule.steps.filter(({ fromCases }) => fromCases <= cases));
      return { perCase, amount: times(perCase, cases) };
    }
    case 'growth': {
      const grown = growthOf(totals);
      const perCase = best(
        rule.steps.filter(({ fromPercent }) => grown !== undefined && fromPercent <= grown),
      );
      return { perCase, amount: times(perCase, cases) };
    }
    case 'new_product':
      return { perCase: rule.perCase, amount: times(rule.perCase, Math.min(cases, rule.mostCases ?? cases)) };
    case 'display':
      return { amount: days >= rule.leastDays ? percentOf(bought, rule.percent) : fen(0) };
    case 'fee':
      return { amount: times(rule.fee, Math.min(photos, rule.mostAMonth)) };
    case 'prize':
      return { amount: fen(0) };
  }
}

/** The prize is the rule's own, once the target is met. */
export const prizeOf = (rule: RebateRule, { cases }: Pick<Totals, 'cases'>) =>
  rule.kind === 'prize' && cases >= rule.targetCases ? rule.prize : undefined;

/** Whole per cent more than the basis. Who bought nothing then has not grown by any number: such a store is new. */
export function growthOf({ cases, basis }: Pick<Totals, 'cases' | 'basis'>): number | undefined {
  if (!basis) return undefined;
  return Math.floor(((cases - basis) * 100) / basis);
}

/** Cases from which on so many per cent more than the basis are reached. */
export const casesForGrowth = (basis: number, percent: number) => Math.ceil((basis * (100 + percent)) / 100);

const best = (reached: readonly { perCase: Fen }[]) =>
  fen(Math.max(0, ...reached.map(({ perCase }) => perCase)));
