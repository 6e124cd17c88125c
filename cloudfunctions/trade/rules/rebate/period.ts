import type { RebateRule } from '#contracts/rebate-rule';
import type { Month } from '#contracts/vocabulary';
import { addDays, lastDayOf, monthsAfter } from '../../../time/rules/day';

export type Period = {
  /** The first and the last month; a period is called by its last, for that is when it is closed. */
  from: Month;
  month: Month;
};

/** The period a month belongs to: itself, or its calendar quarter. */
export function periodOf(rule: RebateRule, month: Month): Period {
  if (!('every' in rule) || rule.every === 'month') return { from: month, month };
  const place = (Number(month.slice(5)) - 1) % 3;
  return { from: monthsAfter(month, -place), month: monthsAfter(month, 2 - place) };
}

/** What goes back soon after a period may cost the prize, and what was handed over is never fetched back: so it waits. */
const PRIZE_WAITS_DAYS = 7;

/** The first day on which a period is over; late records make it the same day again, and so the next night. */
export const closingDay = ({ month, rule }: { month: Month; rule: RebateRule }) =>
  addDays(lastDayOf(month), rule.kind === 'prize' ? 1 + PRIZE_WAITS_DAYS : 1);

type Months = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The cases that growth is held against: the same months a year ago, or as many just before. */
export function basisOf(
  { rule, gtins }: { rule: RebateRule; gtins: readonly string[] },
  { from, month }: Period,
  received: Months,
): number | undefined {
  if (rule.kind !== 'growth') return undefined;
  const back = rule.against === 'last_year' ? -12 : rule.every === 'quarter' ? -3 : -1;
  let cases = 0;
  for (let each = from; each <= month; each = monthsAfter(each, 1)) {
    const then = received[monthsAfter(each, back)] ?? {};
    for (const [gtin, came] of Object.entries(then)) {
      if (gtins.length === 0 || gtins.includes(gtin)) cases += came;
    }
  }
  return cases;
}
