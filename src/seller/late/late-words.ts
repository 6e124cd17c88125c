import type { Late, LateReason } from '#contracts/late';
import type { Day } from '#contracts/vocabulary';
import { dayWord } from '../../shared/time';

export const lateReasonWord: Record<LateReason, string> = {
  out_of_stock: '货没到齐',
  vehicle: '车坏了',
  weather: '天气不好',
  too_many: '单太多',
  store_closed: '店没开门',
};
export const lateReasons = Object.keys(lateReasonWord) as LateReason[];

/** The days after the promised one. */
export const daysAhead = (from: Day): Day[] =>
  Array.from({ length: 6 }, (_, n) => {
    const at = new Date(from);
    at.setUTCDate(at.getUTCDate() + n + 1);
    return at.toISOString().slice(0, 10) as Day;
  });

/** What the seller has said of it, or still has to say. */
export function toldWord({ reason, day }: Late, today: Day): string {
  if (!reason) return '已经晚了，店主还不知道原因';
  return `已告诉店主：${lateReasonWord[reason]}${day ? `，${dayWord(day, today)}送到` : ''}`;
}
