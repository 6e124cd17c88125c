import type { ParkedPayment } from '#contracts/parked-money';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import type { PaymentOutcome } from '../../platform/wechatpay/port';
import { note } from '../control/audit';
import type { Evidence } from '../payout/evidence';
import { type PaymentProof, proofOfPayment, proves, type Told } from '../rules/parked-money';
import { eventOfPayment } from '../rules/payment';
import { askPayment, meantBy } from './ask-payment';
import { type Payment, payments } from './payment';
import type { PaymentWorld } from './payment-world';

const SHOWN = 50;

/** What a person of the brand must look at, the longest waiting first. */
export async function parkedPayments(world: Pick<World, 'db'>) {
  const found = await world.db.find(payments, {
    where: { state: 'parked' },
    orderBy: [['at', 'asc']],
    limit: SHOWN + 1,
  });
  return { payments: found.slice(0, SHOWN).map(shownPayment), more: found.length > SHOWN };
}

type OfOne = { paymentId: string };

/** The first of two people. One that WeChat refused for our settings needs none: it ends with its order. */
export function proposePaymentClosing(
  world: Pick<World, 'db' | 'now'>,
  { paymentId, remark }: OfOne & { remark: string },
  seat: Seat,
): Promise<ParkedPayment> {
  return world.db.transaction(async (tx) => {
    const known = await tx.get(payments, paymentId);
    if (!known) return refuse('not_yours', {});
    if (!isMismatch(known)) refuse('payment_moved_on', { state: known.state });
    const closing = { by: seat.personId, at: world.now(), remark };
    await tx.update(payments, paymentId, { set: { closing } });
    const act = { what: 'propose_closing', of: `payment:${paymentId}`, why: remark } as const;
    await note(tx, act, seat, closing.at);
    return shownPayment({ ...known, closing });
  });
}

/** Whoever finds that it was said too soon takes the proposal back; the payment waits as before. */
export function withdrawPaymentClosing(
  world: Pick<World, 'db' | 'now'>,
  { paymentId, remark }: OfOne & { remark: string },
  seat: Seat,
): Promise<ParkedPayment> {
  return world.db.transaction(async (tx) => {
    const known = await tx.get(payments, paymentId);
    if (!known) return refuse('not_yours', {});
    const { closing, ...rest } = known;
    if (!isMismatch(known) || !closing) return refuse('payment_moved_on', { state: known.state });
    await tx.update(payments, paymentId, { unset: ['closing'] });
    const act = { what: 'withdraw_closing', of: `payment:${paymentId}`, why: remark } as const;
    await note(tx, act, seat, world.now());
    return shownPayment(rest);
  });
}

/** What WeChat says now, and what follows from it. */
export async function askParkedPayment(world: PaymentWorld, { paymentId }: OfOne): Promise<ParkedPayment> {
  return shownPayment(await askPayment(world, await thePayment(world, paymentId)));
}

/** The second person. It ends only where WeChat's word, asked for now, proves that no money of it is left there. */
export async function confirmPaymentClosing(
  world: PaymentWorld,
  { paymentId }: OfOne,
  seat: Seat,
): Promise<ParkedPayment> {
  const known = await thePayment(world, paymentId);
  const { state, closing } = known;
  if (!isMismatch(known)) return refuse('payment_moved_on', { state });
  if (!closing || closing.by === seat.personId) return refuse('another_person_needed', {});
  const outcome = await world.pay.queryPayment(known);
  const proof = proofOfPayment(toldOf(known, outcome));
  if (!proves(proof) || outcome.kind === 'unknown') {
    return refuse('closing_unproven', { why: proves(proof) ? 'no_answer' : proof });
  }
  return close(world, known, { proof, evidence: outcome.evidence }, seat);
}

type Proven = { proof: PaymentProof; evidence: Evidence };

/** Only what still stands as it was read and proposed. */
function close(world: PaymentWorld, read: Payment, { proof, evidence }: Proven, seat: Seat) {
  const { paymentId } = read;
  return world.db.transaction(async (tx) => {
    const current = await tx.get(payments, paymentId);
    const { closing } = current ?? {};
    if (!current || !closing || !isMismatch(current) || closing.at !== read.closing?.at) {
      return refuse('payment_moved_on', { state: current?.state ?? read.state });
    }
    const confirmedAt = world.now();
    const closed = { ...closing, confirmedBy: seat.personId, confirmedAt, proof };
    const set = { state: 'closed', tries: 0, evidence: { ...evidence }, closing: closed } as const;
    await tx.update(payments, paymentId, { set, unset: ['askAt', 'why'] });
    const act = { what: 'confirm_closing', of: `payment:${paymentId}`, why: closing.remark } as const;
    await note(tx, { ...act, after: { proof } }, seat, confirmedAt);
    const { why: _, ...kept } = current;
    return shownPayment({ ...kept, ...set });
  });
}

const isMismatch = ({ state, why }: Payment) => state === 'parked' && why === 'mismatch';

/** Told at last as it was asked for, it is paid, and is taken and not closed. */
function toldOf(of: Payment, outcome: PaymentOutcome): Told {
  if (outcome.kind !== 'accepted') return { kind: 'silent' };
  const isPaid = eventOfPayment(outcome.payment, meantBy(of)) === 'paid';
  return { kind: 'told', state: isPaid ? 'SUCCESS' : outcome.payment.state };
}

const thePayment = async (world: Pick<World, 'db'>, paymentId: string): Promise<Payment> =>
  (await world.db.get(payments, paymentId)) ?? refuse('not_yours', {});

function shownPayment(payment: Payment): ParkedPayment {
  const { paymentId, recordId, outTradeNo, mchid, payer, payee, amount, state, why, at, closing } = payment;
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
    ...(closing && { proposal: { by: closing.by, at: closing.at, remark: closing.remark } }),
  };
}
