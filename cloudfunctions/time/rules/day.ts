import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { Day, Instant, Month } from '#contracts/vocabulary';

dayjs.extend(utc);

/** Asia/Shanghai has kept UTC+8 without summer time since 1991; functions themselves run at UTC. */
const SHANGHAI_MINUTES = 8 * 60;

/** The only file where moments and days turn into one another. */
export const dayOf = (at: Instant) => shanghai(at).format('YYYY-MM-DD') as Day;
export const monthOf = (at: Instant) => shanghai(at).format('YYYY-MM') as Month;
export const startOf = (day: Day) => dayjs.utc(day).subtract(SHANGHAI_MINUTES, 'minute').valueOf() as Instant;
export const endOf = (day: Day) => (startOf(addDays(day, 1)) - 1) as Instant;
export const addDays = (day: Day, days: number) =>
  dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD') as Day;
export const daysBetween = (from: Day, to: Day) => dayjs.utc(to).diff(dayjs.utc(from), 'day');
export const minuteOfDay = (at: Instant) => shanghai(at).hour() * 60 + shanghai(at).minute();
/** "09:31" */
export const clockOf = (at: Instant) => shanghai(at).format('HH:mm');
export const lastDayOfYear = (year: number) => `${year}-12-31` as Day;
export const yearOf = (day: Day) => Number(day.slice(0, 4));
export const previousMonth = (month: Month) =>
  dayjs.utc(`${month}-01`).subtract(1, 'month').format('YYYY-MM') as Month;
export const nextMonth = (month: Month) =>
  dayjs.utc(`${month}-01`).add(1, 'month').format('YYYY-MM') as Month;
export const monthsAfter = (month: Month, months: number) =>
  dayjs.utc(`${month}-01`).add(months, 'month').format('YYYY-MM') as Month;
export const firstDayOf = (month: Month) => `${month}-01` as Day;
export const lastDayOf = (month: Month) =>
  dayjs.utc(`${month}-01`).endOf('month').format('YYYY-MM-DD') as Day;

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day) => dayjs.utc(day).day() || 7;

/** The Monday of a day's week: the name of that week. */
export const mondayOf = (day: Day) => addDays(day, 1 - weekdayOf(day));

/** A real calendar day, which the shape alone does not promise. */
export const isRealDay = (day: string) =>
  dayjs.utc(day).isValid() && dayjs.utc(day).format('YYYY-MM-DD') === day;

const shanghai = (at: Instant) => dayjs.utc(at).utcOffset(SHANGHAI_MINUTES);
