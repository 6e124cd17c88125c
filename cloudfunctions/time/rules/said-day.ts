import type { Day } from '#contracts/vocabulary';
import { addDays, daysBetween, isRealDay, weekdayOf, yearOf } from './day';

/** Nobody means the same date of next year by one that has just passed. */
const AHEAD_AT_MOST = 180;

/** The day to come that somebody wrote as people write one: 2026-11-28, 11月28日, 11/28, 周六, 明天. */
export function saidDay(text: string, today: Day): Day | undefined {
  const days = [...near(text, today), ...dated(text, today)];
  return days.find((day) => day >= today && daysBetween(today, day) <= AHEAD_AT_MOST);
}

function near(text: string, today: Day): Day[] {
  const inDays = ['今天', '明天', '后天'].indexOf(text);
  if (inDays >= 0) return [addDays(today, inDays)];
  const weekday = /^(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text)?.[1]?.replace('天', '日');
  if (!weekday) return [];
  return [addDays(today, ('一二三四五六日'.indexOf(weekday) + 8 - weekdayOf(today)) % 7)];
}

function dated(text: string, today: Day): Day[] {
  const written = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?(?:\s+[\d:]+)?$/.exec(text);
  if (!written) return [];
  const [, year, month = '', date = ''] = written;
  const years = year ? [year] : [yearOf(today), yearOf(today) + 1];
  return years
    .map((each) => `${each}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
    .filter(isRealDay) as Day[];
}
