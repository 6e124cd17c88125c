import type { BrandApi } from '#contracts/brand';
import type { ParsedInput } from '#contracts/call';
import type { PaidOutside, ParkedRefund } from '#contracts/parked-money';
import type { PayApi } from '#contracts/pay';
import type { Confirmed } from '#contracts/proposal';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import type { RefundOutcome } from '../../platform/wechatpay/refund';
import { headOf } from '../../time/page';
import { confirmIn, decision, type Matter, propose, takeBack } from '../control/proposal';
import { proofOfRefund, proves, type Told } from '../rules/parked-money';
import { askRefund } from './ask-refund';
import type { PaymentWorld } from './payment-world';
import { type Refund, refunds } from './refund';
import { settleRefund } from './settle-refund';

const SHOWN = 50;

/** What a person of the brand must look at, the longest waiting first. */
export async function parkedRefunds(world: Pick<World, 'db'>) {
  const { rows, more } = await headOf(world, refunds, {
    where: { state: 'parked' },
    orderBy: [['at', 'asc']],
    limit: SHOWN,
  });
  return { refunds: rows.map(shownRefund), more };
}

export const refundClosing: Matter<PaidOutside, Refund> = {
  records: refunds,
  of: 'refund',
  mustStand: ({ state }) => {
    if (state !== 'parked') refuse('refund_moved_on', { state });
  },
};

/** From now on nothing is sent for it, so that what is asked then stays true. */
export const proposeRefundClosing = (
  world: World,
  { refundId, why, ...said }: ParsedInput<BrandApi['proposeRefundClosing']>,
  seat: Seat,
) => propose(world, refundClosing, { id: refundId, why, said }, seat);

/** It was not paid: it is sent again as before. */
export const takeBackRefundClosing = (
  world: World,
  { refundId, ...asked }: ParsedInput<BrandApi['takeBackRefundClosing']>,
  seat: Seat,
) => takeBack(world, refundClosing, { id: refundId, ...asked }, seat);

/** After a top-up, or anything else was put right: what WeChat says now, and what follows from it. */
export async function askParkedRefund(
  world: PaymentWorld,
  { refundId }: ParsedInput<PayApi['askParkedRefund']>,
): Promise<ParkedRefund> {
  return shownRefund(await askRefund(world, await theRefund(world, refundId)));
}

/** What the seller paid another way counts only where WeChat's word, asked for now, proves that it carries nothing. */
export async function confirmRefundClosing(
  world: PaymentWorld,
  { refundId, proposalId }: ParsedInput<PayApi['confirmRefundClosing']>,
  seat: Seat,
): Promise<Confirmed> {
  const asked = { id: refundId, proposalId };
  const known = await theRefund(world, refundId);
  const decided = decision(refundClosing, known, asked, seat, world.now());
  const outcome = await world.pay.queryRefund(known);
  const since = { promisedAt: known.at, proposedAt: decided.at };
  const proof = proofOfRefund(toldBy(outcome), since, world.now());
  if (!proves(proof) || outcome.kind === 'unknown') {
    return refuse('closing_unproven', { why: proves(proof) ? 'no_answer' : proof });
  }
  await settleRefund(world, known, {
    event: 'outside',
    evidence: outcome.evidence,
    closing: { ...decided, proof },
    alongside: (tx, current) => confirmIn(tx, refundClosing, current, asked, seat, world.now()),
  });
  return decided;
}

function toldBy(outcome: RefundOutcome): Told {
  if (outcome.kind === 'accepted') return { kind: 'told', state: outcome.refund.state };
  return outcome.kind === 'refused' && outcome.code === 'NOT_FOUND' ? { kind: 'absent' } : { kind: 'silent' };
}

const theRefund = async (world: Pick<World, 'db'>, refundId: string): Promise<Refund> =>
  (await world.db.get(refunds, refundId)) ?? refuse('not_yours', {});

function shownRefund(refund: Refund): ParkedRefund {
  const { refundId, recordId, outRefundNo, mchid, payer, payee, cause, amount, state, why, at } = refund;
  const { proposal } = refund;
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
    ...(proposal && { proposal }),
  };
}
