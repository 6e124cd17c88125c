import type { Fen, Instant } from '#contracts/vocabulary';
import { react } from '../../facts/fact';
import { entries } from '../../money/ledger/ledger';
import { reverse } from '../../money/ledger/reversal';
import { above, fen, minus, plus, sum } from '../../money/rules/fen';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { dayOf } from '../../time/rules/day';
import { creditId, credits } from '../account/credit';
import { toDues } from '../account/pay-off';
import { receiptFactId } from '../news';
import { type OrderDocument, orders, type Receipt } from '../order/order';
import { followPayment } from '../payment/follow-payment';
import { tradeReactions } from '../reactions';
import { dueDay } from '../rules/account';
import { type Received, receivedOf } from '../rules/receipt';
import { rightedDues } from '../rules/righted-dues';
import { giveBackCash, takeCash } from './driver-cash';
import { postReceipt, rightedReceiptId } from './receipt-entry';
import { tellOfRighted } from './receipt-news';
import { rightShelf } from './receipt-shelf';
import { backInStock } from './settle-receipt';

/**
 * The receipt becomes what the owner says: its entry is turned round and posted anew, the account and the driver's
 * cash follow by the difference, the shelf by the cases, and whoever counted it counts it anew.
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
  // An errand to the stock that began since the last one was done; it is over in a moment.
  if (kept.stockDueAt !== undefined) return refuse('busy', {});
  const { lines, cash } = receipt.dispute;
  const byWechat = receipt.byWechat === undefined ? undefined : stillPaidOf(kept, came.due);
  const onAccount = minus(came.due, plus(cash, byWechat ?? fen(0)));
  const right: Receipt = {
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
  const back = moreBack(kept, righted);
  const following = Object.keys(back).length > 0 ? { stockDueAt: at, stockBack: back } : {};
  await tx.update(orders, kept._id, {
    set: { receipt: right, ...(payment && { payment }), ...following },
  });
  const told = receivedOf(kept, receipt.lines)?.received ?? [];
  const isFirst = await rightShelf(tx, kept, { before: told, right: came.received });
  await tellOfRighted(tx, kept, { told, came: came.received, isFirst }, at);
  return { ...righted, ...following };
}

/** What the right receipt puts into stock again more than the first did, or less. */
function moreBack(before: OrderDocument, after: OrderDocument): Record<string, number> {
  const [was, is] = [backInStock(before), backInStock(after)];
  return Object.fromEntries(
    [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .map((key) => [key, (is[key] ?? 0) - (was[key] ?? 0)] as const)
      .filter(([, more]) => more !== 0),
  );
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
  before: Receipt,
  right: Receipt,
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
  before: Receipt,
  right: Receipt,
): Promise<void> {
  if (right.cash > before.cash) return takeCash(tx, kept, minus(right.cash, before.cash));
  if (right.cash === before.cash || !kept.driver) return;
  const { driverId } = kept.driver;
  return giveBackCash(tx, { sellerId: kept.sellerId, driverId }, minus(before.cash, right.cash));
}

/** Before the answer, as far as it goes; the clock does the rest. */
export const hearOfRighted = (world: World, { orderId }: OrderDocument): Promise<void> =>
  react(world, receiptFactId(orderId), tradeReactions).catch(() => undefined);
