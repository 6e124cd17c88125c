import type { RebateDraft } from '#contracts/rebate-replay';
import type { RebateLine, RebateStatement } from '#contracts/rebate-statement';
import { above, fen, sum } from '../../../money/rules/fen';
import { addDays, endOf, lastDayOf, startOf } from '../../../time/rules/day';
import { paidBy } from './amount';
import type { Happened } from './replay';
import { type Earned, worthOf } from './replay-cost';
import { countedGoods } from './terms';

/** A store is just below when not more than so many per cent of it are missing. */
const NEAR_PERCENT = 10;
/** Who wants to be over a step in time orders in these last days, and sends back in these days after the period. */
const LAST_DAYS = { month: 3, quarter: 10 };
const BACK_WITHIN_DAYS = 31;
/** Who stops at what is asked has a day more at the most. */
const DAYS_OVER = 1;

type Counted = Extract<RebateLine, { kind: 'receipt' | 'return' }>;

/** What was almost reached: cases short, or days, and what they would have brought. */
export function nearStep(draft: RebateDraft, { statement, cost }: Earned) {
  const { rule, cases, days, next } = statement;
  const short = next?.moreCases ?? next?.moreDays;
  const isStepless = rule.kind === 'new_product' || (rule.kind === 'prize' && cost > 0);
  if (!next || !short || isStepless) return undefined;
  const goal = short + (next.moreDays ? days : cases);
  const amount = next.prize ? (draft.prizeValue ?? fen(0)) : next.more;
  return short * 100 <= goal * NEAR_PERCENT ? { short, amount } : undefined;
}

/**
 * Cases of the period's last days that alone brought it over a step, and of which some went back soon after. What the
 * return left of it is what it brought.
 */
export function pulledOver(draft: RebateDraft, { statement, cost }: Earned, { wentBack }: Happened) {
  const { month, from, lines } = statement;
  const lastDays = from ? LAST_DAYS.quarter : LAST_DAYS.month;
  const since = startOf(addDays(lastDayOf(month), 1 - lastDays));
  const until = endOf(lastDayOf(month));
  const late = lines.flatMap((line) =>
    line.kind === 'receipt' && line.at >= since && !line.isRighted ? [line.orderId] : [],
  );
  const within = countedLines(lines).filter(({ at }) => at <= until);
  const atEnd = casesOf(within);
  const without = casesOf(within.filter(({ orderId }) => !late.includes(orderId)));
  if (reachedBy(draft, statement, atEnd) <= reachedBy(draft, statement, without)) return undefined;
  const backBy = endOf(addDays(lastDayOf(month), BACK_WITHIN_DAYS));
  const back = wentBack
    .filter(({ at }) => until < at && at <= backBy)
    .flatMap((each) => countedGoods(statement, each.lines))
    .filter(({ orderId }) => late.includes(orderId))
    .reduce((cases, line) => cases + line.cases, 0);
  if (back === 0) return undefined;
  const pulled = atEnd - without;
  return { pulled, back: Math.min(back, pulled), amount: cost };
}

/** Deliveries of several sellers that only together reach the step: what they bring more than each alone would. */
export function splitOver(draft: RebateDraft, { statement, cost }: Earned) {
  const lines = countedLines(statement.lines);
  const sellers = [...new Set(lines.map(({ sellerId }) => sellerId))];
  const isByTarget = statement.rule.kind === 'steps' || statement.rule.kind === 'prize';
  if (!isByTarget || sellers.length < 2) return undefined;
  const alone = sellers.map((seller) => {
    const cases = Math.max(0, casesOf(lines.filter(({ sellerId }) => sellerId === seller)));
    return worthOf(draft, statement, cases);
  });
  const amount = above(cost, sum(alone));
  return amount > 0 ? { sellers: sellers.length, amount } : undefined;
}

/** A display that stood as long as it is paid for and no longer; two photos may vouch for a fortnight. */
export function justEnough({ statement, cost }: Earned) {
  const { rule, days, photos } = statement;
  if (rule.kind !== 'display' || cost === 0 || days > rule.leastDays + DAYS_OVER) return undefined;
  return { days, photos, amount: cost };
}

/** Which step so many cases are on, told by what it brings: all of a step's cases bring the same. */
const reachedBy = (draft: RebateDraft, statement: RebateStatement, cases: number) => {
  const { rule, bought, days, photos, basis } = statement;
  if (rule.kind === 'prize') return worthOf(draft, statement, cases);
  return paidBy(rule, { cases, bought, days, photos, basis }).perCase ?? fen(0);
};

const countedLines = (lines: readonly RebateLine[]): Counted[] =>
  lines.filter((line): line is Counted => line.kind === 'receipt' || line.kind === 'return');

const casesOf = (lines: readonly Counted[]) =>
  lines.reduce((total, { kind, cases }) => total + (kind === 'receipt' ? cases : -cases), 0);
