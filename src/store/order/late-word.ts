import type { Late, LateReason } from '#contracts/late';
import type { Day } from '#contracts/vocabulary';
import { dayWord } from '../../shared/time';

const reasonWord: Record<LateReason, string> = {
  out_of_stock: '货没到齐',
  vehicle: '车坏了',
  weather: '天气不好',
  too_many: '单太多，送不过来',
  store_closed: '去过了，店没开门',
};

/** Why it is late and when it comes; where nobody said, that is said. */
export function lateWord({ reason, day }: Pick<Late, 'reason' | 'day'>, today: Day): string {
  const why = reason ? reasonWord[reason] : '经销商还没说原因';
  return day ? `${why}，${dayWord(day, today)}送到` : why;
}
