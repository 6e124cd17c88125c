import type { BrandApi } from '#contracts/brand';
import type { ParsedInput } from '#contracts/call';
import type { ParkedPayout, Unproven } from '#contracts/closing';
import type { Withdrawal as ShownWithdrawal } from '#contracts/earning';
import type { PayApi } from '#contracts/pay';
import type { Confirmed } from '#contracts/proposal';
import type { Instant, WithdrawalId } from '#contracts/vocabulary';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import type { Evidence } from '../../platform/wechatpay/evidence';
import type { BillName, TransferOutcome } from '../../platform/wechatpay/transfer';
import { headOf } from '../../time/page';
import { confirmIn, decision, type Matter, type NoTerms, propose, takeBack } from '../control/proposal';
import type { PayWorld } from '../money-world';
import { type BillAnswer, isProof, type Proof, proofOf } from '../rules/closing';
import { isOutOfReach } from '../rules/payout';
import { ask } from './ask-wechat';
import { foundInBills } from './bills-of-payout';
import { settle } from './settle';
import { shownWithdrawal } from './shown-withdrawal';
import { type Withdrawal, withdrawals } from './withdrawal';

const SHOWN = 50;

/** What a person of the brand must look at, the longest waiting first. */
export async function parkedPayouts(world: Pick<World, 'db'>) {
  const { rows, more } = await headOf(world, withdrawals, {
    where: { 'payout.state': 'parked' },
    orderBy: [['askedAt', 'asc']],
    limit: SHOWN,
  });
  return { payouts: rows.map(shownParked), more };
}

export const payoutClosing: Matter<NoTerms, Withdrawal> = {
  records: withdrawals,
  of: 'withdrawal',
  ownerOf: ({ personId }) => personId,
  mustStand: ({ payout: { state } }) => {
    if (state !== 'parked') refuse('payout_moved_on', { state });
  },
};

/** From now on nothing is sent for this bill, so that what is asked then stays true. */
export const proposePayoutClosing = (
  world: World,
  { withdrawalId, why }: ParsedInput<BrandApi['proposePayoutClosing']>,
  seat: Seat,
) => propose(world, payoutClosing, { id: withdrawalId, why, said: {} }, seat);

/** Somebody was paid, or may be: the bill goes its way as before. */
export const takeBackPayoutClosing = (
  world: World,
  { withdrawalId, ...asked }: ParsedInput<BrandApi['takeBackPayoutClosing']>,
  seat: Seat,
) => takeBack(world, payoutClosing, { id: withdrawalId, ...asked }, seat);

/** After something was put right: what WeChat says now, and what follows from it. */
export async function askParkedPayout(
  world: PayWorld,
  { withdrawalId }: ParsedInput<PayApi['askParkedPayout']>,
): Promise<ShownWithdrawal> {
  return shownWithdrawal(await ask(world, await anybodys(world, withdrawalId)));
}

/** The money goes back only where WeChat's signed word, asked for now, proves that nobody got it. */
export async function confirmPayoutClosing(
  world: PayWorld,
  { withdrawalId, proposalId }: ParsedInput<PayApi['confirmPayoutClosing']>,
  seat: Seat,
): Promise<Confirmed> {
  const asked = { id: withdrawalId, proposalId };
  const known = await anybodys(world, withdrawalId);
  const decided = decision(payoutClosing, known, asked, seat, world.now());
  const { state, frozen, firstSentAt, outBillNo, amount } = known.payout;
  if (!frozen || firstSentAt === undefined) return refuse('payout_moved_on', { state });
  const { proof, evidence } = isOutOfReach({ firstSentAt }, world.now())
    ? {
        proof: await foundInBills(world, { mchid: frozen.mchid, outBillNo, amount, firstSentAt }),
        evidence: undefined,
      }
    : await askedNow(world, { mchid: frozen.mchid, outBillNo }, firstSentAt);
  if (!isProof(proof)) return refuse('closing_unproven', { why: proof });
  await settle(world, known, {
    event: 'closed',
    ...(evidence && { evidence }),
    closing: { ...decided, proof },
    alongside: (tx, current) => agreeIn(tx, current, asked, seat, world.now()),
  });
  return decided;
}

/** What was proven stays true only while nobody is sending. */
async function agreeIn(
  tx: Transaction,
  current: Withdrawal,
  asked: { id: string; proposalId: string },
  seat: Seat,
  now: Instant,
): Promise<void> {
  const { state, leaseUntil } = current.payout;
  if (leaseUntil > now) refuse('payout_moved_on', { state });
  await confirmIn(tx, payoutClosing, current, asked, seat, now);
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

function shownParked({ withdrawalId, personId, askedAt, payout, bills, proposal }: Withdrawal): ParkedPayout {
  const { number, outBillNo, amount, why, frozen, firstSentAt } = payout;
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
    ...(proposal && { proposal }),
  };
}
