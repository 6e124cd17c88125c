import type { Fen, Instant } from '#contracts/vocabulary';
import { facts, react } from '../../facts/fact';
import { entries } from '../../money/ledger/ledger';
import { reverse } from '../../money/ledger/reversal';
import { above, fen, minus, plus, sum } from '../../money/rules/fen';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { dayOf } from '../../time/rules/day';
import { creditId, credits } from '../account/credit';
import { toDues } from '../account/pay-off';
import { type OrderDocument, orders } from '../order/order';
import { followPayment } from '../payment/follow-payment';
import { receiptFactId, returnFactId, returnReactions, rightedFactId, tradeReactions } from '../reactions';
import { dueDay } from '../rules/account';
import { freedMore } from '../rules/promotion/freed';
import { type Received, receivedOf } from '../rules/receipt';
import { rightedDues } from '../rules/righted-dues';
import { giveBackCash, takeCash } from './driver-cash';
import { postReceipt, rightedReceiptId } from './receipt-entry';
import { tellOfMore } from './receipt-news';
import { rightShelf } from './receipt-shelf';
import type { Settled } from './settle-receipt';

/**
 * The receipt becomes what the owner says: its entry is turned round and posted anew, the account and the driver's
 * cash follow by the difference, the shelf by the cases, and the cases that never came go the way of cases that came back.
 */
export async function rightReceipt(
  tx: Transaction,
  kept: Kept<OrderDocument>,
  at: Instant,
): Promise<Kept<OrderDocument>> {
  const { receipt } = kept;
  const came = receipt?.dispute && receivedOf(kept, receipt.dispute.lines);
  if (!receipt?.dispute || !came) throw new Error(`The dispute of ${kept.orderId} fits no order.`);
  if (fewerThanWentBack(kept, came.received)) return refuse('receipt_exceeds_order', {});
  // What the first word put back into stock is not there yet, and one order has one such errand at a time.
  if (kept.stockDueAt !== undefined) return refuse('busy', {});
  const { lines, cash } = receipt.dispute;
  const byWechat = receipt.byWechat === undefined ? undefined : stillPaidOf(kept, came.due);
  const onAccount = minus(came.due, plus(cash, byWechat ?? fen(0)));
  const right: Settled = {
    ...receipt,
    lines,
    due: came.due,
    cash,
    onAccount,
    ...(byWechat !== undefined && { byWechat }),
  };
  const { payment } = (await followPayment(tx, kept, { set: { receipt: right } }, at, 'righted')).set;
  await rightAccount(tx, kept, receipt, right, at);
  await rightCash(tx, kept, receipt, right);
  if (await tx.get(entries, receiptFactId(kept.orderId)))
    await reverse(tx, receiptFactId(kept.orderId), { at, records: [kept.orderId] });
  await postReceipt(tx, kept, { ...right, at }, { entryId: rightedReceiptId(kept.orderId) });
  const righted = { ...kept, receipt: right, ...(payment && { payment }) };
  const freed = freedMore(kept, righted);
  const following = Object.keys(freed).length > 0 ? { stockDueAt: at, stockBack: freed } : {};
  await tx.update(orders, kept._id, {
    set: { receipt: right, ...(payment && { payment }), ...following },
  });
  const told = receivedOf(kept, receipt.lines)?.received ?? [];
  await rightShelf(tx, kept, { before: told, right: came.received });
  await tellOfMore(tx, kept, { told, came: came.received }, at);
  await tellOfMissing(tx, kept, { told, came: came.received }, at);
  return { ...righted, ...following };
}

/** Of what is due now, what was paid ahead and not promised back for goods that did not come; the rest the store owes. */
function stillPaidOf({ payment }: OrderDocument, due: Fen): Fen {
  const missing = payment?.refunds.filter(({ cause }) => cause !== 'returned') ?? [];
  return fen(Math.min(due, above(payment?.paid ?? fen(0), sum(missing.map(({ amount }) => amount)))));
}

/** What was asked to go back cannot be said never to have come. */
const fewerThanWentBack = ({ back = {} }: OrderDocument, received: readonly Received[]) =>
  Object.entries(back).some(([gtin, { asked }]) => {
    const own = received.filter((line) => line.gtin === gtin);
    return asked > own.reduce((bottles, line) => bottles + line.cases * line.caseSize, 0);
  });

async function rightAccount(
  tx: Transaction,
  { storeId, sellerId, orderId, termDays }: OrderDocument,
  before: Settled,
  right: Settled,
  at: Instant,
): Promise<void> {
  if (before.onAccount === right.onAccount) return;
  const account = await tx.get(credits, creditId(storeId, sellerId));
  if (!account) throw new Error(`Store ${storeId} has no account with ${sellerId}.`);
  const owed = account.owed - before.onAccount + right.onAccount;
  if (owed < 0) return refuse('more_than_owed', { owed: account.owed });
  const after = rightedDues(account.dues, {
    of: orderId,
    before: before.onAccount,
    right: right.onAccount,
    dueDay: dueDay(dayOf(at), termDays),
  });
  await tx.update(credits, account._id, toDues(account.dues, after, fen(owed)));
}

async function rightCash(
  tx: Transaction,
  kept: OrderDocument,
  before: Settled,
  right: Settled,
): Promise<void> {
  if (right.cash > before.cash) return takeCash(tx, kept, minus(right.cash, before.cash));
  if (right.cash === before.cash || !kept.driver) return;
  const { driverId } = kept.driver;
  return giveBackCash(tx, { sellerId: kept.sellerId, driverId }, minus(before.cash, right.cash));
}

const paidFor = ({ cases, free }: Received) => cases - free;

const idOfReturn = (orderId: string) => `receipt-${orderId}`;

/** What was paid for by the driver's word and never came earns nothing; a gift that goes with it had earned nothing. */
async function tellOfMissing(
  tx: Transaction,
  { orderId, storeId, sellerId, sellerName, tier, promoted }: OrderDocument,
  { told, came }: { told: readonly Received[]; came: readonly Received[] },
  at: Instant,
): Promise<void> {
  const missing = told.flatMap((line) => {
    const { gtin } = line;
    const now = came.find((each) => each.gtin === gtin);
    const less = paidFor(line) - (now ? paidFor(now) : 0);
    // What its promotions gave is settled again, even where nothing is missing after all.
    return less > 0 || promoted ? [{ gtin, cases: Math.max(0, less), orderId }] : [];
  });
  if (missing.length === 0) return;
  const returnId = idOfReturn(orderId);
  const cases = missing.reduce((sum, line) => sum + line.cases, 0);
  await tx.add(facts, returnFactId(returnId), {
    kind: 'return',
    at,
    about: { returnId, storeId, sellerId, sellerName, tier, at, cases, lines: missing },
    pending: Object.keys(returnReactions),
    failures: 0,
  });
}

/** Before the answer, as far as it goes; the clock does the rest. */
export async function hearOfRighted(world: World, { orderId }: OrderDocument): Promise<void> {
  await react(world, rightedFactId(orderId), tradeReactions).catch(() => undefined);
  await react(world, returnFactId(idOfReturn(orderId)), returnReactions).catch(() => undefined);
}
