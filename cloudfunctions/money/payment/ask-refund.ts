import type { RefundCause } from '#contracts/payment';
import type { RefundOutcome } from '../../platform/wechatpay/refund';
import { eventOfRefusedQuestion, eventOfRefusedRequest } from '../rules/payment';
import { askRefundAt, eventOfRefund, maySendRefund } from '../rules/refund';
import type { PaymentWorld } from './payment-world';
import { type Refund, refunds } from './refund';
import { type RefundNews, settleRefund } from './settle-refund';

/** Sends what was promised, and once it was sent asks WeChat for the truth; the same bytes go out again where there is none. */
export async function askRefund(world: PaymentWorld, known: Refund): Promise<Refund> {
  if (known.state === 'done') return known;
  if (known.state === 'outside') return warnOfSecond(world, known);
  if (known.state === 'asked') return sendFirst(world, known);
  const told = newsOfQuestion(known, await world.pay.queryRefund(known));
  return maySendRefund(known, told.event) ? send(world, known) : settleRefund(world, known, told);
}

/** WeChat may bring what it could not before, at the console, although the seller has paid another way. The bill of the day tells it too. */
async function warnOfSecond(world: PaymentWorld, outside: Refund): Promise<Refund> {
  const { event } = newsOfQuestion(outside, await world.pay.queryRefund(outside));
  if (event === 'succeeded') world.report({ alarm: 'refund_given_twice', refundId: outside.refundId });
  return outside;
}

/** What is sent is fixed by the one write that enters `sending`, before anything is sent; another worker may be faster. */
async function sendFirst(world: PaymentWorld, asked: Refund): Promise<Refund> {
  const { refundId, mchid, outRefundNo, outTradeNo, amount, total, cause } = asked;
  const { body } = await world.pay.prepareRefund({
    mchid,
    outRefundNo,
    outTradeNo,
    amountFen: amount,
    totalFen: total,
    reason: reasonOf[cause],
    notifyUrl: world.notifyUrlOf(mchid),
  });
  const now = world.now();
  const sending = { state: 'sending', body, tries: 0, askAt: askRefundAt('sending', 0, now) ?? now } as const;
  const isMine = await world.db.updateIf(refunds, refundId, { state: 'asked' }, { set: sending });
  return isMine ? send(world, { ...asked, ...sending }) : ((await world.db.get(refunds, refundId)) ?? asked);
}

/** As the payer reads it in WeChat. */
const reasonOf: Record<RefundCause, string> = {
  cancelled: '订单取消',
  changed: '缺货，少送的退回',
  short: '实收比订的少',
  late: '付款时订单已取消',
  twice: '重复付款',
  returned: '收货后退货',
};

/** A refusal speaks of the request and not of the refund: whether there is one, a query must say. */
async function send(world: PaymentWorld, sending: Refund): Promise<Refund> {
  const { mchid, outRefundNo, body } = sending;
  if (body === undefined) throw new Error(`Refund ${sending.refundId} was never frozen.`);
  const sent = newsOfSending(sending, await world.pay.sendRefund({ mchid, outRefundNo, body }));
  if (sent.event !== 'rejected') return settleRefund(world, sending, sent);
  const told = newsOfQuestion(sending, await world.pay.queryRefund(sending));
  return settleRefund(world, sending, told.event === 'absent' ? sent : told);
}

function newsOfSending(of: Refund, outcome: RefundOutcome): RefundNews {
  if (outcome.kind === 'unknown') return { event: 'unknown' };
  if (outcome.kind === 'accepted') return newsOfAnswer(of, outcome);
  return { event: outcome.code === 'NOT_ENOUGH' ? 'short' : eventOfRefusedRequest(outcome.code) };
}

function newsOfQuestion(of: Refund, outcome: RefundOutcome): RefundNews {
  if (outcome.kind === 'unknown') return { event: 'unknown' };
  if (outcome.kind === 'accepted') return newsOfAnswer(of, outcome);
  return { event: eventOfRefusedQuestion(outcome.code) };
}

const newsOfAnswer = (of: Refund, { refund, evidence }: Extract<RefundOutcome, { kind: 'accepted' }>) => ({
  event: eventOfRefund(refund, of),
  evidence,
});
