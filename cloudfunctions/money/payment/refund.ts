import { createHash } from 'node:crypto';
import * as z from 'zod';
import { OutsideProposal } from '#contracts/parked-money';
import { RefundCause, RefundState } from '#contracts/payment';
import { Confirmed } from '#contracts/proposal';
import { Fen, Instant } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction } from '../../platform/ports';
import { Evidence } from '../../platform/wechatpay/evidence';
import { fen } from '../rules/fen';
import { type Payment, payments } from './payment';

/** The seller paid it another way, as two people say on WeChat's word that it carries nothing. */
const RefundClosing = OutsideProposal.extend(Confirmed.shape).extend({
  proof: z.enum(['closed', 'abnormal', 'no_such_refund']),
});
export type RefundClosing = z.infer<typeof RefundClosing>;

const Refund = z.object({
  refundId: z.string(),
  paymentId: z.string(),
  recordId: z.string(),
  cause: RefundCause,
  amount: Fen,
  at: Instant,
  mchid: z.string(),
  outTradeNo: z.string(),
  /** What the whole payment was. */
  total: Fen,
  payer: z.string(),
  payee: z.string(),
  account: z.string(),
  state: RefundState,
  why: z.enum(['needs_funds', 'needs_configuration', 'stuck', 'mismatch']).optional(),
  /** One number for life, derived from the refund's id: another number would pay twice. */
  outRefundNo: z.string(),
  /** Fixed by the write that first enters `sending`, and sent again byte for byte. */
  body: z.string().optional(),
  tries: z.number().int(),
  askAt: Instant.optional(),
  doneAt: Instant.optional(),
  evidence: Evidence.optional(),
  proposal: OutsideProposal.optional(),
  closing: RefundClosing.optional(),
});
export type Refund = z.infer<typeof Refund>;

/** `_id` is `<paymentId>:<cause>`, for what may happen several times with the record that made it: money goes back once for each. */
export const refunds: Collection<Refund> = {
  name: 'refunds',
  version: 1,
  schema: Refund,
  indexes: [
    indexed('by_refund_number', 'outRefundNo'),
    indexed('by_next_question', 'askAt'),
    indexed('by_state', 'state', 'at'),
    indexed('by_payee', 'payee', 'state', 'at'),
  ],
};

export const refundIdOf = (paymentId: string, cause: RefundCause, because?: string) =>
  because === undefined ? `${paymentId}:${cause}` : `${paymentId}:${cause}:${because}`;

/** `because` is the record that made it, where one cause may come several times. */
type Wish = { paymentId: string; cause: RefundCause; because?: string; amount: Fen; at: Instant };

/** Promises money back, once for each cause; the clock sends it. The payment is read and written, so that never more goes back than came. */
export async function promiseRefund(tx: Transaction, wish: Wish): Promise<void> {
  const { paymentId, cause, because, amount, at } = wish;
  const refundId = refundIdOf(paymentId, cause, because);
  const known = await tx.get(refunds, refundId);
  if (known?.amount === amount) return;
  if (known) throw new Error(`${refundId} is ${known.amount} fen and was asked for again with ${amount}.`);
  const payment = await tx.get(payments, paymentId);
  if (payment?.state !== 'paid') throw new Error(`${paymentId} was not paid, so nothing can go back.`);
  const refunded = payment.refunded + amount;
  if (amount === 0 || refunded > payment.amount) {
    throw new Error(`${refunded} of ${payment.amount} fen cannot go back to where ${paymentId} came from.`);
  }
  await tx.update(payments, paymentId, { set: { refunded: fen(refunded) } });
  await tx.add(refunds, refundId, asked(payment, { paymentId, cause, amount, at }, refundId));
}

function asked(payment: Payment, wish: Wish, refundId: string): Refund {
  const { recordId, mchid, outTradeNo, amount, payer, payee, account } = payment;
  return {
    ...wish,
    refundId,
    recordId,
    mchid,
    outTradeNo,
    total: amount,
    payer,
    payee,
    account,
    state: 'asked',
    outRefundNo: `CR${createHash('sha256').update(refundId).digest('hex').slice(0, 30)}`,
    tries: 0,
    askAt: wish.at,
  };
}
