import type { RecountReason } from '#contracts/stock';

export const reasonWord: Record<RecountReason, string> = {
  counted: '盘点',
  arrived: '到货',
  broken: '破损',
  sold_elsewhere: '别处卖了',
};
export const reasons = Object.keys(reasonWord) as RecountReason[];
