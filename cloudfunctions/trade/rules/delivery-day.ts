import type { Day, Instant } from '#contracts/vocabulary';
import { addDays, dayOf, daysBetween, minuteOfDay, weekdayOf } from '../../time/rules/day';

export type Deliveries = { deliveryWeekdays: readonly number[]; cutOffMinute: number };

/** The day on which an order placed now would come: tomorrow at the earliest, a day later once the cut-off has passed. */
export function deliveryDay(deliveries: Deliveries, now: Instant): Day {
  const daysAhead = minuteOfDay(now) < deliveries.cutOffMinute ? 1 : 2;
  return firstDeliveryFrom(deliveries, addDays(dayOf(now), daysAhead));
}

/** Goods ordered now must last until the delivery after the next one. */
export function coverDays(deliveries: Deliveries, now: Instant): number {
  const next = deliveryDay(deliveries, now);
  return daysBetween(dayOf(now), firstDeliveryFrom(deliveries, addDays(next, 1)));
}

function firstDeliveryFrom({ deliveryWeekdays }: Deliveries, from: Day): Day {
  const week = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(from, days));
  const day = week.find((candidate) => deliveryWeekdays.includes(weekdayOf(candidate)));
  if (!day) throw new Error('A seller without a delivery day delivers nothing.');
  return day;
}
