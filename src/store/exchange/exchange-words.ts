import type { ExchangeReason, ExchangeTerms } from '#contracts/exchange-terms';
import { dayOf, dayWord, now } from '../../shared/time';

/** Why a product may not go back now, with the numbers behind the no. */
export function whyNotWord(why: ExchangeReason): string {
  switch (why.reason) {
    case 'never_received':
      return '这样货没从这家收过';
    case 'count_first':
      return '先数一下还剩几瓶，才知道能退多少';
    case 'sold_out':
      return '按盘点已经卖完了';
    case 'too_new':
      return `放满 ${why.days} 天才能换，${dayWord(why.from, dayOf(now()))}起`;
    case 'too_old':
      return `收货超过 ${why.days} 天了，不在能换的日子里`;
    case 'limit_reached':
      return `这样货一个月最多换 ${why.mostCases} 件，这个月满了`;
  }
}

/** A seller's rule in one sentence. */
export const termsWord = ({ reading, days, mostCases }: ExchangeTerms) =>
  `${reading === 'unsold' ? `放了 ${days} 天还没卖掉的可以换` : `收货 ${days} 天内的可以换`}，每样一个月最多 ${mostCases} 件`;
