import type { Day, Instant } from '#contracts/vocabulary';
import { addDays, dayOf, daysBetween, startOf } from '../../time/rules/day';

type Buckets = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a store's shelf tells of its products. */
export type ShelfHistory = {
  firstReceivedAt?: Instant | undefined;
  received: Buckets;
  scanned: Buckets;
  counted: Readonly<Record<string, { bottles: number; at: Instant }>>;
  arrived: Readonly<Record<string, number>>;
};

export type Demand = {
  perDay: number;
  /** What should still stand on the shelf. */
  left: number;
  countedAt?: Instant;
  /** Bottles scanned in the last four weeks. */
  scanned: number;
};

const DAY_MS = 86_400_000;
const SCAN_WEEKS = 4;
/** So many days of its own history weigh as much as what like stores sell. */
const PRIOR_DAYS = 14;
/** And without like stores to lean on, a few days tell no more than a week. */
const LEAST_DAYS = 7;

/**
 * What one product sells a day and what should be left of it. Sold is what was received less what still stood there:
 * at the last count if there was one; else at the last delivery, before which the shelf is taken to have been empty.
 * A short history leans on like stores, and scans are a floor, for what members drank was certainly sold.
 */
export function demandOf(
  shelf: ShelfHistory,
  gtin: string,
  prior: number | undefined,
  now: Instant,
): Demand | undefined {
  const weeks = weeksWith(shelf.received, gtin);
  const scanned = scannedLately(shelf.scanned, gtin, now);
  const [first] = weeks;
  const last = weeks.at(-1);
  const count = shelf.counted[gtin];
  if (!first || !last) return undefined;

  const beganAt = Math.max(first.at, shelf.firstReceivedAt ?? 0);
  const receivedInAll = weeks.reduce((bottles, week) => bottles + week.bottles, 0);
  const seen = count
    ? {
        at: count.at,
        stood: count.bottles,
        cameBefore: receivedInAll - (shelf.arrived[gtin] ?? 0),
        now: count.bottles + (shelf.arrived[gtin] ?? 0),
      }
    : {
        at: Math.max(last.at, beganAt),
        stood: 0,
        cameBefore: receivedInAll - last.bottles,
        now: last.bottles,
      };
  const days = Math.max(0, (seen.at - beganAt) / DAY_MS);
  const sold = Math.max(0, seen.cameBefore - seen.stood);
  const own =
    prior === undefined
      ? ratio(sold, Math.max(LEAST_DAYS, days))
      : ratio(sold + prior * PRIOR_DAYS, days + PRIOR_DAYS);
  const perDay = Math.max(own, scanned / (SCAN_WEEKS * 7));
  return {
    perDay,
    left: Math.max(0, seen.now - perDay * Math.max(0, (now - seen.at) / DAY_MS)),
    scanned,
    ...(count && { countedAt: count.at }),
  };
}

/** Buckets are named by the Monday of their week. */
const named = (week: string) => week as Day;

const ratio = (bottles: number, days: number) => bottles / days;

function weeksWith(buckets: Buckets, gtin: string): { at: number; bottles: number }[] {
  return Object.entries(buckets)
    .map(([week, bottles]) => ({ at: startOf(named(week)), bottles: bottles[gtin] ?? 0 }))
    .filter(({ bottles }) => bottles > 0)
    .toSorted((a, b) => a.at - b.at);
}

function scannedLately(buckets: Buckets, gtin: string, now: Instant): number {
  const since = addDays(dayOf(now), -SCAN_WEEKS * 7);
  return Object.entries(buckets)
    .filter(([week]) => daysBetween(since, named(week)) >= 0)
    .reduce((bottles, [, week]) => bottles + (week[gtin] ?? 0), 0);
}
