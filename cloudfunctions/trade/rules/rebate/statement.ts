import type { RebateRule } from '#contracts/rebate-rule';
import type { RebateLine, RebateStatement, RebateSummary } from '#contracts/rebate-statement';
import type { Fen, Month } from '#contracts/vocabulary';
import { above, fen, plus } from '../../../money/rules/fen';
import { paidBy, type Totals } from './amount';
import { nextOf } from './next';
import { periodOf } from './period';
import type { RebateTerms } from './terms';

/** A record before it is known what it moves. */
export type News<Line = RebateLine> = Line extends RebateLine ? Omit<Line, 'way' | 'amount'> : never;

/** A period without a record yet. The rule is taken as it stands and kept: a new version starts with a new period. */
export function openStatement(terms: RebateTerms, within: Month, basis?: number): RebateStatement {
  const { from, month } = periodOf(terms.rule, within);
  return summed({
    month,
    ...(from !== month && { from }),
    policyId: terms.policyId,
    policyVersion: terms.version,
    policyName: terms.name,
    nature: terms.nature,
    rule: terms.rule,
    gtins: [...terms.gtins],
    ...(basis !== undefined && { basis }),
    lines: [],
  });
}

/** Adds one record; what it moved includes what it did to the price of the period's other cases. */
export function withLine(statement: RebateStatement, news: News): RebateStatement {
  const after = summed({ ...statement, lines: [...statement.lines, moving(news, 0)] });
  return { ...after, lines: [...statement.lines, moving(news, after.amount - statement.amount)] };
}

const moving = (record: News, change: number): RebateLine => ({
  ...record,
  way: change < 0 ? 'out' : 'in',
  amount: fen(Math.abs(change)),
});

type Sums = 'cases' | 'bought' | 'days' | 'photos' | 'perCase' | 'corrected' | 'amount' | 'next';
type Unsummed = Omit<RebateStatement, Sums>;

/** Everything a statement says is what its lines say, added up, and its rule asked anew. */
export function summed({ lines, ...rest }: Unsummed): RebateStatement {
  const totals = totalsOf(lines, rest.basis);
  const corrected = correctionsIn(lines);
  const { month, from, policyId, policyVersion, policyName, nature, rule, gtins, basis } = rest;
  const named = { month, ...(from && { from }), policyId, policyVersion, policyName, nature, rule, gtins };
  const { cases, bought, days, photos } = totals;
  const { perCase } = paidBy(rule, totals);
  const next = nextOf(rule, totals, (then) => amountOf(rule, then, corrected));
  return {
    ...named,
    cases,
    bought,
    days,
    photos,
    ...(basis !== undefined && { basis }),
    ...(perCase !== undefined && { perCase }),
    ...(corrected && { corrected }),
    amount: amountOf(rule, totals, corrected),
    ...(next && { next }),
    lines,
  };
}

/** What a rule pays, put right by what was answered to disputes: a correction may take all of it, and never more. */
export function amountOf(rule: RebateRule, totals: Totals, corrected: RebateSummary['corrected']): Fen {
  const { amount } = paidBy(rule, totals);
  if (!corrected) return amount;
  return corrected.way === 'in' ? plus(amount, corrected.amount) : above(amount, corrected.amount);
}

export function totalsOf(lines: readonly RebateLine[], basis: number | undefined): Totals {
  const totals = { cases: 0, bought: 0, days: 0, photos: 0 };
  for (const line of lines) {
    if (line.kind === 'receipt' || line.kind === 'return') {
      const sign = line.kind === 'receipt' ? 1 : -1;
      totals.cases += sign * line.cases;
      totals.bought += sign * line.bought;
    }
    if (line.kind === 'photo') {
      totals.days = line.days;
      totals.photos += line.passed ? 1 : 0;
    }
  }
  return { ...totals, bought: fen(totals.bought), basis };
}

function correctionsIn(lines: readonly RebateLine[]): RebateSummary['corrected'] {
  const by = lines.reduce((sum, line) => {
    if (line.kind !== 'correction') return sum;
    return sum + (line.by.way === 'in' ? line.by.amount : -line.by.amount);
  }, 0);
  return by === 0 ? undefined : { way: by > 0 ? 'in' : 'out', amount: fen(Math.abs(by)) };
}
