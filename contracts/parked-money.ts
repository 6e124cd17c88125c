import * as z from 'zod';
import { PaymentState, RefundCause, RefundState } from './payment';
import { Confirmed, Proposal, Read, TakingBack, Why } from './proposal';
import { Fen, Instant } from './vocabulary';

/** How a seller gave a store its money where WeChat could not, and under which number that can be found. */
export const PaidOutside = z.object({
  how: z.enum(['bank', 'cash']),
  reference: z.string().trim().min(2).max(60),
});
export type PaidOutside = z.infer<typeof PaidOutside>;

/** Somebody says that the seller has paid it another way. */
export const OutsideProposal = Proposal.extend(PaidOutside.shape);

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
  proposal: OutsideProposal.optional(),
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
  proposal: Proposal.optional(),
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
    input: refund.extend(PaidOutside.shape).extend({ why: Why }),
    output: Proposal,
    problems: ['refund_moved_on'],
  },
  /** It was not paid after all: it is sent again as before. */
  takeBackRefundClosing: {
    by: ['operator'],
    input: refund.extend(TakingBack.shape),
    output: z.object({}),
    problems: ['proposal_moved_on'],
  },
  parkedPayments: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({ payments: z.array(ParkedPayment), more: z.boolean() }),
    problems: [],
  },
  proposePaymentClosing: {
    by: ['operator'],
    input: payment.extend({ why: Why }),
    output: Proposal,
    problems: ['payment_moved_on'],
  },
  /** It was said too soon: nobody can confirm it any more. */
  takeBackPaymentClosing: {
    by: ['operator'],
    input: payment.extend(TakingBack.shape),
    output: z.object({}),
    problems: ['proposal_moved_on'],
  },
} as const;

/** On the door that can ask WeChat. */
export const parkedMoneyAskingCalls = {
  /** After a top-up, or anything else was put right: the same bytes once more where there is none, or the truth now. */
  askParkedRefund: { by: ['operator'], input: refund, output: ParkedRefund, problems: [] },
  /** Asks WeChat and, where its word proves that it carries nothing, books that the seller paid another way. */
  confirmRefundClosing: {
    by: ['operator'],
    input: refund.extend(Read.shape),
    output: Confirmed,
    problems: ['refund_moved_on', 'proposal_moved_on', 'another_person_needed', 'closing_unproven'],
  },
  askParkedPayment: { by: ['operator'], input: payment, output: ParkedPayment, problems: [] },
  /** Asks WeChat and, where its word proves that no money is left there, lets the order end or be paid anew. */
  confirmPaymentClosing: {
    by: ['operator'],
    input: payment.extend(Read.shape),
    output: Confirmed,
    problems: ['payment_moved_on', 'proposal_moved_on', 'another_person_needed', 'closing_unproven'],
  },
} as const;
