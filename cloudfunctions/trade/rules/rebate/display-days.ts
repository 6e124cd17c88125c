import type { Day, Month } from '#contracts/vocabulary';
import { addDays, daysBetween, firstDayOf, lastDayOf } from '../../../time/rules/day';

export type Photo = { day: Day; passed: boolean };

/** Two photos vouch for what is between them only when they are not further apart than this. */
const MOST_BETWEEN_DAYS = 31;

/** Days of a month on which the display is proven: days with a passed photo, or all between two of them as well. */
export function provenDays(photos: readonly Photo[], month: Month, days: 'photos' | 'interval'): number {
  const passed = [...new Set(photos.filter((photo) => photo.passed).map(({ day }) => day))].toSorted();
  const proven = new Set(passed);
  if (days === 'interval') {
    for (const [place, until] of passed.entries()) {
      const from = passed[place - 1];
      if (from && isUnbroken(photos, from, until)) for (const day of eachDay(from, until)) proven.add(day);
    }
  }
  return [...proven].filter((day) => firstDayOf(month) <= day && day <= lastDayOf(month)).length;
}

/** A day with a passed photo is not broken by another one that failed. */
function isUnbroken(photos: readonly Photo[], from: Day, until: Day): boolean {
  const hasFailed = photos.some(({ day, passed }) => !passed && from < day && day < until);
  return !hasFailed && daysBetween(from, until) <= MOST_BETWEEN_DAYS;
}

const eachDay = (from: Day, until: Day): Day[] =>
  Array.from({ length: daysBetween(from, until) + 1 }, (_, place) => addDays(from, place));
