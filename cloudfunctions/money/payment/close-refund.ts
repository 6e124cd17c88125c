import type { PaidOutside, ParkedRefund } from '#contracts/parked-money';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import type { RefundOutcome } from '../../platform/wechatpay/port';
import { note } from '../control/audit';
import { proofOfRefund, proves, type Told } from '../rules/parked-money';
import { askRefund } from './ask-refund';
import type { PaymentWorld } from './payment-world';
import { type Refund, refunds } from './refund';
import { settleRefund } from './settle-refund';

const SHOWN = 50;

/** What a person of the brand must look at, the longest waiting first. */
export async function parkedRefunds(world: Pick<World, 'db'>) {
  const found = await world.db.find(refunds, {
    where: { state: 'parked' },
    orderBy: [['at', 'asc']],
    limit: SHOWN + 1,
  });
  return { refunds: found.slice(0, SHOWN).map(shownRefund), more: found.length > SHOWN };
}

type Proposal = PaidOutside & { refundId: string; remark: string };

/** The first of two people. From now on nothing is sent for it, so that what is asked then stays true. */
export function proposeRefundClosing(
  world: Pick<World, 'db' | 'now'>,
  { refundId, how, reference, remark }: Proposal,
  seat: Seat,
): Promise<ParkedRefund> {
  return world.db.transaction(async (tx) => {
    const known = await tx.get(refunds, refundId);
    if (!known) return refuse('not_yours', {});
    if (known.state !== 'parked') refuse('refund_moved_on', { state: known.state });
    const closing = { by: seat.personId, at: world.now(), how, reference, remark };
    await tx.update(refunds, refundId, { set: { closing } });
    const act = { what: 'propose_closing', of: `refund:${refundId}`, why: remark } as const;
    await note(tx, { ...act, after: { how, reference } }, seat, closing.at);
    return shownRefund({ ...known, closing });
  });
}

type OfOne = { refundId: string };

/** Whoever finds out that it was not paid takes the proposal back, and it is sent again as before. */
export function withdrawRefundClosing(
  world: Pick<World, 'db' | 'now'>,
  { refundId, remark }: OfOne & { remark: string },
  seat: Seat,
): Promise<ParkedRefund> {
  return world.db.transaction(async (tx) => {
    const known = await tx.get(refunds, refundId);
    if (!known) return refuse('not_yours', {});
    const { closing, ...rest } = known;
    if (known.state !== 'parked' || !closing) return refuse('refund_moved_on', { state: known.state });
    await tx.update(refunds, refundId, { unset: ['closing'] });
    const act = { what: 'withdraw_closing', of: `refund:${refundId}`, why: remark } as const;
    await note(tx, act, seat, world.now());
    return shownRefund(rest);
  });
}

/** After a top-up, or anything else was put right: what WeChat says now, and what follows from it. */
export async function askParkedRefund(world: PaymentWorld, { refundId }: OfOne): Promise<ParkedRefund> {
  return shownRefund(await askRefund(world, await theRefund(world, refundId)));
}

/** The second person. What the seller paid another way counts only where WeChat's word, asked for now, proves that it carries nothing. */
export async function confirmRefundClosing(
  world: PaymentWorld,
  { refundId }: OfOne,
  seat: Seat,
): Promise<ParkedRefund> {
  const known = await theRefund(world, refundId);
  const { state, closing, at } = known;
  if (state !== 'parked') return refuse('refund_moved_on', { state });
  if (!closing || closing.by === seat.personId) return refuse('another_person_needed', {});
  const outcome = await world.pay.queryRefund(known);
  const confirmedAt = world.now();
  const proof = proofOfRefund(toldBy(outcome), { promisedAt: at, proposedAt: closing.at }, confirmedAt);
  if (!proves(proof) || outcome.kind === 'unknown') {
    return refuse('closing_unproven', { why: proves(proof) ? 'no_answer' : proof });
  }
  const { how, reference, remark } = closing;
  const act = { what: 'confirm_closing', of: `refund:${refundId}`, why: remark } as const;
  const ended = await settleRefund(world, known, {
    event: 'outside',
    evidence: outcome.evidence,
    closing: { ...closing, confirmedBy: seat.personId, confirmedAt, proof },
    alongside: (tx) => note(tx, { ...act, after: { proof, how, reference } }, seat, confirmedAt),
  });
  return shownRefund(ended);
}

function toldBy(outcome: RefundOutcome): Told {
  if (outcome.kind === 'accepted') return { kind: 'told', state: outcome.refund.state };
  return outcome.kind === 'refused' && outcome.code === 'NOT_FOUND' ? { kind: 'absent' } : { kind: 'silent' };
}

const theRefund = async (world: Pick<World, 'db'>, refundId: string): Promise<Refund> =>
  (await world.db.get(refunds, refundId)) ?? refuse('not_yours', {});

function shownRefund(refund: Refund): ParkedRefund {
  const { refundId, recordId, outRefundNo, mchid, payer, payee, cause, amount, state, why, at } = refund;
  return {
    refundId,
    orderId: recordId,
    outRefundNo,
    mchid,
    payer,
    payee,
    cause,
    amount,
    state,
    at,
    ...(why && { why }),
    ...(refund.closing && { proposal: proposalIn(refund.closing) }),
  };
}

const proposalIn = ({ by, at, remark, how, reference }: NonNullable<Refund['closing']>) => ({
  by,
  at,
  remark,
  how,
  reference,
});
