import type { RebateDraft } from '#contracts/rebate-replay';
import type { RebateStatement } from '#contracts/rebate-statement';
import type { Fen } from '#contracts/vocabulary';
import { fen, sum, times } from '../../../money/rules/fen';
import { startOf } from '../../../time/rules/day';
import { paidBy, prizeOf } from './amount';
import { closingDay } from './period';

/** A period and what it would have cost the brand: the rebate, or what the prize is worth. */
export type Earned = { statement: RebateStatement; cost: Fen };

export const earnedBy = (draft: RebateDraft, statement: RebateStatement): Earned => ({
  statement,
  cost: statement.rule.kind === 'prize' ? prizeWon(draft, statement) : statement.amount,
});

/** Won with the first night from its closing on that found the target met; what goes back later fetches nothing back. */
function prizeWon(draft: RebateDraft, { lines, rule, month }: RebateStatement): Fen {
  const closing = startOf(closingDay({ month, rule }));
  let cases = 0;
  for (const [place, line] of lines.entries()) {
    if (line.kind === 'receipt') cases += line.cases;
    if (line.kind === 'return') cases -= line.cases;
    const next = lines[place + 1];
    const isSeenByNight = !next || next.at >= closing;
    if (isSeenByNight && prizeOf(rule, { cases })) return draft.prizeValue ?? fen(0);
  }
  return fen(0);
}

/** What so many cases of the period would have brought, all else being as it was. */
export function worthOf(
  draft: RebateDraft,
  { rule, bought, days, photos, basis }: RebateStatement,
  cases: number,
): Fen {
  if (prizeOf(rule, { cases })) return draft.prizeValue ?? fen(0);
  return paidBy(rule, { cases, bought, days, photos, basis }).amount;
}

/**
 * Paid for cases that came anyway: up to what the store takes in an average period of the replay. The store knew of no
 * policy then, so what is more than that is chance or season, and never certainly the policy's. A display is paid for
 * itself and not for cases.
 */
export function paidForUsual(draft: RebateDraft, periods: number, earned: readonly Earned[]): Fen {
  const usual = Math.floor(earned.reduce((cases, { statement }) => cases + statement.cases, 0) / periods);
  return sum(
    earned.map(({ statement, cost }) => {
      const { rule, cases, perCase = fen(0) } = statement;
      const paid =
        rule.kind === 'prize' ? worthOf(draft, statement, usual) : times(perCase, Math.min(cases, usual));
      return fen(Math.min(cost, paid));
    }),
  );
}
