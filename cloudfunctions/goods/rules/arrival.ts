import type { Instant } from '#contracts/vocabulary';
import { dayOf, daysBetween, monthOf } from '../../time/rules/day';
import { MONTHS_KEPT, tooOld, WEEKS_KEPT, weekOf } from './week';

type Buckets = Readonly<Record<string, Readonly<Record<string, number>>>>;
export type Lately = readonly { at: Instant; bottles: Readonly<Record<string, number>> }[];
/** Of the cases that came, so many came for nothing. */
export type Arrived = { gtin: string; cases: number; free: number; caseSize: number };
type Deliveries = Readonly<Record<string, readonly { at: Instant; days: number }[]>>;
/** What the delivery was of. */
export type Ordered = { sellerId: string; placedAt: Instant };

/** What a receipt writes on a store's shelf; the oldest weeks and months fall off in the same change. */
export function arrival(
  shelf: {
    firstReceivedAt?: Instant | undefined;
    received: Buckets;
    scanned: Buckets;
    months: Buckets;
    lately?: Lately | undefined;
    deliveries?: Deliveries | undefined;
  },
  arrived: readonly Arrived[],
  at: Instant,
  ordered?: Ordered,
) {
  const week = weekOf(at);
  const month = monthOf(at);
  const came = arrived.filter(({ cases }) => cases > 0);
  const inc = Object.fromEntries(
    came.flatMap(({ gtin, cases, free, caseSize }) => [
      [`received.${week}.${gtin}`, cases * caseSize],
      [`arrived.${gtin}`, cases * caseSize],
      [`months.${month}.${gtin}`, cases - free],
    ]),
  );
  const unset = [
    ...tooOld(names(shelf.received, week), WEEKS_KEPT).map((old) => `received.${old}`),
    ...tooOld(names(shelf.scanned, week), WEEKS_KEPT).map((old) => `scanned.${old}`),
    ...tooOld(names(shelf.months, month), MONTHS_KEPT).map((old) => `months.${old}`),
  ];
  if (came.length === 0) return { inc, unset, set: {} };
  const bottles = Object.fromEntries(came.map(({ gtin, cases, caseSize }) => [gtin, cases * caseSize]));
  const lately = [...(shelf.lately ?? []).filter((each) => !isTooLate(each.at, at)), { at, bottles }];
  const set = {
    lately,
    ...(shelf.firstReceivedAt === undefined && { firstReceivedAt: at }),
    ...(ordered && deliveredIn(shelf.deliveries ?? {}, ordered, at)),
  };
  return { inc, unset, set };
}

type Standing = {
  received: Buckets;
  months: Buckets;
  arrived: Readonly<Record<string, number>>;
  counted: Readonly<Record<string, { at: Instant }>>;
  lately?: Lately | undefined;
};

/**
 * What it means for the shelf that another number came than was written: in the week and month it came in, as far as
 * they are kept, and in what stands there, unless somebody has counted since. Nothing is ever less than none.
 */
export function rightedArrival(shelf: Standing, changed: readonly Arrived[], at: Instant) {
  const [week, month] = [weekOf(at), monthOf(at)];
  const inc: Record<string, number> = {};
  const add = (path: string, before: number, change: number) => {
    if (change !== 0) inc[path] = Math.max(-before, change);
  };
  const isWeekKept = !tooOld(names(shelf.received, week), WEEKS_KEPT).includes(week);
  const isMonthKept = !tooOld(names(shelf.months, month), MONTHS_KEPT).includes(month);
  for (const { gtin, cases, free, caseSize } of changed) {
    const bottles = cases * caseSize;
    if (isWeekKept) add(`received.${week}.${gtin}`, shelf.received[week]?.[gtin] ?? 0, bottles);
    if (isMonthKept) add(`months.${month}.${gtin}`, shelf.months[month]?.[gtin] ?? 0, cases - free);
    if ((shelf.counted[gtin]?.at ?? 0) < at) add(`arrived.${gtin}`, shelf.arrived[gtin] ?? 0, bottles);
  }
  const lately = (shelf.lately ?? [])
    .map((came) => (came.at === at ? { at, bottles: rightedBottles(came.bottles, changed) } : came))
    .filter(({ bottles }) => Object.keys(bottles).length > 0);
  return { inc, ...(shelf.lately && { set: { lately } }) };
}

function rightedBottles(told: Readonly<Record<string, number>>, changed: readonly Arrived[]) {
  const bottles = { ...told };
  for (const { gtin, cases, caseSize } of changed)
    bottles[gtin] = Math.max(0, (bottles[gtin] ?? 0) + cases * caseSize);
  return Object.fromEntries(Object.entries(bottles).filter(([, count]) => count > 0));
}

/** How long it took, beside the last ones of the same seller: that, and not the calendar, is this store's lead time. */
function deliveredIn(deliveries: Deliveries, { sellerId, placedAt }: Ordered, at: Instant) {
  const days = Math.max(0, daysBetween(dayOf(placedAt), dayOf(at)));
  const latest = [...(deliveries[sellerId] ?? []), { at, days }].slice(-DELIVERIES_KEPT);
  return { [`deliveries.${sellerId}`]: latest };
}

const DELIVERIES_KEPT = 8;

/** What came after the moment of a count, which may reach us only now. */
export const arrivedSince = (lately: Lately, gtin: string, countedAt: Instant): number =>
  lately.filter(({ at }) => at > countedAt).reduce((bottles, came) => bottles + (came.bottles[gtin] ?? 0), 0);

/** A week: what was counted longer ago says nothing of today's shelf, and what came since is not kept so long. */
export const isTooLate = (countedAt: Instant, now: Instant) => now - countedAt > LATE_MS;

const LATE_MS = 7 * 86_400_000;

const names = (buckets: Buckets, current: string) => [...new Set([...Object.keys(buckets), current])];
