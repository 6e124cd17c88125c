import type { Suggestion } from '#contracts/restock';
import { momentWord, now } from '../../shared/time';

/** Why so many, in one line: what stands on the shelf and how long it lasts, or what shops like this one sell. */
export function reasonOf(of: Suggestion): string {
  const { basis, bottlesLeft, daysLeft } = of;
  if (basis === 'like_stores') return `附近同类店${paceOf(of)}`;
  if (bottlesLeft === undefined) return `您店${paceOf(of)}`;
  if (bottlesLeft === 0) return `店里没了，${paceOf(of)}`;
  const lasts = daysLeft === undefined ? paceOf(of) : daysLeft === 0 ? '今天就卖完' : `够卖 ${daysLeft} 天`;
  return `店里约剩 ${bottlesLeft} 瓶，${lasts}`;
}

/** Every number behind a suggestion, one sentence each, so that the owner can disagree with it. */
export function sentencesOf(of: Suggestion): string[] {
  const { basis, bottlesLeft, countedAt, scanned, coverDays, cases } = of;
  return [
    basis === 'own' ? `按您店的进货和盘点，${paceOf(of)}` : `您店还没有进货记录。附近同类店${paceOf(of)}`,
    ...(bottlesLeft === undefined ? [] : [`店里约剩 ${bottlesLeft} 瓶`]),
    ...(countedAt === undefined ? [] : [`上次盘点：${momentWord(countedAt, now())}`]),
    ...(scanned > 0 ? [`最近 28 天，顾客扫了您店卖出的 ${scanned} 瓶`] : []),
    `要够卖 ${coverDays} 天，到再下一次送货`,
    `所以建议订 ${cases} 件`,
  ];
}

/** Slow goods are told by the week: nobody sells 0.3 bottles a day. */
function paceOf({ bottlesPerDayTenths }: Suggestion): string {
  if (bottlesPerDayTenths === 0) return '最近没卖出';
  if (bottlesPerDayTenths < 10)
    return `一周约卖 ${Math.max(1, Math.round((bottlesPerDayTenths * 7) / 10))} 瓶`;
  return `一天卖 ${Math.round(bottlesPerDayTenths / 10)} 瓶`;
}
