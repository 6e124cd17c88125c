import type { Gtin, SellerId, StoreId } from '#contracts/vocabulary';
import { day, gtin, id, optional, type Read, wholeNumber, words, yuan } from '../cell';
import { sheetRule } from '../sheet-rule';

const seller = { heading: '经销商编号', alias: 'sellerId', read: id<SellerId>, refersTo: '经销商' };
const store = { heading: '门店编号', alias: 'storeId', read: id<StoreId>, refersTo: '门店' };
const product = { heading: '条码', alias: 'gtin', read: gtin as Read<Gtin>, refersTo: '商品' };

export const supply = sheetRule(
  { storeId: store, line: { heading: '品类', alias: 'line', read: words(30) }, sellerId: seller },
  {
    sheet: '供货',
    key: ['storeId', 'line'],
  },
);

export const prices = sheetRule(
  {
    sellerId: seller,
    tier: { heading: '等级', alias: 'tier', read: id<string> },
    gtin: product,
    casePrice: { heading: '箱价', alias: 'casePrice', read: yuan },
    /** The next price stands in a row of its own, and counts from its day. */
    startsOn: { heading: '开始日期', alias: 'startsOn', read: optional(day), mayBeEmpty: true },
    endsOn: { heading: '结束日期', alias: 'endsOn', read: optional(day), mayBeEmpty: true },
  },
  {
    sheet: '价格',
    key: ['sellerId', 'tier', 'gtin', 'startsOn'],
    checkRow: ({ casePrice, startsOn, endsOn }) => {
      if (casePrice === 0) return { column: 'casePrice', says: '箱价不能是 0' };
      const isTurned = startsOn !== undefined && endsOn !== undefined && endsOn < startsOn;
      return isTurned ? { column: 'endsOn', says: '结束日期早于开始日期' } : undefined;
    },
  },
);

export const credits = sheetRule(
  {
    storeId: store,
    sellerId: seller,
    limit: { heading: '额度', alias: 'limit', read: yuan },
    opening: { heading: '期初欠款', alias: 'opening', read: optional(yuan), mayBeEmpty: true },
    deposit: { heading: '期初押金', alias: 'deposit', read: optional(yuan), mayBeEmpty: true },
    rebate: { heading: '期初返利', alias: 'rebate', read: optional(yuan), mayBeEmpty: true },
  },
  {
    sheet: '账期',
    key: ['storeId', 'sellerId'],
  },
);

export const stock = sheetRule(
  {
    sellerId: seller,
    gtin: product,
    cases: { heading: '箱数', alias: 'cases', read: wholeNumber(0, 999_999) },
  },
  {
    sheet: '库存',
    key: ['sellerId', 'gtin'],
  },
);
