import type { Day, Instant } from '#contracts/vocabulary';
import { phoneNow } from './phone/clock';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Asia/Shanghai has had no other offset since 1991; the phone's own zone never matters. */
const shanghaiMs = 8 * hourMs;
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

export const now = () => phoneNow() as Instant;

export const dayOf = (instant: Instant) => atShanghai(instant).toISOString().slice(0, 10) as Day;

/** "09:31" */
export const clockTime = (instant: Instant) => atShanghai(instant).toISOString().slice(11, 16);

/** The day so many days from today. */
export const dayAfter = (days: number) => dayOf((now() + days * dayMs) as Instant);

/** How many days ago a day was. */
export const daysSince = (day: Day, today: Day) => (Date.parse(today) - Date.parse(day)) / dayMs;

/** 今天, 明天, 昨天; 周四 within six days ahead; else 8月9日, with the year when it is another. */
export function dayWord(day: Day, today: Day): string {
  const ahead = (Date.parse(day) - Date.parse(today)) / dayMs;
  const near = ['昨天', '今天', '明天', '后天'][ahead + 1];
  if (near) return near;
  const weekday = weekdays[new Date(day).getUTCDay()];
  return ahead > 0 && ahead < 7 && weekday ? weekday : dateWord(day, today);
}

/** "今天 10:21", "8月9日 10:21" */
export function momentWord(instant: Instant, at: Instant): string {
  return `${dayWord(dayOf(instant), dayOf(at))} ${clockTime(instant)}`;
}

/** "42 分钟", "23 小时", "3 天": how long something has waited, or still waits. */
export function spanWord(fromMs: number, toMs: number): string {
  const ms = Math.max(0, toMs - fromMs);
  if (ms < hourMs) return `${Math.max(1, Math.floor(ms / 60_000))} 分钟`;
  return ms < 2 * dayMs ? `${Math.floor(ms / hourMs)} 小时` : `${Math.floor(ms / dayMs)} 天`;
}

function dateWord(day: Day, today: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  const words = `${month}月${date}日`;
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${year}年${words}`;
}

const atShanghai = (instant: Instant) => new Date(instant + shanghaiMs);
