import fc from 'fast-check';
import type { News } from '../../../../../cloudfunctions/trade/rules/rebate/statement';
import { openStatement, withLine } from '../../../../../cloudfunctions/trade/rules/rebate/statement';
import type { RebateTerms } from '../../../../../cloudfunctions/trade/rules/rebate/terms';
import type { RebateRule } from '../../../../../contracts/rebate-rule';
import type { RebateStatement } from '../../../../../contracts/rebate-statement';
import type {
  ClaimId,
  Instant,
  Month,
  OrderId,
  PolicyId,
  SellerId,
  TaskId,
} from '../../../../../contracts/vocabulary';
import { day, iceTea, xinyuan } from '../../../../first-shop';
import { fen } from '../../../../test-cloud';

export const november = '2026-11' as Month;
const at = 1_795_000_000_000 as Instant;

export const termsWith = (rule: RebateRule): RebateTerms => ({
  policyId: 'policy' as PolicyId,
  version: 3,
  name: '政策',
  nature: '销售折让',
  gtins: [],
  rule,
  startsOn: day('2026-01-01'),
  endsOn: day('2026-12-31'),
});

let number = 0;
/** Cases received at 30 yuan a case. */
export const came = (cases: number, sellerId: SellerId = xinyuan): News => ({
  kind: 'receipt',
  orderId: `order${number++}` as OrderId,
  sellerId,
  sellerName: sellerId,
  at,
  cases,
  bought: fen(cases * 3000),
  goods: [{ gtin: iceTea, cases, bought: fen(cases * 3000) }],
});
export const wentBack = (cases: number, sellerId: SellerId = xinyuan): News => ({
  kind: 'return',
  returnId: `return${number++}`,
  orderId: `order${number}` as OrderId,
  sellerId,
  sellerName: sellerId,
  at,
  cases,
  bought: fen(cases * 3000),
  goods: [{ gtin: iceTea, cases, bought: fen(cases * 3000) }],
});
/** A photo after which so many days are proven. */
export const photo = (days: number, passed = true): News => ({
  kind: 'photo',
  claimId: `task${number++}:laowang` as ClaimId,
  visitId: 'visit',
  day: day('2026-11-20'),
  at,
  passed,
  days,
});
export const corrected = (way: 'in' | 'out', amount: number): News => ({
  kind: 'correction',
  disputeId: `dispute${number++}`,
  remark: '核对过了',
  by: { way, amount: fen(amount) },
  at,
});

export const storyOf = (rule: RebateRule, story: readonly News[], basis?: number): RebateStatement =>
  story.reduce(
    (statement, news) => withLine(statement, asMuchAsThereIs(statement, news)),
    openStatement(termsWith(rule), november, basis),
  );

const asMuchAsThereIs = (statement: RebateStatement, news: News): News =>
  news.kind === 'return'
    ? {
        ...news,
        cases: Math.min(news.cases, statement.cases),
        bought: fen(Math.min(news.bought, statement.bought)),
      }
    : news;

export const steps = (...pairs: [fromCases: number, perCase: number][]): RebateRule => ({
  kind: 'steps',
  steps: pairs.map(([fromCases, perCase]) => ({ fromCases, perCase: fen(perCase) })),
});
export const display: Extract<RebateRule, { kind: 'display' }> = {
  kind: 'display',
  leastDays: 15,
  percent: 2,
  days: 'interval',
  base: 'displayed',
  taskIds: ['tea-front' as TaskId],
};
export const newProduct: RebateRule = { kind: 'new_product', perCase: fen(200), mostCases: 20 };
export const growth: RebateRule = {
  kind: 'growth',
  against: 'last_year',
  every: 'month',
  steps: [
    { fromPercent: 10, perCase: fen(50) },
    { fromPercent: 20, perCase: fen(100) },
  ],
};
export const till: RebateRule = {
  kind: 'prize',
  every: 'quarter',
  targetCases: 300,
  prize: { as: 'thing', name: '收银机' },
};
export const fee: RebateRule = {
  kind: 'fee',
  fee: fen(3000),
  mostAMonth: 2,
  place: '收银台堆头',
  standard: '不少于 8 瓶',
  taskId: 'heap' as TaskId,
};

const amount = fc.integer({ min: 0, max: 500 }).map(fen);
/** Any rule a brand may write. */
export const anyRule: fc.Arbitrary<RebateRule> = fc.oneof(
  fc
    .uniqueArray(fc.record({ fromCases: fc.integer({ min: 1, max: 60 }), perCase: amount }), {
      minLength: 1,
      maxLength: 5,
      selector: ({ fromCases }) => fromCases,
    })
    .map((each) => ({ kind: 'steps' as const, steps: each })),
  fc
    .record({ leastDays: fc.integer({ min: 1, max: 31 }), percent: fc.integer({ min: 1, max: 50 }) })
    .map((each) => ({ ...display, ...each })),
  fc.record({ perCase: amount, mostCases: fc.integer({ min: 1, max: 50 }) }).map((each) => ({
    kind: 'new_product' as const,
    ...each,
  })),
  fc
    .array(fc.record({ fromPercent: fc.integer({ min: 0, max: 300 }), perCase: amount }), { minLength: 1 })
    .map((each) => ({
      kind: 'growth' as const,
      against: 'before' as const,
      every: 'month' as const,
      steps: each,
    })),
  fc.constant(till),
);

const cases = fc.integer({ min: 1, max: 30 });
const seller = fc.constantFrom('xinyuan', 'hengtai').map((id) => id as SellerId);
/** Any history a month may have. */
export const anyStory: fc.Arbitrary<News[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(cases, seller).map(([count, who]) => came(count, who)) },
    { weight: 2, arbitrary: fc.tuple(cases, seller).map(([count, who]) => wentBack(count, who)) },
    fc.tuple(fc.integer({ min: 0, max: 31 }), fc.boolean()).map(([days, passed]) => photo(days, passed)),
    fc
      .tuple(fc.constantFrom('in' as const, 'out' as const), fc.integer({ min: 1, max: 3000 }))
      .map(([way, by]) => corrected(way, by)),
  ),
  { maxLength: 14 },
);
