import type { Day, Instant } from '#contracts/vocabulary';
import { addDays, dayOf, endOf, weekdayOf } from './day';

const SATURDAY = 6;

/** The end of so many working days after today's: Monday to Friday, for the state's moved holidays are not known here. */
export function endOfWorkingDays(from: Instant, days: number): Instant {
  let day: Day = dayOf(from);
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (weekdayOf(day) < SATURDAY) left -= 1;
  }
  return endOf(day);
}
