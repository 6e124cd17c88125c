import type { Day, Instant } from '#contracts/vocabulary';
import { addDays, dayOf, mondayOf, startOf } from '../../../time/rules/day';
import type { Sold } from './sold';

const DAY_MS = 86_400_000;

/** What one product sold in one week; `emptied` when the shelf was found empty in it, so that more might have been. */
export type Week = { week: Day; sold: number; emptied: boolean };

/**
 * Sales between looks become sales by the week. Days nobody knows of sell as usual: as like stores do, or else as the
 * other days did. Scans are a floor: what members drank was certainly sold.
 */
export function weeksOf(
  sold: readonly Sold[],
  scannedIn: (week: Day) => number,
  usualPerDay: number | undefined,
): Week[] {
  const [first, last] = [sold[0], sold.at(-1)];
  if (!first || !last) return [];
  const usual = usualPerDay ?? perDayOf(sold);
  return mondaysFrom(first.from, last.until).flatMap((week) => {
    const found = within(sold, week);
    if (found.days < 1) return [];
    const bottles = found.bottles + (7 - found.days) * usual;
    return [{ week, sold: Math.max(bottles, scannedIn(week)), emptied: found.emptied }];
  });
}

function within(sold: readonly Sold[], week: Day) {
  const [opens, closes] = [startOf(week), startOf(addDays(week, 7))];
  const found = { days: 0, bottles: 0, emptied: false };
  for (const { from, until, bottles, emptied } of sold) {
    const days = (Math.min(until, closes) - Math.max(from, opens)) / DAY_MS;
    if (days <= 0) continue;
    found.days += days;
    found.bottles += (bottles * days * DAY_MS) / (until - from);
    found.emptied ||= emptied && ranEmpty(until) > opens && ranEmpty(until) <= closes;
  }
  return found;
}

/** Who counts on Monday morning and finds nothing tells of the week before. */
const ranEmpty = (found: Instant) => found - DAY_MS;

/** A few days tell no more than a week. */
const LEAST_DAYS = 7;

function perDayOf(sold: readonly Sold[]): number {
  const days = sold.reduce((total, { from, until }) => total + (until - from) / DAY_MS, 0);
  return sold.reduce((total, { bottles }) => total + bottles, 0) / Math.max(LEAST_DAYS, days);
}

function mondaysFrom(from: Instant, until: Instant): Day[] {
  const mondays: Day[] = [];
  for (let week = mondayOf(dayOf(from)); startOf(week) < until; week = addDays(week, 7)) mondays.push(week);
  return mondays;
}
