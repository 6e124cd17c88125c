import type { Day, Instant } from '#contracts/vocabulary';
import { addDays, dayOf, daysBetween, minuteOfDay, weekdayOf } from '../../time/rules/day';

export type Deliveries = {
  deliveryWeekdays: readonly number[];
  cutOffMinute: number;
  /** Single days on which nothing goes out. */
  closedDays?: readonly Day[] | undefined;
};

/** The day on which an order placed now would come: tomorrow at the earliest, a day later once the cut-off has passed. */
export function deliveryDay(deliveries: Deliveries, now: Instant): Day {
  const daysAhead = minuteOfDay(now) < deliveries.cutOffMinute ? 1 : 2;
  return deliveryFrom(deliveries, addDays(dayOf(now), daysAhead));
}

/** Goods ordered now must last until the delivery after the next one. */
export function coverDays(deliveries: Deliveries, now: Instant): number {
  const next = deliveryDay(deliveries, now);
  return daysBetween(dayOf(now), deliveryFrom(deliveries, addDays(next, 1)));
}

/** As many single days as may be closed, and a week more. */
const LOOKED_AHEAD = 47;

/** The first delivery day on or after a day. */
export function deliveryFrom({ deliveryWeekdays, closedDays = [] }: Deliveries, from: Day): Day {
  for (let ahead = 0; ahead < LOOKED_AHEAD; ahead++) {
    const day = addDays(from, ahead);
    if (deliveryWeekdays.includes(weekdayOf(day)) && !closedDays.includes(day)) return day;
  }
  throw new Error('A seller without a delivery day delivers nothing.');
}
