import type { ExchangeState, ExchangeWhy } from '#contracts/exchange';

/** The same words for the shop, its seller and the driver: they talk about the same goods on the telephone. */
export const exchangeStateWord: Record<ExchangeState, string> = {
  asked: '等经销商答复',
  accepted: '等司机来取',
  done: '办好了',
  declined: '没同意',
  cancelled: '不退了',
};

export const exchangeWhyWord: Record<ExchangeWhy, string> = {
  slow: '卖不动',
  near_expiry: '临期',
  broken: '破了',
  short: '少了',
  refused: '门口没要',
  not_ordered: '没订过',
};

/** Whole cases and the bottles over, as a shop counts. */
export function countWord(bottles: number, caseSize: number): string {
  const cases = Math.floor(bottles / caseSize);
  const over = bottles % caseSize;
  if (cases === 0) return `${over} 瓶`;
  return over === 0 ? `${cases} 件` : `${cases} 件 ${over} 瓶`;
}
