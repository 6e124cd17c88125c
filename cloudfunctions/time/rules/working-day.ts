import type { Day, Instant } from '#contracts/vocabulary';
import { addDays, dayOf, endOf, weekdayOf } from './day';

const SATURDAY = 6;

/** Days on which the state's notice says otherwise than the week does: a Monday off, a Sunday worked. */
export type MovedDays = Readonly<Record<string, 'off' | 'work'>>;

/** The end of so many working days after today's: Monday to Friday, but for the days that were moved. */
export function endOfWorkingDays(from: Instant, days: number, moved: MovedDays): Instant {
  let day: Day = dayOf(from);
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, moved)) left -= 1;
  }
  return endOf(day);
}

const isWorkingDay = (day: Day, moved: MovedDays) =>
  moved[day] === undefined ? weekdayOf(day) < SATURDAY : moved[day] === 'work';
