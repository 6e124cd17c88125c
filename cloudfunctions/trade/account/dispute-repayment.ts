import type { ParsedInput } from '#contracts/call';
import type {
  Repayment as ShownRepayment,
  sellerRepaymentCalls,
  storeRepaymentCalls,
} from '#contracts/repayment';
import { mustNotChangeHands } from '../../goods/note-transfer';
import { reverse } from '../../money/ledger/reversal';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { giveBackCash } from '../delivery/driver-cash';
import { mayAnswer, mayDispute } from '../rules/dispute';
import { creditId, credits } from './credit';
import { closeDispute, openDispute } from './open-dispute';
import { oweAgain } from './pay-off';
import { type Repayment, repaymentEntryId, repayments, shownRepayment } from './repayment';

type Owners = typeof storeRepaymentCalls;
type Sellers = typeof sellerRepaymentCalls;

/** One repayment with what it paid for; to the store that paid and to the seller that was paid. */
export async function repayment(
  world: World,
  { repaymentId }: ParsedInput<Sellers['repayment']>,
  seat: Seat,
): Promise<ShownRepayment> {
  const found = await world.db.get(repayments, repaymentId);
  return isOf(found, seat) ? shownRepayment(found) : refuse('not_yours', {});
}

export const agreeRepayment = (
  world: World,
  { repaymentId }: ParsedInput<Owners['agreeRepayment']>,
  seat: Seat,
): Promise<ShownRepayment> =>
  change(world, repaymentId, seat, async (tx, kept) => {
    if (kept.agreedAt !== undefined) return kept;
    await mustNotChangeHands(tx, kept.storeId);
    if (!mayDispute(kept, world.now())) return refuse('dispute_moved_on', {});
    const agreedAt = world.now();
    await tx.update(repayments, kept._id, { set: { agreedAt } });
    return { ...kept, agreedAt };
  });

export const disputeRepayment = (
  world: World,
  { repaymentId, remark }: ParsedInput<Owners['disputeRepayment']>,
  seat: Seat,
): Promise<ShownRepayment> =>
  change(world, repaymentId, seat, async (tx, kept) => {
    if (kept.dispute?.remark === remark) return kept;
    if (!mayDispute(kept, world.now())) return refuse('dispute_moved_on', {});
    const dispute = { at: world.now(), remark };
    await tx.update(repayments, kept._id, { set: { dispute } });
    const { storeId, storeName, sellerId, amount } = kept;
    const about = { about: 'repayment' as const, of: repaymentId, storeId, storeName, sellerId };
    await openDispute(tx, { ...about, ...dispute, amount });
    return { ...kept, dispute };
  });

/** It stands, or it never was: then what it paid is owed again, and the cash is in nobody's hand. */
export const answerRepaymentDispute = (
  world: World,
  { repaymentId, isWrong, remark }: ParsedInput<Sellers['answerRepaymentDispute']>,
  seat: Seat,
): Promise<ShownRepayment> =>
  change(world, repaymentId, seat, async (tx, kept) => {
    const { dispute } = kept;
    if (dispute?.answer?.isWrong === isWrong && dispute.answer.remark === remark) return kept;
    if (!dispute || !mayAnswer(kept)) return refuse('dispute_moved_on', {});
    const answer = { at: world.now(), isWrong, remark };
    await tx.update(repayments, kept._id, { set: { 'dispute.answer': answer } });
    await closeDispute(tx, { about: 'repayment', of: repaymentId, sellerId: kept.sellerId });
    if (isWrong) await turnRound(tx, kept, answer.at);
    return { ...kept, dispute: { ...dispute, answer } };
  });

async function turnRound(tx: Transaction, kept: Kept<Repayment>, at: Repayment['at']): Promise<void> {
  const { repaymentId, storeId, sellerId, driverId, amount, paid, dueDays } = kept;
  const account = await tx.get(credits, creditId(storeId, sellerId));
  if (!account) throw new Error(`The account of ${storeId} with ${sellerId} is gone.`);
  const again = paid.flatMap((part) => {
    const dueDay = dueDays[part.orderId];
    return dueDay ? [{ ...part, dueDay }] : [];
  });
  await oweAgain(tx, account, again);
  if (driverId) await giveBackCash(tx, { sellerId, driverId }, amount);
  await reverse(tx, repaymentEntryId(repaymentId), { at, records: [repaymentId] });
}

function isOf(kept: Kept<Repayment> | undefined, { role, at }: Seat): kept is Kept<Repayment> {
  return kept !== undefined && (role === 'owner' ? kept.storeId : kept.sellerId) === at;
}

function change(
  world: World,
  repaymentId: string,
  seat: Seat,
  step: (tx: Transaction, kept: Kept<Repayment>) => Promise<Kept<Repayment>>,
): Promise<ShownRepayment> {
  return world.db.transaction(async (tx) => {
    const kept = await tx.get(repayments, repaymentId);
    if (!isOf(kept, seat)) return refuse('not_yours', {});
    return shownRepayment(await step(tx, kept));
  });
}
