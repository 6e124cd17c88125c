import * as z from 'zod';
import { Dispute } from './dispute';
import { Fen, Instant, RepaymentId, SellerId, StoreId } from './vocabulary';

/** How a store pays down what it owes: cash to the driver or at the desk, or a transfer to the seller's bank. */
export const RepaymentWay = z.enum(['cash', 'bank']);
export type RepaymentWay = z.infer<typeof RepaymentWay>;

/** Recorded by the seller's side and seen by the owner, who may say within a week that it is not so. */
export const Repayment = z.object({
  repaymentId: RepaymentId,
  storeId: StoreId,
  storeName: z.string(),
  sellerId: SellerId,
  sellerName: z.string(),
  amount: Fen,
  way: RepaymentWay,
  /** The bank's number of a transfer. */
  reference: z.string().optional(),
  takenBy: z.enum(['seller', 'driver']),
  at: Instant,
  /** What of it paid for which debt, the oldest first: an order's, the `opening` balance or a `crates-` deposit. */
  paid: z.array(z.object({ orderId: z.string(), amount: Fen })),
  agreedAt: Instant.optional(),
  disputableUntil: Instant,
  dispute: Dispute.optional(),
});
export type Repayment = z.infer<typeof Repayment>;

const which = z.object({ repaymentId: RepaymentId });
const ofStore = z.object({ storeId: StoreId, repaymentId: RepaymentId });
const remark = z.string().min(1).max(200);

export const sellerRepaymentCalls = {
  /** A driver takes cash only; a transfer is told by its reference, and each reference once. */
  recordRepayment: {
    by: ['seller', 'driver'],
    input: z.object({
      repaymentId: RepaymentId,
      storeId: StoreId,
      amount: Fen.min(1),
      way: RepaymentWay,
      reference: z
        .string()
        .regex(/^[0-9A-Za-z-]{4,40}$/)
        .optional(),
    }),
    output: Repayment,
    problems: ['more_than_owed', 'repayment_differs', 'reference_used'],
  },
  repayment: { by: ['seller'], input: which, output: Repayment, problems: [] },
  /** Either it stands as recorded, or it is turned round; the right one is then recorded anew. */
  answerRepaymentDispute: {
    by: ['seller'],
    input: which.extend({ isWrong: z.boolean(), remark }),
    output: Repayment,
    problems: ['dispute_moved_on', 'more_than_available'],
  },
} as const;

export const storeRepaymentCalls = {
  repayment: { by: ['owner'], input: ofStore, output: Repayment, problems: [] },
  agreeRepayment: {
    by: ['owner'],
    input: ofStore,
    output: Repayment,
    problems: ['dispute_moved_on', 'transfer_open'],
  },
  disputeRepayment: {
    by: ['owner'],
    input: ofStore.extend({ remark }),
    output: Repayment,
    problems: ['dispute_moved_on'],
  },
} as const;
