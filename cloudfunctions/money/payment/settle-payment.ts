import type { Instant } from '#contracts/vocabulary';
import { facts, react } from '../../facts/fact';
import { type Evidence, numberAtWechat } from '../../platform/wechatpay/evidence';
import { record } from '../ledger/ledger';
import { askPaymentAt, nextPayment, type PaymentEvent, whyParked } from '../rules/payment';
import { receivedByWechat } from '../rules/wechat-account';
import { type Payment, payments } from './payment';
import type { PaymentWorld } from './payment-world';

/** One thing learned of a payment, with the verified answer it was learned from. */
export type PaymentNews = { event: PaymentEvent; prepayId?: string; evidence?: Evidence };

/** The only place where a payment changes its state once it was written. */
export async function settlePayment(
  world: PaymentWorld,
  known: Payment,
  news: PaymentNews,
): Promise<Payment> {
  const to = nextPayment[known.state][news.event];
  if (to !== 'paid') return move(world, known, news);
  const paid = await take(world, known, news);
  // Paid is paid whatever becomes of the news: the clock tells it again.
  await react(world, paymentFactId(known.paymentId), world.paymentReactions).catch(() => undefined);
  return paid;
}

const paymentFactId = (paymentId: string) => `payment:${paymentId}`;

/** Between unpaid states: the state it came from is the guard, so a slow worker never takes back what is settled. */
async function move(world: PaymentWorld, known: Payment, news: PaymentNews): Promise<Payment> {
  const after = paymentAfter(known, news, world.now());
  const { state, tries, askAt, why, alarmed, prepayId, prepaidAt, evidence } = after;
  const isMoved = await world.db.updateIf(
    payments,
    known.paymentId,
    { state: known.state },
    {
      set: {
        state,
        tries,
        ...(askAt && { askAt }),
        ...(why && { why }),
        ...(alarmed && { alarmed }),
        ...(prepayId && prepaidAt && { prepayId, prepaidAt }),
        ...(state === 'closed' && evidence && { evidence: { ...evidence } }),
      },
      // A proposal was made for what stood still; once it moves again it is over.
      unset: [...(askAt ? [] : ['askAt']), ...(why ? [] : ['why', 'proposal'])],
    },
  );
  if (!isMoved) return (await world.db.get(payments, known.paymentId)) ?? known;
  if (alarmed !== known.alarmed) {
    world.report({ alarm: 'payment_parked', paymentId: known.paymentId, why });
  }
  return after;
}

function paymentAfter(known: Payment, { event, prepayId, evidence }: PaymentNews, now: Instant): Payment {
  const state = nextPayment[known.state][event];
  const tries = state === known.state ? known.tries + 1 : 0;
  const { why: before, askAt: _, ...kept } = known;
  const askAt = askPaymentAt(state, tries, now);
  const why = state === 'parked' ? whyParked(event, before) : undefined;
  return {
    ...kept,
    state,
    tries,
    ...(askAt && { askAt }),
    ...(why && { why, alarmed: why }),
    // Told once, it holds from then on: the first telling counts, so that nobody takes it for younger than it is.
    ...(prepayId && !known.prepayId && { prepayId, prepaidAt: now }),
    ...(state === 'closed' && evidence && { evidence }),
  };
}

/** The money is there: entry, payment and the news for the floors above in one transaction, and so once. */
function take(world: PaymentWorld, { paymentId }: Payment, { evidence }: PaymentNews): Promise<Payment> {
  return world.db.transaction(async (tx) => {
    const current = await tx.get(payments, paymentId);
    if (!current) throw new Error(`Payment ${paymentId} was just there and is gone.`);
    if (current.state === 'paid') return current;
    if (!evidence) throw new Error(`Payment ${paymentId} cannot be paid without WeChat's signed word.`);
    const { recordId, payer, payee, account, mchid, amount, outTradeNo } = current;
    const records = [recordId, paymentId, outTradeNo, ...numberAtWechat(evidence)];
    const at = world.now();
    await record(tx, paymentFactId(paymentId), {
      at,
      cause: { kind: 'payment', nature: '货款', funder: payer, payer, payee, records },
      postings: [{ from: receivedByWechat(mchid), to: account, amount, asset: 'CNY' }],
    });
    const paid = { state: 'paid', tries: 0, paidAt: at, evidence: { ...evidence } } as const;
    await tx.update(payments, paymentId, { set: paid, unset: ['askAt', 'why', 'proposal'] });
    await tx.add(facts, paymentFactId(paymentId), {
      kind: 'payment',
      at,
      about: { paymentId, recordId, amount },
      pending: Object.keys(world.paymentReactions),
      failures: 0,
    });
    const { askAt: _askAt, why: _why, ...kept } = current;
    return { ...kept, ...paid };
  });
}
