import type { RebateDraft } from '#contracts/rebate-replay';
import type { RebateLine, RebateStatement } from '#contracts/rebate-statement';
import type { Fen } from '#contracts/vocabulary';
import { above, fen, sum, times } from '../../../money/rules/fen';
import { addDays, endOf, lastDayOf, startOf } from '../../../time/rules/day';
import { paidBy } from './amount';
import type { Happened } from './replay';
import { countedGoods } from './terms';

/** A store is just below a step when not more than so many per cent of it are missing. */
const NEAR_PERCENT = 10;
/** Who wants to be over a step in time orders in these last days of the month, and sends back in these days after it. */
const LAST_DAYS = 3;
const BACK_WITHIN_DAYS = 31;

type Counted = Extract<RebateLine, { kind: 'receipt' | 'return' }>;

/** A step that was almost reached: cases short, and what they would have brought. */
export function nearStep({ rule, cases, next }: RebateStatement) {
  if (rule.kind !== 'steps' || !next?.moreCases) return undefined;
  const isNear = next.moreCases * 100 <= (cases + next.moreCases) * NEAR_PERCENT;
  return isNear ? { short: next.moreCases, amount: next.more } : undefined;
}

/**
 * Cases of the month's last days that alone brought it over a step, and of which some went back soon after. What the
 * return left of the rebate is what it brought.
 */
export function pulledOver(statement: RebateStatement, { wentBack }: Happened) {
  const { rule, month, lines, amount, gtins } = statement;
  const from = startOf(addDays(lastDayOf(month), 1 - LAST_DAYS));
  const until = endOf(lastDayOf(month));
  const late = lines.flatMap((line) => (line.kind === 'receipt' && line.at >= from ? [line.orderId] : []));
  const inMonth = countedLines(lines).filter(({ at }) => at <= until);
  const atEnd = casesOf(inMonth);
  const without = casesOf(inMonth.filter(({ orderId }) => !orderId || !late.includes(orderId)));
  if (rule.kind !== 'steps' || perCaseAt(statement, atEnd) <= perCaseAt(statement, without)) return undefined;
  const backBy = endOf(addDays(lastDayOf(month), BACK_WITHIN_DAYS));
  const back = wentBack
    .filter(({ at }) => until < at && at <= backBy)
    .flatMap((each) => countedGoods({ rule, gtins }, each.lines))
    .filter(({ orderId }) => !orderId || late.includes(orderId))
    .reduce((cases, line) => cases + line.cases, 0);
  if (back === 0) return undefined;
  const pulled = atEnd - without;
  return { pulled, back: Math.min(back, pulled), amount };
}

/** Deliveries of several sellers that only together reach the step: what they bring more than each alone would. */
export function splitOver(statement: RebateStatement) {
  const lines = countedLines(statement.lines);
  const sellers = [...new Set(lines.map(({ sellerId }) => sellerId))];
  if (statement.rule.kind !== 'steps' || sellers.length < 2) return undefined;
  const alone = sellers.map((seller) => {
    const cases = Math.max(0, casesOf(lines.filter(({ sellerId }) => sellerId === seller)));
    return times(perCaseAt(statement, cases), cases);
  });
  const amount = above(statement.amount, sum(alone));
  return amount > 0 ? { sellers: sellers.length, amount } : undefined;
}

/**
 * Paid for cases that came anyway: up to what the store takes in an average month of the replay. The store knew of no
 * policy then, so what is more than that is chance or season, and never certainly the policy's.
 */
export function paidForUsual(
  { months }: Pick<RebateDraft, 'months'>,
  statements: readonly RebateStatement[],
): Fen {
  const usual = Math.floor(statements.reduce((cases, each) => cases + each.cases, 0) / months);
  return sum(
    statements.map(({ cases, perCase = fen(0), amount }) =>
      fen(Math.min(amount, times(perCase, Math.min(cases, usual)))),
    ),
  );
}

const perCaseAt = ({ rule, bought, days, photos }: RebateStatement, cases: number): Fen =>
  paidBy(rule, { cases, bought, days, photos }).perCase ?? fen(0);

const countedLines = (lines: readonly RebateLine[]): Counted[] =>
  lines.filter((line): line is Counted => line.kind === 'receipt' || line.kind === 'return');

const casesOf = (lines: readonly Counted[]) =>
  lines.reduce((total, { kind, cases }) => total + (kind === 'receipt' ? cases : -cases), 0);
