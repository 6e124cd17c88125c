import type { ParkedPayout, Unproven } from '#contracts/closing';
import type { Withdrawal as ShownWithdrawal } from '#contracts/earning';
import type { Instant, WithdrawalId } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import type { BillName, Evidence, TransferOutcome } from '../../platform/wechatpay/port';
import { note } from '../control/audit';
import type { PayWorld } from '../money-world';
import { type BillAnswer, isProof, type Proof, proofOf } from '../rules/closing';
import { isOutOfReach } from '../rules/payout';
import { ask } from './ask-wechat';
import { foundInBills } from './bills-of-payout';
import { settle } from './settle';
import { shownWithdrawal, type Withdrawal, withdrawals } from './withdrawal';

const SHOWN = 50;

/** What a person of the brand must look at, the longest waiting first. */
export async function parkedPayouts(world: Pick<World, 'db'>) {
  const found = await world.db.find(withdrawals, {
    where: { 'payout.state': 'parked' },
    orderBy: [['askedAt', 'asc']],
    limit: SHOWN + 1,
  });
  return { payouts: found.slice(0, SHOWN).map(shownParked), more: found.length > SHOWN };
}

type Proposal = { withdrawalId: WithdrawalId; remark: string };

/** The first of two people. From now on nothing is sent for this bill, so that what is asked then stays true. */
export function proposeClosing(
  world: Pick<World, 'db' | 'now'>,
  { withdrawalId, remark }: Proposal,
  seat: Seat,
): Promise<ParkedPayout> {
  return world.db.transaction(async (tx) => {
    const known = await tx.get(withdrawals, withdrawalId);
    if (!known) return refuse('not_yours', {});
    if (known.personId === seat.personId) refuse('another_person_needed', {});
    if (known.payout.state !== 'parked') refuse('payout_moved_on', { state: known.payout.state });
    const closing = { by: seat.personId, at: world.now(), remark };
    await tx.update(withdrawals, withdrawalId, { set: { 'payout.closing': closing } });
    const act = { what: 'propose_closing', of: `withdrawal:${withdrawalId}`, why: remark } as const;
    await note(tx, act, seat, closing.at);
    return shownParked({ ...known, payout: { ...known.payout, closing } });
  });
}

/** Whoever finds that somebody was paid, or may be, takes the proposal back, and the bill goes its way as before. */
export function withdrawClosing(
  world: Pick<World, 'db' | 'now'>,
  { withdrawalId, remark }: Proposal,
  seat: Seat,
): Promise<ParkedPayout> {
  return world.db.transaction(async (tx) => {
    const known = await tx.get(withdrawals, withdrawalId);
    if (!known) return refuse('not_yours', {});
    const { closing, ...payout } = known.payout;
    if (payout.state !== 'parked' || !closing) return refuse('payout_moved_on', { state: payout.state });
    await tx.update(withdrawals, withdrawalId, { unset: ['payout.closing'] });
    const act = { what: 'withdraw_closing', of: `withdrawal:${withdrawalId}`, why: remark } as const;
    await note(tx, act, seat, world.now());
    return shownParked({ ...known, payout });
  });
}

type OfOne = { withdrawalId: WithdrawalId };

/** After something was put right: what WeChat says now, and what follows from it. */
export async function askParked(world: PayWorld, { withdrawalId }: OfOne): Promise<ShownWithdrawal> {
  return shownWithdrawal(await ask(world, await anybodys(world, withdrawalId)));
}

/** The second person. The money goes back only where WeChat's signed word, asked for now, proves that nobody got it. */
export async function confirmClosing(
  world: PayWorld,
  { withdrawalId }: OfOne,
  seat: Seat,
): Promise<ShownWithdrawal> {
  const known = await anybodys(world, withdrawalId);
  const { state, closing, frozen, firstSentAt, outBillNo, amount } = known.payout;
  if (state !== 'parked' || !frozen || firstSentAt === undefined) return refuse('payout_moved_on', { state });
  if (!closing || [closing.by, known.personId].includes(seat.personId)) refuse('another_person_needed', {});
  const { proof, evidence } = isOutOfReach({ firstSentAt }, world.now())
    ? {
        proof: await foundInBills(world, { mchid: frozen.mchid, outBillNo, amount, firstSentAt }),
        evidence: undefined,
      }
    : await askedNow(world, { mchid: frozen.mchid, outBillNo }, firstSentAt);
  if (!isProof(proof)) return refuse('closing_unproven', { why: proof });
  const confirmedAt = world.now();
  const closed = { ...closing, confirmedBy: seat.personId, confirmedAt, proof };
  const act = { what: 'confirm_closing', of: `withdrawal:${withdrawalId}`, why: closing.remark } as const;
  const ended = await settle(world, known, {
    event: 'closed',
    ...(evidence && { evidence }),
    closing: closed,
    alongside: (tx) => note(tx, { ...act, after: { proof } }, seat, confirmedAt),
  });
  return shownWithdrawal(ended);
}

type Found = { proof: Proof | Unproven; evidence?: Evidence | undefined };

async function askedNow(world: PayWorld, bill: BillName, firstSentAt: Instant): Promise<Found> {
  const outcome = await world.pay.queryTransfer(bill);
  const proof = proofOf(answerOf(outcome), firstSentAt, world.now());
  return outcome.kind === 'unknown' ? { proof: 'no_answer' } : { proof, evidence: outcome.evidence };
}

function answerOf(outcome: TransferOutcome): BillAnswer {
  if (outcome.kind === 'accepted') return { kind: 'told', state: outcome.bill.state };
  return outcome.kind === 'refused' && outcome.code === 'NOT_FOUND' ? { kind: 'absent' } : { kind: 'silent' };
}

const anybodys = async (world: Pick<World, 'db'>, withdrawalId: WithdrawalId): Promise<Withdrawal> =>
  (await world.db.get(withdrawals, withdrawalId)) ?? refuse('not_yours', {});

function shownParked({ withdrawalId, personId, askedAt, payout, bills }: Withdrawal): ParkedPayout {
  const { number, outBillNo, amount, why, frozen, firstSentAt, closing } = payout;
  return {
    withdrawalId,
    personId,
    number,
    of: bills.length,
    outBillNo,
    mchid: frozen?.mchid ?? '',
    amount,
    askedAt,
    ...(why && { why }),
    ...(firstSentAt && { firstSentAt }),
    ...(closing && { proposal: { by: closing.by, at: closing.at, remark: closing.remark } }),
  };
}
