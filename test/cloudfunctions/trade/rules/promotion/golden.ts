import type { Cart } from '../../../../../cloudfunctions/trade/rules/promotion/cart';
import { day } from '../../../../first-shop';
import { fen } from '../../../../test-cloud';
import { gtinOf, promotion, voucher, type Wanted } from './a-cart';

type Example = { rule: string; given: Partial<Cart>; cart: Wanted; is: readonly string[] };

const buyTen = promotion('买10送1', {
  kind: 'buy_get',
  goods: [gtinOf('冰红茶')],
  buyCases: 10,
  gift: { gtin: gtinOf('冰红茶'), cases: 1 },
});
const teaSteps = promotion('茶饮阶梯价', {
  kind: 'step',
  goods: ['茶饮'],
  steps: [
    { fromCases: 10, offPerCase: fen(100) },
    { fromCases: 20, offPerCase: fen(200) },
  ],
});
const pair = promotion('红茶柠檬组合', {
  kind: 'bundle',
  parts: [
    { gtin: gtinOf('冰红茶'), cases: 2 },
    { gtin: gtinOf('柠檬茶'), cases: 1 },
  ],
  off: fen(600),
});
const spend300 = promotion('满300减20', { kind: 'spend', goods: [], spend: fen(30_000), off: fen(2_000) });
const newPeach = promotion(
  '白桃新品装',
  { kind: 'new_pack', goods: [gtinOf('白桃气泡')], cases: 5, offPerCase: fen(500) },
  { timesAStore: 1 },
);
const peachAhead = promotion('白桃预售', {
  kind: 'presale',
  gtin: gtinOf('白桃气泡'),
  offPerCase: fen(300),
  deliverFrom: day('2026-12-10'),
  exchangeDays: 60,
});

/** Worked by hand, to be read by whoever plans promotions. Prices a case: 冰红茶 30, 柠檬茶 36, 蜂蜜茶 33, 白桃气泡 60 yuan. */
export const examples: readonly Example[] = [
  {
    rule: '买 10 送 1：买 9 件还没到',
    given: { promotions: [buyTen] },
    cart: { 冰红茶: 9 },
    is: ['冰红茶 9 件 ¥270.00', '合计 ¥270.00'],
  },
  {
    rule: '买 10 送 1：买 21 件送 2 件，只付 21 件的钱',
    given: { promotions: [buyTen] },
    cart: { 冰红茶: 21 },
    is: ['冰红茶 23 件（送 2） ¥630.00', '合计 ¥630.00'],
  },
  {
    rule: '茶饮任选 12 件送 1 件蜂蜜茶：混着买也算，送的排在挣到它的那样下面',
    given: {
      promotions: [
        promotion('任选12送1', {
          kind: 'buy_get',
          goods: ['茶饮'],
          buyCases: 12,
          gift: { gtin: gtinOf('蜂蜜茶'), cases: 1 },
        }),
      ],
    },
    cart: { 冰红茶: 7, 柠檬茶: 5, 白桃气泡: 1 },
    is: [
      '冰红茶 7 件 ¥210.00',
      '柠檬茶 5 件 ¥180.00',
      '蜂蜜茶 1 件（送 1） ¥0.00',
      '白桃气泡 1 件 ¥60.00',
      '合计 ¥450.00',
    ],
  },
  {
    rule: '阶梯价：满 10 件每件减 1 元，所有件都减',
    given: { promotions: [teaSteps] },
    cart: { 冰红茶: 6, 蜂蜜茶: 5 },
    is: ['冰红茶 6 件 ¥174.00', '蜂蜜茶 5 件 ¥160.00', '合计 ¥334.00'],
  },
  {
    rule: '阶梯价：满 20 件走更低的一档',
    given: { promotions: [teaSteps] },
    cart: { 冰红茶: 20 },
    is: ['冰红茶 20 件 ¥560.00', '合计 ¥560.00'],
  },
  {
    rule: '组合：2 件冰红茶加 1 件柠檬茶一组减 6 元，5 件和 2 件只凑成 2 组',
    given: { promotions: [pair] },
    cart: { 冰红茶: 5, 柠檬茶: 2 },
    // 12 yuan over 150 and 72 yuan: 8.10 and 3.90.
    is: ['冰红茶 5 件 ¥141.90', '柠檬茶 2 件 ¥68.10', '合计 ¥210.00'],
  },
  {
    rule: '满减：每满 300 减 20，满 600 减 40',
    given: { promotions: [spend300] },
    cart: { 冰红茶: 21 },
    is: ['冰红茶 21 件 ¥590.00', '合计 ¥590.00'],
  },
  {
    rule: '新品装：头 5 件每件减 5 元，第 6、7 件原价',
    given: { promotions: [newPeach] },
    cart: { 白桃气泡: 7 },
    is: ['白桃气泡 7 件 ¥395.00', '合计 ¥395.00'],
  },
  {
    rule: '新品装每家店只有一次：用过的店按原价',
    given: { promotions: [newPeach], had: { [newPeach.promotionId]: 1 } },
    cart: { 白桃气泡: 7 },
    is: ['白桃气泡 7 件 ¥420.00', '合计 ¥420.00'],
  },
  {
    rule: '预售：锁定的件数每件减 3 元',
    given: { promotions: [peachAhead] },
    cart: { 白桃气泡: 4 },
    is: ['白桃气泡 4 件 ¥228.00', '合计 ¥228.00'],
  },
  {
    rule: '代金券：满 200 抵 15，不够 200 不能用',
    given: { vouchers: [voucher(20_000, 1_500)] },
    cart: { 冰红茶: 6 },
    is: ['冰红茶 6 件 ¥180.00', '合计 ¥180.00'],
  },
  {
    rule: '代金券：一单一张，用减得最多的那张',
    given: {
      vouchers: [
        voucher(20_000, 1_500),
        voucher(10_000, 2_000, { voucherId: 'v2' as never }),
        voucher(0, 5_000, { voucherId: 'v3' as never, until: day('2026-11-22') }),
      ],
    },
    cart: { 冰红茶: 7 },
    is: ['冰红茶 7 件 ¥190.00', '合计 ¥190.00'],
  },
  {
    rule: '货补：有 32 瓶，够 2 件就送来 2 件，剩 2 瓶留着',
    given: { owed: { [gtinOf('冰红茶')]: 32 } },
    cart: { 柠檬茶: 3 },
    is: ['柠檬茶 3 件 ¥108.00', '冰红茶 2 件（送 2） ¥0.00', '合计 ¥108.00'],
  },
  {
    rule: '可叠加：先阶梯价再满减，满减按减过的钱算（20 件 560 元，不到 600，减 20）',
    given: { promotions: [{ ...spend300, order: 20 }, teaSteps] },
    cart: { 冰红茶: 20 },
    is: ['冰红茶 20 件 ¥540.00', '合计 ¥540.00'],
  },
  {
    rule: '不可叠加：阶梯价先用上，满减就只算没参加的货（白桃 5 件 300 元减 20）',
    given: {
      promotions: [
        { ...spend300, order: 20 },
        { ...teaSteps, stacking: 'exclusive' },
      ],
    },
    cart: { 冰红茶: 20, 白桃气泡: 5 },
    is: ['冰红茶 20 件 ¥560.00', '白桃气泡 5 件 ¥280.00', '合计 ¥840.00'],
  },
  {
    rule: '不可叠加的排在后面：前面用过的货它不再用',
    given: { promotions: [{ ...teaSteps, order: 20, stacking: 'exclusive' }, buyTen] },
    cart: { 冰红茶: 10, 蜂蜜茶: 10 },
    is: ['冰红茶 11 件（送 1） ¥300.00', '蜂蜜茶 10 件 ¥320.00', '合计 ¥620.00'],
  },
  {
    rule: '封顶：只剩 1 件可送，这单要送 2 件，就不送，原价',
    given: {
      promotions: [{ ...buyTen, cap: { of: 'cases', total: 100 } }],
      available: { [gtinOf('冰红茶')]: 100, [`promotion-${buyTen.promotionId}`]: 1 },
    },
    cart: { 冰红茶: 21 },
    is: ['冰红茶 21 件 ¥630.00', '合计 ¥630.00'],
  },
];
