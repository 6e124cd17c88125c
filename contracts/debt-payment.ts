import * as z from 'zod';
import { Fen, Instant, PaySheet, RepaymentId, SellerId, StoreId } from './vocabulary';

/** What a store pays of its debt by WeChat, to the seller's own number; nothing comes off the debt before WeChat says so. */
export const DebtPayment = z.object({
  repaymentId: RepaymentId,
  storeId: StoreId,
  sellerId: SellerId,
  sellerName: z.string(),
  amount: Fen,
  state: z.enum(['unpaid', 'paid', 'ended']),
  /** Until when it can be paid. */
  payUntil: Instant,
});
export type DebtPayment = z.infer<typeof DebtPayment>;

/** At the door that holds the payment keys. */
export const debtPaymentCalls = {
  /** 微信付货款: opens the page, or tells what became of it. However often it is tapped, one number at a time can be paid. */
  payDebt: {
    by: ['owner'],
    input: z.object({
      storeId: StoreId,
      sellerId: SellerId,
      repaymentId: RepaymentId,
      amount: Fen.min(1),
    }),
    output: z.object({ payment: DebtPayment, sheet: PaySheet.optional() }),
    problems: ['more_than_owed', 'repayment_differs', 'wechat_not_taken', 'payments_frozen'],
  },
  /** The truth about it: asks WeChat while it is unpaid. */
  debtPayment: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, repaymentId: RepaymentId }),
    output: DebtPayment,
    problems: [],
  },
} as const;
