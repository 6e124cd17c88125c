import type { Instant } from '#contracts/vocabulary';
import { dayOf, daysBetween } from '../../../time/rules/day';
import { coverDays, type Deliveries, deliveryDay } from '../delivery-day';

/** How long goods take and how long until the next order: an order must last through both. */
export type Rhythm = {
  leadDays: number;
  reviewDays: number;
  /** Of how many of the store's own deliveries this was learned; none means the seller's calendar alone. */
  deliveries: number;
};

/** Fewer tell nothing of a habit. */
const LEAST_DELIVERIES = 3;
/** Until then a shop is taken to order about once a week, as shops do, or as seldom as the seller comes. */
const USUAL_REVIEW = 7;
/** Who orders less often than every four weeks is not waited for. */
const LONGEST_REVIEW = 28;

/**
 * The calendar says the earliest; this store's own deliveries say how it really is: a seller who promises tomorrow and
 * comes after three days is believed by the days, and an owner who orders once a week is not counted on every day.
 */
export function rhythmOf(
  seller: Deliveries,
  deliveries: readonly { at: Instant; days: number }[] = [],
  now: Instant,
): Rhythm {
  const promised = daysBetween(dayOf(now), deliveryDay(seller, now));
  const nextOrder = coverDays(seller, now) - promised;
  if (deliveries.length < LEAST_DELIVERIES)
    return { leadDays: promised, reviewDays: Math.max(USUAL_REVIEW, nextOrder), deliveries: 0 };
  return {
    leadDays: Math.max(promised, median(deliveries.map(({ days }) => days))),
    reviewDays: Math.min(LONGEST_REVIEW, Math.max(nextOrder, median(daysApart(deliveries)))),
    deliveries: deliveries.length,
  };
}

/** Two orders on one day are one visit of the owner to the screen. */
function daysApart(deliveries: readonly { at: Instant }[]): number[] {
  const days = [...new Set(deliveries.map(({ at }) => dayOf(at)))].toSorted();
  return days.slice(1).map((day, place) => daysBetween(days[place] as typeof day, day));
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
