import type { Instant } from '#contracts/vocabulary';
import { minuteOfDay } from '../../time/rules/day';

/** When people drink: on the way to work, at noon, on the way home, late. A cap is scanned when its bottle is opened. */
export const dayParts = ['morning', 'noon', 'evening', 'late'] as const;
export type DayPart = (typeof dayParts)[number];

/** Where each part begins, in minutes of the day. */
const begins = { morning: 5 * 60, noon: 11 * 60, evening: 16 * 60, late: 21 * 60 };

export function dayPartOf(at: Instant): DayPart {
  const minute = minuteOfDay(at);
  if (minute < begins.morning || minute >= begins.late) return 'late';
  if (minute < begins.noon) return 'morning';
  return minute < begins.evening ? 'noon' : 'evening';
}
