import type { Opening, sellerAccountCalls, storeAccountCalls } from '#contracts/account';
import type { ParsedInput } from '#contracts/call';
import type { Instant, SellerId, StoreId } from '#contracts/vocabulary';
import { mustNotChangeHands } from '../../goods/note-transfer';
import { reverse } from '../../money/ledger/reversal';
import { fen, minus } from '../../money/rules/fen';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { mayAnswer, mayDispute } from '../rules/dispute';
import { rightedDues } from '../rules/righted-dues';
import { type Credit, creditId, credits } from './credit';
import { closeDispute, openDispute } from './open-dispute';
import { openingEntryId, postOpening, rightedOpeningId } from './opening';
import { toDues } from './pay-off';

type Owners = typeof storeAccountCalls;
type Sellers = typeof sellerAccountCalls;
type Opened = Kept<Credit> & { opening: Opening };

export const agreeOpening = (
  world: World,
  { storeId, sellerId }: ParsedInput<Owners['agreeOpening']>,
): Promise<Opening> =>
  change(world, storeId, sellerId, async (tx, { _id, opening }) => {
    if (opening.agreedAt !== undefined) return opening;
    await mustNotChangeHands(tx, storeId);
    if (!mayDispute(opening, world.now())) return refuse('dispute_moved_on', {});
    const agreedAt = world.now();
    await tx.update(credits, _id, { set: { 'opening.agreedAt': agreedAt } });
    return { ...opening, agreedAt };
  });

export const disputeOpening = (
  world: World,
  { storeId, sellerId, remark }: ParsedInput<Owners['disputeOpening']>,
): Promise<Opening> =>
  change(world, storeId, sellerId, async (tx, { _id, storeName, opening }) => {
    if (opening.dispute?.remark === remark) return opening;
    if (!mayDispute(opening, world.now())) return refuse('dispute_moved_on', {});
    const dispute = { at: world.now(), remark };
    await tx.update(credits, _id, { set: { 'opening.dispute': dispute } });
    const about = { about: 'opening' as const, of: storeId, storeId, storeName, sellerId };
    await openDispute(tx, { ...about, ...dispute, amount: opening.owed });
    return { ...opening, dispute };
  });

/** It stands; or what is right is said, the old opening is turned round and a right one is posted. */
export const answerOpeningDispute = (
  world: World,
  { storeId, remark, owed, deposit }: ParsedInput<Sellers['answerOpeningDispute']>,
  { at: sellerId }: Seat,
): Promise<Opening> =>
  change(world, storeId, sellerId as SellerId, async (tx, account) => {
    const { opening } = account;
    const { dispute } = opening;
    const right = { owed: owed ?? opening.owed, deposit: deposit ?? opening.deposit };
    const isWrong = right.owed !== opening.owed || right.deposit !== opening.deposit;
    if (dispute?.answer && dispute.answer.remark === remark && !isWrong) return opening;
    if (!dispute || !mayAnswer(opening)) return refuse('dispute_moved_on', {});
    const answer = { at: world.now(), isWrong, remark };
    await tx.update(credits, account._id, {
      set: { opening: { ...opening, ...right, dispute: { ...dispute, answer } } },
    });
    await closeDispute(tx, { about: 'opening', of: storeId, sellerId: account.sellerId });
    if (isWrong) await putRight(tx, account, right, answer.at);
    return { ...opening, ...right, dispute: { ...dispute, answer } };
  });

async function putRight(
  tx: Transaction,
  account: Opened,
  right: Pick<Opening, 'owed' | 'deposit'>,
  at: Instant,
): Promise<void> {
  const { storeId, sellerId, opening, dues } = account;
  const owed = account.owed - opening.owed + right.owed;
  const deposit = (account.deposit ?? 0) - opening.deposit + right.deposit;
  if (owed < 0) return refuse('more_than_owed', { owed: minus(opening.owed, account.owed) });
  if (deposit < 0) return refuse('more_than_available', { available: account.deposit ?? fen(0) });
  const righting = { of: 'opening', before: opening.owed, right: right.owed, dueDay: dayOf(at) };
  const after = rightedDues(dues, righting);
  const { set, unset = [] } = toDues(dues, after, fen(owed));
  await tx.update(credits, account._id, { set: { ...set, deposit: fen(deposit) }, unset });
  if (opening.owed + opening.deposit > 0)
    await reverse(tx, openingEntryId(account), { at, records: [account._id] });
  await postOpening(tx, rightedOpeningId(account), { storeId, sellerId, ...right }, at);
}

function change(
  world: World,
  storeId: StoreId,
  sellerId: SellerId,
  step: (tx: Transaction, account: Opened) => Promise<Opening>,
): Promise<Opening> {
  return world.db.transaction(async (tx) => {
    const account = await tx.get(credits, creditId(storeId, sellerId));
    if (!account?.opening) return refuse('not_yours', {});
    return step(tx, { ...account, opening: account.opening });
  });
}
