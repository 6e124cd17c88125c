import type { Day } from '#contracts/vocabulary';
import { daysSince, dayWord } from '../../shared/time';

const SHOWN = 14;

/** The days from tomorrow on that may be closed with a tap. */
export const daysAhead = (today: Day): Day[] =>
  Array.from({ length: SHOWN }, (_, n) => {
    const at = new Date(today);
    at.setUTCDate(at.getUTCDate() + n + 1);
    return at.toISOString().slice(0, 10) as Day;
  });

/** 明天, 后天, then "23日周一": a weekday alone would be taken for every week's. */
export function closedWord(day: Day, today: Day): string {
  const ahead = daysSince(today, day);
  if (ahead === 1 || ahead === 2) return dayWord(day, today);
  const weekday = '日一二三四五六'[new Date(day).getUTCDay()];
  return `${Number(day.slice(8))}日周${weekday}`;
}

/** In when it was out, out when it was in. */
export const turned = <Value>(chosen: readonly Value[], one: Value): Value[] =>
  chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one];
