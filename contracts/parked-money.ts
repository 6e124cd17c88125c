import * as z from 'zod';
import { Why } from './control';
import { PaymentState, RefundCause, RefundState } from './payment';
import { Fen, Instant, PersonId } from './vocabulary';

/** How a seller gave a store its money where WeChat could not, and under which number that can be found. */
export const PaidOutside = z.object({
  how: z.enum(['bank', 'cash']),
  reference: z.string().trim().min(2).max(60),
});
export type PaidOutside = z.infer<typeof PaidOutside>;

const proposal = z.object({ by: PersonId, at: Instant, remark: z.string() });

/** A refund that a person must look at, or the one just looked at. */
export const ParkedRefund = z.object({
  refundId: z.string(),
  orderId: z.string(),
  outRefundNo: z.string(),
  mchid: z.string(),
  payer: z.string(),
  payee: z.string(),
  cause: RefundCause,
  amount: Fen,
  state: RefundState,
  why: z.enum(['needs_funds', 'needs_configuration', 'stuck', 'mismatch']).optional(),
  at: Instant,
  /** Somebody says that the seller has paid it another way; another must confirm. */
  proposal: proposal.extend(PaidOutside.shape).optional(),
});
export type ParkedRefund = z.infer<typeof ParkedRefund>;

/** A payment that WeChat tells otherwise than it was asked for, or refuses for our settings. */
export const ParkedPayment = z.object({
  paymentId: z.string(),
  orderId: z.string(),
  outTradeNo: z.string(),
  mchid: z.string(),
  payer: z.string(),
  payee: z.string(),
  amount: Fen,
  state: PaymentState,
  why: z.enum(['mismatch', 'needs_configuration']).optional(),
  at: Instant,
  proposal: proposal.optional(),
});
export type ParkedPayment = z.infer<typeof ParkedPayment>;

const refund = z.object({ refundId: z.string().min(1).max(120) });
const payment = z.object({ paymentId: z.string().min(1).max(120) });

/** On the brand's door. */
export const parkedMoneyCalls = {
  /** The longest waiting first. */
  parkedRefunds: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({ refunds: z.array(ParkedRefund), more: z.boolean() }),
    problems: [],
  },
  /** Nothing is sent for it any more; the seller owes it until another confirms on WeChat's word. */
  proposeRefundClosing: {
    by: ['operator'],
    input: refund.extend(PaidOutside.shape).extend({ remark: Why }),
    output: ParkedRefund,
    problems: ['refund_moved_on'],
  },
  /** It was not paid after all: it is sent again as before. */
  withdrawRefundClosing: {
    by: ['operator'],
    input: refund.extend({ remark: Why }),
    output: ParkedRefund,
    problems: ['refund_moved_on'],
  },
  parkedPayments: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({ payments: z.array(ParkedPayment), more: z.boolean() }),
    problems: [],
  },
  proposePaymentClosing: {
    by: ['operator'],
    input: payment.extend({ remark: Why }),
    output: ParkedPayment,
    problems: ['payment_moved_on'],
  },
  /** It was said too soon: nobody can confirm it any more. */
  withdrawPaymentClosing: {
    by: ['operator'],
    input: payment.extend({ remark: Why }),
    output: ParkedPayment,
    problems: ['payment_moved_on'],
  },
} as const;

/** On the door that can ask WeChat. */
export const parkedMoneyAskingCalls = {
  /** After a top-up, or anything else was put right: the same bytes once more where there is none, or the truth now. */
  askParkedRefund: { by: ['operator'], input: refund, output: ParkedRefund, problems: [] },
  /** Asks WeChat and, where its word proves that it carries nothing, books that the seller paid another way. */
  confirmRefundClosing: {
    by: ['operator'],
    input: refund,
    output: ParkedRefund,
    problems: ['refund_moved_on', 'another_person_needed', 'closing_unproven'],
  },
  askParkedPayment: { by: ['operator'], input: payment, output: ParkedPayment, problems: [] },
  /** Asks WeChat and, where its word proves that no money is left there, lets the order end or be paid anew. */
  confirmPaymentClosing: {
    by: ['operator'],
    input: payment,
    output: ParkedPayment,
    problems: ['payment_moved_on', 'another_person_needed', 'closing_unproven'],
  },
} as const;
