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
  const { basis, bottlesLeft, underWay, countedAt, scanned, weeks, upTo, isMust, because, cases } = of;
  const { promotion, seasonTenths } = of;
  return [
    basis === 'own'
      ? `按您店 ${weeks} 周的进货和盘点，${paceOf(of)}`
      : `您店还没有进货记录。附近同类店${paceOf(of)}`,
    ...(bottlesLeft === undefined ? [] : [`店里约剩 ${bottlesLeft} 瓶`]),
    ...(underWay > 0 ? [`路上还有 ${underWay} 瓶`] : []),
    ...(countedAt === undefined ? [] : [`上次盘点：${momentWord(countedAt, now())}`]),
    ...(scanned > 0 ? [`最近 28 天，顾客扫了您店卖出的 ${scanned} 瓶`] : []),
    daysOf(of),
    ...(promotion ? [`${promotion.name}期间，估计卖到平时的 ${promotion.upliftTenths / 10} 倍`] : []),
    ...(seasonTenths === undefined ? [] : [`按往年，这几周卖到平时的 ${seasonTenths / 10} 倍`]),
    `卖得有快有慢，备到 ${upTo} 瓶才稳`,
    ...(isMust ? ['这样货标了不能断，多备了一些'] : []),
    ...(because === 'minimum' ? ['为凑够起送，添在快卖完的货上'] : []),
    ...(because === 'shelf_life' ? ['再多会放到不新鲜，先少订'] : []),
    `所以建议订 ${cases} 件`,
  ];
}

function daysOf({ leadDays, reviewDays, coverDays, deliveries }: Suggestion): string {
  const known = deliveries > 0 ? `按您最近 ${deliveries} 次收货` : '按送货日';
  return `${known}，送来要 ${leadDays} 天，隔 ${reviewDays} 天再订，要够卖 ${coverDays} 天`;
}

/** Slow goods are told by the week: nobody sells 0.3 bottles a day. */
function paceOf({ bottlesPerDayTenths }: Suggestion): string {
  if (bottlesPerDayTenths === 0) return '最近没卖出';
  if (bottlesPerDayTenths < 10)
    return `一周约卖 ${Math.max(1, Math.round((bottlesPerDayTenths * 7) / 10))} 瓶`;
  return `一天卖 ${Math.round(bottlesPerDayTenths / 10)} 瓶`;
}
