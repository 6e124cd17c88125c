import type { Price } from '../../../../../cloudfunctions/trade/rules/prices';
import type { Cart } from '../../../../../cloudfunctions/trade/rules/promotion/cart';
import { type Promoted, promoted } from '../../../../../cloudfunctions/trade/rules/promotion/promoted';
import type { Promotion, PromotionRule, Voucher } from '../../../../../contracts/promotion';
import type { Gtin, PromotionId, VoucherId } from '../../../../../contracts/vocabulary';
import { day } from '../../../../first-shop';
import { fen } from '../../../../test-cloud';

/** What a trade manager calls the goods; a case costs 30, 36, 33 and 60 yuan. */
export const goods = {
  冰红茶: price('6970000000013', '冰红茶', '茶饮', 3000, 15),
  柠檬茶: price('6970000000020', '柠檬茶', '茶饮', 3600, 15),
  蜂蜜茶: price('6970000000037', '蜂蜜茶', '茶饮', 3300, 12),
  白桃气泡: price('6970000000044', '白桃气泡', '汽水', 6000, 15),
} as const;
export type Name = keyof typeof goods;

export const gtinOf = (name: Name) => goods[name].gtin;

/** A promotion of the brand's that runs all year for everybody, unless something else is said. */
export const promotion = (name: string, rule: PromotionRule, more: Partial<Promotion> = {}): Promotion => ({
  promotionId: `p-${name}` as PromotionId,
  version: 1,
  name,
  funder: 'brand',
  startsOn: day('2026-01-01'),
  endsOn: day('2026-12-31'),
  storeIds: [],
  stacking: 'stackable',
  order: 10,
  rule,
  ...more,
});

export const voucher = (spend: number, off: number, more: Partial<Voucher> = {}): Voucher => ({
  voucherId: 'v1' as VoucherId,
  promotionId: 'p-voucher' as PromotionId,
  version: 1,
  name: '新店首单券',
  funder: 'brand',
  sellerIds: [],
  spend: fen(spend),
  off: fen(off),
  until: day('2026-12-31'),
  ...more,
});

export type Wanted = Partial<Record<Name, number>>;

export const cartOf = (wanted: Wanted, more: Partial<Cart> = {}): Cart => ({
  storeId: 'laowang',
  sellerId: 'xinyuan',
  today: day('2026-11-23'),
  had: {},
  lines: (Object.entries(wanted) as [Name, number][]).map(([name, cases]) => ({ gtin: gtinOf(name), cases })),
  prices: Object.fromEntries(Object.values(goods).map((each) => [each.gtin, each])),
  promotions: [],
  vouchers: [],
  owed: {},
  ...more,
});

/** 冰红茶 23 件（送 2） ¥630.00 */
export const told = ({ lines, total }: Promoted): string[] => [
  ...lines.map(({ name, cases, free, amount }) => {
    const given = free ? `（送 ${free}）` : '';
    return `${name} ${cases} 件${given} ¥${(amount / 100).toFixed(2)}`;
  }),
  `合计 ¥${(total / 100).toFixed(2)}`,
];

export const computed = (wanted: Wanted, more: Partial<Cart>) => promoted(cartOf(wanted, more));

function price(gtin: string, name: string, line: string, casePrice: number, caseSize: number): Price {
  return { gtin: gtin as Gtin, name, line, caseSize, suggestedRetail: fen(300), casePrice: fen(casePrice) };
}
