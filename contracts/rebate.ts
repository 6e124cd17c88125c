import * as z from 'zod';
import { CartLines } from './quote';
import { RebateStatement } from './rebate-statement';
import { Day, Fen, Instant, Month, PolicyId, SellerId, StoreId } from './vocabulary';

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

const account = z.object({
  sellerId: SellerId,
  sellerName: z.string(),
  owed: Fen,
  /** What the seller owes the store. */
  inFavour: Fen.optional(),
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
            .object({
              name: z.string(),
              state: z.enum(['credited', 'promised', 'brought', 'handed_over']),
              dueOn: Day.optional(),
              sellerName: z.string().optional(),
              /** Its target was missed after all by so many cases: one that was only promised does not come. */
              missedBy: z.number().int().optional(),
            })
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
