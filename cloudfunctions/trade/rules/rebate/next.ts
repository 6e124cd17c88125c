import type { RebateRule } from '#contracts/rebate-rule';
import type { RebateSummary } from '#contracts/rebate-statement';
import type { Fen } from '#contracts/vocabulary';
import { above } from '../../../money/rules/fen';
import { casesForGrowth, type Totals } from './amount';

type Next = NonNullable<RebateSummary['next']>;

/** The nearest thing that would bring more, and how much; nothing where all is reached. */
export function nextOf(rule: RebateRule, totals: Totals, amountOf: (then: Totals) => Fen): Next | undefined {
  const now = amountOf(totals);
  if (rule.kind === 'display') {
    const moreDays = rule.leastDays - totals.days;
    const more = above(amountOf({ ...totals, days: rule.leastDays }), now);
    return moreDays > 0 && more > 0 ? { moreDays, more } : undefined;
  }
  const cases = goalsOf(rule, totals)
    .filter((goal) => goal > totals.cases)
    .toSorted((a, b) => a - b);
  const prize = rule.kind === 'prize' ? { prize: rule.prize.name } : {};
  for (const goal of cases) {
    const more = above(amountOf({ ...totals, cases: goal }), now);
    if (more > 0 || rule.kind === 'prize') return { moreCases: goal - totals.cases, more, ...prize };
  }
  return undefined;
}

/** The numbers of cases at which a rule starts to pay more. */
function goalsOf(rule: RebateRule, { cases, basis }: Totals): number[] {
  switch (rule.kind) {
    case 'steps':
      return rule.steps.map(({ fromCases }) => fromCases);
    case 'growth':
      return basis ? rule.steps.map(({ fromPercent }) => casesForGrowth(basis, fromPercent)) : [];
    case 'new_product':
      return [cases + 1];
    case 'prize':
      return [rule.targetCases];
    default:
      return [];
  }
}
