import type { StillEarns } from '#contracts/promotion';
import type { Gtin, PromotionId, SellerId, StoreId } from '#contracts/vocabulary';
import { day, gtin, id, list, optional, type Read, wholeNumber, words } from '../cell';
import { cap, promotionRule, type WrittenRule } from '../promotion-rule';
import { sheetRule } from '../sheet-rule';

const oneOf =
  <Value>(choices: Readonly<Record<string, Value>>): Read<Value> =>
  (text) => {
    const value = choices[text];
    return value === undefined ? { wrong: `只能填 ${Object.keys(choices).join(' 或 ')}` } : { value };
  };

const kinds = list(oneOf({ 缺货: 'short' as const, 拒收: 'refused' as const, 退货: 'returned' as const }));
const stillEarns: Read<StillEarns[]> = (text) => {
  const reading = text === '都不算' ? { value: [] } : kinds(text);
  return 'wrong' in reading
    ? { wrong: '没留下还算要写 缺货、拒收、退货 里的几样，或 都不算；不写就是只有缺货还算' }
    : reading;
};

export const promotions = sheetRule(
  {
    promotionId: { heading: '促销编号', alias: 'promotionId', read: id<PromotionId> },
    name: { heading: '名称', alias: 'name', read: words(40) },
    /** A barcode or a whole product line; nothing means everything the seller sells. */
    goods: { heading: '商品', alias: 'goods', read: list(words(30)), mayBeEmpty: true },
    rule: { heading: '规则', alias: 'rule', read: promotionRule },
    gift: {
      heading: '赠品条码',
      alias: 'gift',
      read: optional(gtin as Read<Gtin>),
      mayBeEmpty: true,
      refersTo: '商品',
    },
    funder: {
      heading: '谁承担',
      alias: 'funder',
      read: oneOf({ 品牌: 'brand' as const, 经销商: 'seller' as const }),
    },
    sellerIds: {
      heading: '经销商编号',
      alias: 'sellerIds',
      read: list(id<SellerId>),
      mayBeEmpty: true,
      refersTo: '经销商',
    },
    tiers: { heading: '等级', alias: 'tiers', read: list(id<string>), mayBeEmpty: true },
    storeIds: {
      heading: '门店编号',
      alias: 'storeIds',
      read: list(id<StoreId>),
      mayBeEmpty: true,
      refersTo: '门店',
    },
    stacking: {
      heading: '叠加',
      alias: 'stacking',
      read: oneOf({ 可叠加: 'stackable' as const, 不叠加: 'exclusive' as const }),
    },
    order: { heading: '先后', alias: 'order', read: optional(wholeNumber(1, 999)), mayBeEmpty: true },
    timesAStore: {
      heading: '每店次数',
      alias: 'timesAStore',
      read: optional(wholeNumber(1, 999)),
      mayBeEmpty: true,
    },
    cap: { heading: '每家封顶', alias: 'cap', read: optional(cap), mayBeEmpty: true },
    /** 没留在店里的货还算不算数。不写就是 缺货：经销商没货不怪店，拒收和退货的不算，赠品按留下的重新算。 */
    stillEarns: { heading: '没留下还算', alias: 'stillEarns', read: optional(stillEarns), mayBeEmpty: true },
    startsOn: { heading: '开始日期', alias: 'startsOn', read: day },
    endsOn: { heading: '结束日期', alias: 'endsOn', read: day },
  },
  {
    sheet: '促销',
    key: ['promotionId'],
    mayBeMissing: true,
    checkRow: ({ rule, goods, gift, cap: most, startsOn, endsOn }) => {
      if (endsOn < startsOn) return { column: 'endsOn', says: '结束日期早于开始日期' };
      if (most && rule.kind === 'voucher') return { column: 'cap', says: '券发出去就要认，不能封顶' };
      return wrongGoods(rule, goods, gift) ?? wrongSteps(rule);
    },
  },
);

const isGtin = (text: string) => /^\d{13}$/.test(text);

function wrongGoods(rule: WrittenRule, goods: readonly string[], gift: string | undefined) {
  const [first] = goods;
  const isOneProduct = goods.length === 1 && isGtin(first ?? '');
  if (rule.kind === 'buy_get' && !gift && !isOneProduct)
    return { column: 'gift' as const, says: '几样货混着买时，要写清楚送哪一样' };
  if (rule.kind === 'presale' && !isOneProduct)
    return { column: 'goods' as const, says: '一条预售只管一样货，请写它的条码' };
  if (rule.kind === 'bundle' && (goods.length !== rule.cases.length || !goods.every(isGtin)))
    return { column: 'goods' as const, says: `组合里有 ${rule.cases.length} 样，请按顺序写它们的条码` };
  return undefined;
}

function wrongSteps(rule: WrittenRule) {
  if (rule.kind !== 'step') return undefined;
  const climbs = rule.steps.every(({ fromCases, offPerCase }, place) => {
    const before = rule.steps[place - 1];
    return !before || (fromCases > before.fromCases && offPerCase > before.offPerCase);
  });
  return climbs ? undefined : { column: 'rule' as const, says: '档位要从低到高，箱数和金额都要越来越大' };
}

/** 起订: how many cases at least a level of stores orders, in all or of one product line. */
export const minimums = sheetRule(
  {
    sellerId: { heading: '经销商编号', alias: 'sellerId', read: id<SellerId>, refersTo: '经销商' },
    tier: { heading: '等级', alias: 'tier', read: id<string> },
    line: { heading: '品类', alias: 'line', read: words(30), mayBeEmpty: true },
    cases: { heading: '起订箱数', alias: 'cases', read: wholeNumber(0, 9_999) },
  },
  { sheet: '起订', key: ['sellerId', 'tier', 'line'], mayBeMissing: true },
);
