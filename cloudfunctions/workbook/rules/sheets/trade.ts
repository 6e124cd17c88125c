import type { Gtin, PolicyId, SellerId, StoreId } from '#contracts/vocabulary';
import { day, gtin, id, list, optional, type Read, wholeNumber, words, yuan } from '../cell';
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
  },
  {
    sheet: '价格',
    key: ['sellerId', 'tier', 'gtin'],
    checkRow: ({ casePrice }) =>
      casePrice === 0 ? { column: 'casePrice', says: '箱价不能是 0' } : undefined,
  },
);

export const credits = sheetRule(
  {
    storeId: store,
    sellerId: seller,
    limit: { heading: '额度', alias: 'limit', read: yuan },
    opening: { heading: '期初欠款', alias: 'opening', read: optional(yuan), mayBeEmpty: true },
    deposit: { heading: '期初押金', alias: 'deposit', read: optional(yuan), mayBeEmpty: true },
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

/** 10箱0.5元、20箱1元 : from so many cases a month on, each case of the month earns so much. */
const step: Read<{ fromCases: number; perCase: ReturnType<typeof amount> }> = (text) => {
  const written = /^(\d{1,4})箱起?每?箱?(\d{1,4}(?:\.\d{1,2})?)元$/.exec(text);
  if (!written || Number(written[1]) < 1) return { wrong: '档位要写成 10箱0.5元、20箱1元 这样' };
  return { value: { fromCases: Number(written[1]), perCase: amount(written[2] ?? '') } };
};

function amount(text: string) {
  const reading = yuan(text);
  if ('wrong' in reading) throw new Error(reading.wrong);
  return reading.value;
}

export const rebates = sheetRule(
  {
    policyId: { heading: '政策编号', alias: 'policyId', read: id<PolicyId> },
    name: { heading: '名称', alias: 'name', read: words(60) },
    sellerIds: {
      heading: '经销商编号',
      alias: 'sellerIds',
      read: list(id<SellerId>),
      mayBeEmpty: true,
      refersTo: '经销商',
    },
    tiers: { heading: '等级', alias: 'tiers', read: list(id<string>), mayBeEmpty: true },
    steps: { heading: '档位', alias: 'steps', read: list(step) },
    startsOn: { heading: '开始日期', alias: 'startsOn', read: day },
    endsOn: { heading: '结束日期', alias: 'endsOn', read: day },
  },
  {
    sheet: '返利',
    key: ['policyId'],
    checkRow: ({ steps, startsOn, endsOn }) => {
      if (endsOn < startsOn) return { column: 'endsOn', says: '结束日期早于开始日期' };
      const climbs = steps.every(({ fromCases, perCase }, place) => {
        const before = steps[place - 1];
        return !before || (fromCases > before.fromCases && perCase > before.perCase);
      });
      return climbs ? undefined : { column: 'steps', says: '档位要从低到高,箱数和金额都要越来越大' };
    },
  },
);
