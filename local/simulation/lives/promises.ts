import type * as z from 'zod';
import type { RebateTerms as Terms } from '../../../cloudfunctions/trade/rebate/policy';
import type { Promotion, PromotionRule } from '../../../contracts/promotion';
import type { Day, Fen, Gtin, PolicyId, PromotionId, SellerId, TaskId } from '../../../contracts/vocabulary';

const [from, until] = ['2026-11-01' as Day, '2027-01-31' as Day];
export const taskId = 'front' as TaskId;

const promotion = (
  name: string,
  funder: Promotion['funder'],
  rule: PromotionRule,
  more: Partial<Promotion> = {},
): Promotion => ({
  promotionId: name as PromotionId,
  version: 1,
  name,
  funder,
  startsOn: from,
  endsOn: until,
  storeIds: [],
  stacking: 'stackable',
  order: 10,
  rule,
  ...more,
});

const tea = { bought: '6970000000013' as Gtin, gift: '6970000000020' as Gtin };
const juice = { bought: '6970000000037' as Gtin, gift: '6970000000044' as Gtin };

/** Gifts from a small budget of the brand's, the seller's own step price, and a voucher for the second order. */
export function promotionsOf({ sellerId, line }: { sellerId: SellerId; line: string }): Promotion[] {
  const { bought, gift } = line === '茶饮' ? tea : juice;
  return [
    promotion(
      `${sellerId}-gift`,
      'brand',
      { kind: 'buy_get', goods: [bought], buyCases: 4, gift: { gtin: gift, cases: 1 } },
      { cap: { of: 'cases', total: 4 } },
    ),
    promotion(`${sellerId}-step`, 'seller', {
      kind: 'step',
      goods: [gift],
      steps: [{ fromCases: 3, offPerCase: 200 as Fen }],
    }),
    promotion(
      `${sellerId}-spend`,
      'brand',
      { kind: 'spend', goods: [], spend: 15_000 as Fen, off: 700 as Fen },
      { cap: { of: 'money', total: 2_100 }, order: 20 },
    ),
    promotion(`${sellerId}-first`, 'brand', {
      kind: 'voucher',
      spend: 6_000 as Fen,
      off: 500 as Fen,
      days: 60,
      issued: 'first_receipt',
    }),
  ];
}

type RebateTerms = z.infer<typeof Terms>;

const terms = (name: string, nature: RebateTerms['nature'], rule: RebateTerms['rule']): RebateTerms => ({
  policyId: name as PolicyId,
  version: 1,
  name,
  nature,
  gtins: [],
  rule,
  startsOn: from,
  endsOn: until,
});

/** Steps that a few orders reach, a display that a photo or two proves, growth, a prize in goods and one for the quarter. */
export const rebateTerms: RebateTerms[] = [
  terms('steps', '销售折让', {
    kind: 'steps',
    steps: [
      { fromCases: 4, perCase: 60 as Fen },
      { fromCases: 9, perCase: 110 as Fen },
    ],
  }),
  terms('display', '陈列服务费', {
    kind: 'display',
    leastDays: 1,
    percent: 3,
    days: 'photos',
    base: 'all',
    taskIds: [taskId],
  }),
  terms('prize', '货补', {
    kind: 'prize',
    every: 'month',
    targetCases: 8,
    prize: { as: 'goods', gtin: tea.bought, name: '冰红茶', bottles: 6 },
  }),
  terms('growth', '销售折让', {
    kind: 'growth',
    against: 'before',
    every: 'month',
    steps: [
      { fromPercent: 0, perCase: 30 as Fen },
      { fromPercent: 100, perCase: 80 as Fen },
    ],
  }),
  terms('fridge', '陈列服务费', {
    kind: 'prize',
    every: 'quarter',
    targetCases: 14,
    prize: { as: 'thing', name: '冷柜' },
  }),
];
