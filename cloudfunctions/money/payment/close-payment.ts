import type { BrandApi } from '#contracts/brand';
import type { ParsedInput } from '#contracts/call';
import type { ParkedPayment } from '#contracts/parked-money';
import type { PayApi } from '#contracts/pay';
import type { Confirmed } from '#contracts/proposal';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import type { PaymentOutcome } from '../../platform/wechatpay/payment';
import { headOf } from '../../time/page';
import { confirm, decision, type Matter, type NoTerms, propose, takeBack } from '../control/proposal';
import { proofOfPayment, proves, type Told } from '../rules/parked-money';
import { eventOfPayment } from '../rules/payment';
import { askPayment, meantBy } from './ask-payment';
import { type Payment, payments } from './payment';
import type { PaymentWorld } from './payment-world';

const SHOWN = 50;

/** What a person of the brand must look at, the longest waiting first. */
export async function parkedPayments(world: Pick<World, 'db'>) {
  const { rows, more } = await headOf(world, payments, {
    where: { state: 'parked' },
    orderBy: [['at', 'asc']],
    limit: SHOWN,
  });
  return { payments: rows.map(shownPayment), more };
}

/** One that WeChat refused for our settings needs nobody: it ends with its order. */
export const paymentClosing: Matter<NoTerms, Payment> = {
  records: payments,
  of: 'payment',
  mustStand: ({ state, why }) => {
    if (state !== 'parked' || why !== 'mismatch') refuse('payment_moved_on', { state });
  },
};

export const proposePaymentClosing = (
  world: World,
  { paymentId, why }: ParsedInput<BrandApi['proposePaymentClosing']>,
  seat: Seat,
) => propose(world, paymentClosing, { id: paymentId, why, said: {} }, seat);

export const takeBackPaymentClosing = (
  world: World,
  { paymentId, ...asked }: ParsedInput<BrandApi['takeBackPaymentClosing']>,
  seat: Seat,
) => takeBack(world, paymentClosing, { id: paymentId, ...asked }, seat);

/** What WeChat says now, and what follows from it. */
export async function askParkedPayment(
  world: PaymentWorld,
  { paymentId }: ParsedInput<PayApi['askParkedPayment']>,
): Promise<ParkedPayment> {
  return shownPayment(await askPayment(world, await thePayment(world, paymentId)));
}

/** It ends only where WeChat's word, asked for now, proves that no money of it is left there. */
export async function confirmPaymentClosing(
  world: PaymentWorld,
  { paymentId, proposalId }: ParsedInput<PayApi['confirmPaymentClosing']>,
  seat: Seat,
): Promise<Confirmed> {
  const asked = { id: paymentId, proposalId };
  const known = await thePayment(world, paymentId);
  decision(paymentClosing, known, asked, seat, world.now());
  const outcome = await world.pay.queryPayment(known);
  const proof = proofOfPayment(toldOf(known, outcome));
  if (!proves(proof) || outcome.kind === 'unknown') {
    return refuse('closing_unproven', { why: proves(proof) ? 'no_answer' : proof });
  }
  const evidence = { ...outcome.evidence };
  return confirm(world, paymentClosing, asked, seat, async (_tx, _payment, decided) => ({
    set: { state: 'closed', tries: 0, evidence, closing: { ...decided, proof } },
    unset: ['askAt', 'why'],
  }));
}

/** Told at last as it was asked for, it is paid, and is taken and not closed. */
function toldOf(of: Payment, outcome: PaymentOutcome): Told {
  if (outcome.kind !== 'accepted') return { kind: 'silent' };
  const isPaid = eventOfPayment(outcome.payment, meantBy(of)) === 'paid';
  return { kind: 'told', state: isPaid ? 'SUCCESS' : outcome.payment.state };
}

const thePayment = async (world: Pick<World, 'db'>, paymentId: string): Promise<Payment> =>
  (await world.db.get(payments, paymentId)) ?? refuse('not_yours', {});

function shownPayment(payment: Payment): ParkedPayment {
  const { paymentId, recordId, outTradeNo, mchid, payer, payee, amount, state, why, at, proposal } = payment;
  return {
    paymentId,
    orderId: recordId,
    outTradeNo,
    mchid,
    payer,
    payee,
    amount,
    state,
    at,
    ...(why && { why }),
    ...(proposal && { proposal }),
  };
}
