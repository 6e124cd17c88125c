import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { Arrival, RecountReason } from '#contracts/stock';
import type { Day } from '#contracts/vocabulary';
import { dayWord } from '../../shared/time';

export type StockLine = Output<SellerApi['stock']>['lines'][number];

export const reasonWord: Record<RecountReason, string> = {
  counted: '盘点',
  arrived: '到货',
  broken: '破损',
  sold_elsewhere: '别处卖了',
};
export const reasons = Object.keys(reasonWord) as RecountReason[];

/** What stands there, for whom, and what comes. */
export function standsWord({ free, held, expected, waiting }: StockLine, today: Day): string {
  const there = held > 0 ? `仓库 ${free + held} 件，订单占 ${held} 件` : '没有订单占着';
  const comes = expected ? [comesWord(expected, today)] : [];
  return [there, ...comes, ...(waiting ? [`${waiting.orders} 单等着 ${waiting.cases} 件`] : [])].join(' · ');
}

export const comesWord = ({ on, cases }: Arrival, today: Day): string =>
  on < today ? `说好${dayWord(on, today)}到 ${cases} 件，还没记` : `${dayWord(on, today)}到 ${cases} 件`;

/** Short is what orders hold, and neither stands there nor is to come. */
export function freeWord({ free, expected }: StockLine, today: Day): string {
  const short = -free - (expected && expected.on >= today ? expected.cases : 0);
  if (short > 0) return `差 ${short} 件`;
  return free > 0 ? `可卖 ${free} 件` : '没货';
}
