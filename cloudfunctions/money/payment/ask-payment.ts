import type { PaymentOutcome, PrepayOutcome } from '../../platform/wechatpay/payment';
import {
  eventOfPayment,
  eventOfRefusedQuestion,
  eventOfRefusedRequest,
  maySendPayment,
  nextPayment,
} from '../rules/payment';
import { type Payment, payments } from './payment';
import type { PaymentWorld } from './payment-world';
import { type PaymentNews, settlePayment } from './settle-payment';

/** Asks WeChat for the truth and does what is next: the same bytes again, the closing again, or nothing. */
export async function askPayment(world: PaymentWorld, known: Payment): Promise<Payment> {
  if (known.state === 'paid') return known;
  // Whatever closing is answered, the question after it tells whether somebody was faster and paid.
  if (known.state === 'closing') await world.pay.closePayment(known);
  const told = await question(world, known);
  // What two people let go for what it is does not stop again for the same.
  if (told.event === 'differs' && known.state === 'closed' && known.closing) return known;
  return maySendPayment(known, told.event) ? sendPayment(world, known) : settlePayment(world, known, told);
}

/** May be sent by several at once: WeChat knows the number and answers all of them alike. */
export async function sendPayment(world: PaymentWorld, sending: Payment): Promise<Payment> {
  const { mchid, outTradeNo, body } = sending;
  const sent = newsOfSending(await world.pay.sendPayment({ mchid, outTradeNo, body }));
  if (sent.event !== 'rejected') return settlePayment(world, sending, sent);
  const told = await question(world, sending);
  return settlePayment(world, sending, told.event === 'absent' ? sent : told);
}

/** No money is wanted under this number: from here on no phone is given its page, and it is closed at WeChat. */
export async function closePayment(world: PaymentWorld, known: Payment): Promise<Payment> {
  const state = nextPayment[known.state].left;
  const set = { state, tries: 0, askAt: world.now() };
  if (state !== known.state) {
    await world.db.updateIf(payments, known.paymentId, { state: known.state }, { set });
  }
  return askPayment(world, (await world.db.get(payments, known.paymentId)) ?? known);
}

async function question(world: PaymentWorld, of: Payment): Promise<PaymentNews> {
  return newsOfQuestion(of, await world.pay.queryPayment(of));
}

function newsOfSending(outcome: PrepayOutcome): PaymentNews {
  if (outcome.kind === 'unknown') return { event: 'unknown' };
  if (outcome.kind === 'refused') return { event: eventOfRefusedRequest(outcome.code) };
  return { event: 'prepaid', prepayId: outcome.prepayId };
}

function newsOfQuestion(of: Payment, outcome: PaymentOutcome): PaymentNews {
  if (outcome.kind === 'unknown') return { event: 'unknown' };
  if (outcome.kind === 'refused') {
    return { event: eventOfRefusedQuestion(outcome.code), evidence: outcome.evidence };
  }
  return { event: eventOfPayment(outcome.payment, meantBy(of)), evidence: outcome.evidence };
}

/** What was meant is what was sent. */
export function meantBy({ mchid, openid, amount, body }: Payment) {
  const { appid } = JSON.parse(body) as { appid: string };
  return { mchid, appid, openid, amount };
}
