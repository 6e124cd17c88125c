import type { Day } from '#contracts/vocabulary';

export type PeriodName = 'today' | 'week' | 'month' | 'before';
export const periodWord: Record<PeriodName, string> = {
  today: '今天',
  week: '最近 7 天',
  month: '这个月',
  before: '上个月',
};

/** The days a period means, told by today; whole days, both ends included. */
export function periodOf(name: PeriodName, today: Day): { from: Day; through: Day } {
  if (name === 'today') return { from: today, through: today };
  if (name === 'week') return { from: shifted(today, -6), through: today };
  const first = `${today.slice(0, 8)}01` as Day;
  if (name === 'month') return { from: first, through: today };
  const last = shifted(first, -1);
  return { from: `${last.slice(0, 8)}01` as Day, through: last };
}

function shifted(day: Day, days: number): Day {
  const at = new Date(day);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10) as Day;
}
