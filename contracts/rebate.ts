import * as z from 'zod';
import { CartLines } from './quote';
import {
  Bottles,
  ClaimId,
  Day,
  Fen,
  Gtin,
  Instant,
  Month,
  OrderId,
  PolicyId,
  SellerId,
  StoreId,
  TaskId,
} from './vocabulary';

/** A step: from so many received cases a month on, every case of the month earns so much. */
export const RebateStep = z.object({ fromCases: z.number().int().min(1), perCase: Fen });
export type RebateStep = z.infer<typeof RebateStep>;

export const GrowthStep = z.object({ fromPercent: z.number().int().min(0).max(1000), perCase: Fen });
const Every = z.enum(['month', 'quarter']);

/** Goods are put into the store's goods purse; anything else has a name and is handed over by a person of the brand. */
export const RebatePrize = z.discriminatedUnion('as', [
  z.object({ as: z.literal('goods'), gtin: Gtin, name: z.string().max(60), bottles: Bottles }),
  z.object({ as: z.literal('thing'), name: z.string().max(60) }),
]);
export type RebatePrize = z.infer<typeof RebatePrize>;

/** A reached step pays for all cases of the month. */
export const ByStep = z.object({ kind: z.literal('steps'), steps: z.array(RebateStep).min(1).max(20) });
export const ForNewProduct = z.object({
  kind: z.literal('new_product'),
  perCase: Fen,
  /** Of the month; nothing said means all. */
  mostCases: z.number().int().min(1).optional(),
});

/** What a policy pays for. Whatever the kind, it is worked out from what was received, less what went back. */
export const RebateRule = z.discriminatedUnion('kind', [
  ByStep,
  z.object({
    kind: z.literal('display'),
    leastDays: z.number().int().min(1).max(31),
    percent: z.number().int().min(1).max(50),
    /** Days with a passed photo of their own, or every day between two passed photos with none that failed between. */
    days: z.enum(['photos', 'interval']),
    /** Per cent of what was bought of the displayed products, or of everything. */
    base: z.enum(['displayed', 'all']),
    /** Whose passed photos prove the display. */
    taskIds: z.array(TaskId).min(1).max(50),
  }),
  ForNewProduct,
  /** More than in the same months a year ago, or in the months just before; every case of the period earns so much. */
  z.object({
    kind: z.literal('growth'),
    against: z.enum(['last_year', 'before']),
    every: Every,
    steps: z.array(GrowthStep).min(1).max(20),
  }),
  z.object({
    kind: z.literal('prize'),
    every: Every,
    targetCases: z.number().int().min(1),
    prize: RebatePrize,
  }),
  /** A store's own display plan: every passed photo of its task brings the fee at once. */
  z.object({
    kind: z.literal('fee'),
    fee: Fen,
    mostAMonth: z.number().int().min(1).max(31),
    place: z.string(),
    standard: z.string(),
    taskId: TaskId,
  }),
]);
export type RebateRule = z.infer<typeof RebateRule>;

/** The nature decides how it is settled: off what the store owes, as goods, or as a fee for a service. */
export const RebateNature = z.enum(['销售折让', '货补', '陈列服务费']);
export type RebateNature = z.infer<typeof RebateNature>;

const goods = z.array(z.object({ gtin: Gtin, cases: z.number().int().min(0), bought: Fen }));
const moved = {
  at: Instant,
  /** What this line brought, or took, of the sum; with what it did to the price of the period's other cases. */
  way: z.enum(['in', 'out']),
  amount: Fen,
};
const counted = {
  sellerId: SellerId,
  sellerName: z.string(),
  cases: z.number().int().min(0),
  bought: Fen,
  goods,
};

/** One record behind a rebate. Lines are added and never changed. */
export const RebateLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('receipt'), orderId: OrderId, ...counted, ...moved }),
  z.object({
    kind: z.literal('return'),
    returnId: z.string(),
    orderId: OrderId.optional(),
    ...counted,
    ...moved,
  }),
  z.object({
    kind: z.literal('photo'),
    claimId: ClaimId,
    visitId: z.string(),
    day: Day,
    passed: z.boolean(),
    /** Proven days of the month after it. */
    days: z.number().int().min(0),
    ...moved,
  }),
  /** The brand's answer to a dispute; what was written before stays. */
  z.object({
    kind: z.literal('correction'),
    disputeId: z.string(),
    remark: z.string(),
    by: z.object({ way: z.enum(['in', 'out']), amount: Fen }),
    ...moved,
  }),
]);
export type RebateLine = z.infer<typeof RebateLine>;

/** What a statement comes to, without the records behind it. */
export const RebateSummary = z.object({
  /** The last month of the period, and its first where it is longer. */
  month: Month,
  from: Month.optional(),
  policyId: PolicyId,
  policyVersion: z.number().int(),
  policyName: z.string(),
  nature: RebateNature,
  rule: RebateRule,
  /** Which products count; none named means all. */
  gtins: z.array(Gtin),
  /** Received less returned. */
  cases: z.number().int().min(0),
  bought: Fen,
  /** Proven days of display, and photos that passed. */
  days: z.number().int().min(0),
  photos: z.number().int().min(0),
  /** Cases of the period that growth is held against. */
  basis: z.number().int().min(0).optional(),
  /** Where the rule pays by the case. */
  perCase: Fen.optional(),
  /** What the brand's answers to disputes came to. */
  corrected: z.object({ way: z.enum(['in', 'out']), amount: Fen }).optional(),
  amount: Fen,
  /** What would bring more. */
  next: z
    .object({
      moreCases: z.number().int().min(1).optional(),
      moreDays: z.number().int().min(1).optional(),
      more: Fen,
      prize: z.string().optional(),
    })
    .optional(),
});
export type RebateSummary = z.infer<typeof RebateSummary>;

/** A period's rebate as the store may check it: the rule with its version, every record counted, the sum. */
export const RebateStatement = RebateSummary.extend({ lines: z.array(RebateLine) });
export type RebateStatement = z.infer<typeof RebateStatement>;

/** Made by the phone, so that what is said twice is said once. */
const DisputeId = z.string().regex(/^[0-9A-Za-z]{16,32}$/);

/** A store says that a statement is wrong; the brand answers by a day, with a reason or with a correction. */
export const RebateDispute = z.object({
  disputeId: z.string(),
  says: z.string(),
  at: Instant,
  dueAt: Instant,
  answer: z
    .object({
      at: Instant,
      remark: z.string(),
      correction: z.object({ way: z.enum(['in', 'out']), amount: Fen }).optional(),
    })
    .optional(),
});
export type RebateDispute = z.infer<typeof RebateDispute>;

/** Home's one line: all of the running periods, and what a few cases more would bring. */
export const RebateGlance = z.object({
  amount: Fen,
  next: z.object({ moreCases: z.number().int().min(1), more: Fen }).optional(),
});
export type RebateGlance = z.infer<typeof RebateGlance>;

const account = z.object({
  sellerId: SellerId,
  sellerName: z.string(),
  owed: Fen,
  limit: Fen,
  dueDay: Day.optional(),
  overdue: z.boolean(),
});

export const storeRebateCalls = {
  /** The store's book with brand and sellers, a year back from a month. */
  rebate: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, month: Month.optional() }),
    output: z.object({
      /** All that was earned and not yet used, over all periods. */
      usable: Fen,
      /** What of it goes off a delivery of each seller today; the rest when its period is over. */
      ready: z.array(z.object({ sellerId: SellerId, sellerName: z.string(), amount: Fen })),
      /** More was used than was earned in the end, because goods went back: the next rebates make it up. */
      carried: Fen,
      owed: z.array(account),
      statements: z.array(
        RebateStatement.extend({
          /** What of it has been used. */
          settled: Fen.optional(),
          prize: z
            .object({ name: z.string(), state: z.enum(['credited', 'promised', 'handed_over']) })
            .optional(),
          disputes: z.array(RebateDispute),
        }),
      ),
    }),
    problems: [],
  },
  /** What each rebate would come to if exactly these cases were received in its running period. */
  rebateIfReceived: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, lines: CartLines }),
    output: z.object({
      more: Fen,
      rebates: z.array(
        z.object({
          policyId: PolicyId,
          policyName: z.string(),
          more: Fen,
          amount: Fen,
          prize: z.string().optional(),
        }),
      ),
    }),
    problems: [],
  },
  /** 不对？说一声: answered by the brand within two working days, and the answer is seen beside it. */
  disputeRebate: {
    by: ['owner'],
    input: z.object({
      storeId: StoreId,
      month: Month,
      policyId: PolicyId,
      disputeId: DisputeId,
      says: z.string().min(1).max(200),
    }),
    output: RebateDispute,
    problems: ['dispute_open'],
  },
} as const;

export const brandRebateCalls = {
  /** What stores wait to hear, the longest overdue first, each with all its records. */
  rebateDisputes: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({
      disputes: z.array(
        z.object({
          storeId: StoreId,
          storeName: z.string(),
          statement: RebateStatement,
          dispute: RebateDispute,
          isLate: z.boolean(),
        }),
      ),
      more: z.boolean(),
    }),
    problems: [],
  },
  /** With a reason, or with a correction that is an entry of its own. */
  answerRebateDispute: {
    by: ['operator'],
    input: z.object({
      storeId: StoreId,
      month: Month,
      policyId: PolicyId,
      disputeId: DisputeId,
      remark: z.string().min(1).max(200),
      correction: z
        .object({ way: z.enum(['in', 'out']), amount: Fen.refine((amount) => amount > 0) })
        .optional(),
    }),
    output: RebateDispute,
    problems: ['dispute_answered'],
  },
} as const;
