import { createHash } from 'node:crypto';
import * as z from 'zod';
import { PaymentState } from '#contracts/payment';
import { Confirmed, Proposal } from '#contracts/proposal';
import { Fen, Instant } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction } from '../../platform/ports';
import { Evidence } from '../../platform/wechatpay/evidence';
import { fen } from '../rules/fen';
import { askPaymentAt, nextPayment } from '../rules/payment';
import type { PaymentWorld } from './payment-world';

/** For what is paid, by whom, to whom; the floor above gives the names, and the account on which it is credited. */
const Purpose = z.object({
  recordId: z.string(),
  payer: z.string(),
  payee: z.string(),
  account: z.string(),
  mchid: z.string(),
  openid: z.string(),
  amount: Fen,
});
type Purpose = z.infer<typeof Purpose>;

const Payment = Purpose.extend({
  paymentId: z.string(),
  state: PaymentState,
  why: z.enum(['mismatch', 'needs_configuration']).optional(),
  /** One number for life, derived from the payment's id. */
  outTradeNo: z.string(),
  /** Fixed before anything is sent, and sent again byte for byte. */
  body: z.string(),
  at: Instant,
  /** Opens WeChat's page for two hours. */
  prepayId: z.string().optional(),
  prepaidAt: Instant.optional(),
  /** How often WeChat was asked since the state was entered, and when it is asked next. */
  tries: z.number().int(),
  askAt: Instant.optional(),
  paidAt: Instant.optional(),
  /** What has been promised back of it, over all refunds: never more than was paid. */
  refunded: Fen,
  /** The verified answer that ended it. */
  evidence: Evidence.optional(),
  /** Somebody of the brand wants it let go, which WeChat tells otherwise than it was asked for. */
  proposal: Proposal.optional(),
  /** Two people let it go, on WeChat's word that no money is left there. */
  closing: Confirmed.extend({ proof: z.enum(['closed', 'given_back']) }).optional(),
  /** What a person was told last: the same is not told again, however often it is looked at. */
  alarmed: z.enum(['mismatch', 'needs_configuration']).optional(),
});
export type Payment = z.infer<typeof Payment>;

/** `_id` is `<what is paid>:<n>`: the first asked for, and one more whenever an old one was closed. */
export const payments: Collection<Payment> = {
  name: 'payments',
  version: 1,
  schema: Payment,
  indexes: [
    indexed('by_trade_number', 'outTradeNo'),
    indexed('by_next_question', 'askAt'),
    indexed('by_state', 'state', 'at'),
  ],
};

type Asked = Purpose & { description: string; expiresAt: Instant };

/** The next payment for the same thing, its bytes made and nothing written: that is done where it is decided. */
export async function nextPaymentOf(
  world: PaymentWorld,
  { description, expiresAt, ...purpose }: Asked,
  before: Payment | undefined,
): Promise<Payment> {
  const { recordId, mchid, openid, amount } = purpose;
  const paymentId = `${recordId}:${before ? numberOf(before) + 1 : 1}`;
  const outTradeNo = tradeNumberOf(paymentId);
  const notifyUrl = world.notifyUrlOf(mchid);
  const request = { mchid, outTradeNo, openid, amountFen: amount, description, notifyUrl, expiresAt };
  const { body } = await world.pay.preparePayment(request);
  const at = world.now();
  const askAt = askPaymentAt('sending', 0, at) ?? at;
  return { ...purpose, paymentId, state: 'sending', outTradeNo, body, at, tries: 0, askAt, refunded: fen(0) };
}

const numberOf = ({ paymentId }: Payment) => Number(paymentId.slice(paymentId.lastIndexOf(':') + 1));

/** WeChat takes 6 to 32 characters. */
const tradeNumberOf = (paymentId: string) =>
  `CP${createHash('sha256').update(paymentId).digest('hex').slice(0, 30)}`;

/** No money is wanted under this number any more. The clock closes it; what was paid before that is paid. */
export async function leavePayment(tx: Transaction, paymentId: string, now: Instant): Promise<void> {
  const payment = await tx.get(payments, paymentId);
  if (!payment) throw new Error(`Payment ${paymentId} was asked for and is not there.`);
  const state = nextPayment[payment.state].left;
  if (state === payment.state) return;
  await tx.update(payments, paymentId, { set: { state, tries: 0, askAt: now } });
}

export type { Asked as AskedPayment };
