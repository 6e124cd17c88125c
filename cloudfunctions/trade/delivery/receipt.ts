import type { ParsedInput } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import type { Fen, Instant } from '#contracts/vocabulary';
import { facts, react } from '../../facts/fact';
import { arrival } from '../../goods/rules/arrival';
import { shelves } from '../../goods/shelf';
import { post } from '../../money/ledger/ledger';
import { fen, minus } from '../../money/rules/fen';
import type { Posting } from '../../money/rules/posting';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { creditId, credits } from '../account/credit';
import { type OrderDocument, orders, shown } from '../order/order';
import { followPayment } from '../payment/follow-payment';
import { receiptFactId, tradeReactions } from '../reactions';
import { dueDay, overdueOf, roomOf } from '../rules/account';
import { mayTake } from '../rules/order';
import { type Received, receivedOf, remarks } from '../rules/receipt';
import { driverKey, takeCash } from './driver-cash';

type Asked = ParsedInput<StoreApi['confirmReceipt']>;
type Settled = NonNullable<Order['receipt']>;

/**
 * Owner and driver settle what really came. Everything that follows from it is decided in one transaction: the
 * order, what is owed, the driver's cash, the shelf, the ledger, and the news for whoever counts receipts.
 */
export async function confirmReceipt(world: World, asked: Asked, seat: Seat): Promise<Order> {
  const at = world.now();
  const order = await world.db.transaction(async (tx) => {
    const kept = await tx.get(orders, asked.orderId);
    if (!kept || kept.storeId !== seat.at) return refuse('not_yours', {});
    if (isRepeat(kept, asked)) return kept;
    if (!mayTake(kept.state, 'receive')) return refuse('order_moved_on', { state: kept.state });
    return settle(tx, kept, asked, at);
  });
  // The receipt stands whatever becomes of its reactions: the clock tries again, and parks what never works.
  await react(world, receiptFactId(order.orderId), tradeReactions).catch(() => undefined);
  return shown(order);
}

const isRepeat = ({ receipt }: OrderDocument, asked: Asked) =>
  receipt !== undefined &&
  receipt.cash === asked.cash &&
  JSON.stringify(receipt.lines) === JSON.stringify(remarks(asked.lines));

async function settle(tx: Transaction, kept: Kept<OrderDocument>, asked: Asked, at: Instant) {
  const came = receivedOf(kept.lines, asked.lines);
  if (!came) return refuse('receipt_exceeds_order', {});
  const isPaid = kept.paidByPaymentId !== undefined;
  if (asked.cash > (isPaid ? 0 : came.due)) return refuse('bad_input', { fields: ['cash'] });
  const receipt: Settled = {
    at,
    lines: remarks(asked.lines),
    due: came.due,
    cash: asked.cash,
    onAccount: isPaid ? fen(0) : minus(came.due, asked.cash),
    ...(isPaid && { byWechat: came.due }),
  };
  const settled = { state: 'received' as const, receipt };
  const { payment } = (await followPayment(tx, kept, { set: settled }, at)).set;
  const order = { ...kept, ...settled, ...(payment && { payment }) };
  await putOnAccount(tx, order, receipt);
  if (kept.driver)
    await takeCash(tx, { sellerId: kept.sellerId, driverId: kept.driver.driverId }, asked.cash);
  await putOnShelf(tx, order, came.received, at);
  await postReceipt(tx, order, receipt);
  await tx.update(orders, kept._id, { set: { ...settled, ...(payment && { payment }) } });
  await tx.add(facts, receiptFactId(kept.orderId), {
    kind: 'receipt',
    at,
    about: {
      orderId: kept.orderId,
      storeId: kept.storeId,
      sellerId: kept.sellerId,
      sellerName: kept.sellerName,
      tier: kept.tier,
      at,
      cases: came.cases,
    },
    pending: Object.keys(tradeReactions),
    failures: 0,
  });
  return order;
}

/** What was promised at the order may always be used; more only on an account that is not late and has room for it. */
async function putOnAccount(
  tx: Transaction,
  order: OrderDocument,
  { at, onAccount }: Settled,
): Promise<void> {
  if (order.payBy !== 'account' && onAccount === 0) return;
  const { orderId } = order;
  const account = await tx.get(credits, creditId(order.storeId, order.sellerId));
  const room = overdueOf(account, dayOf(at)) ? fen(0) : roomOf(account, orderId);
  const promised: Fen | 0 = account?.reserved[orderId] ?? 0;
  if (onAccount > room && onAccount > promised) return refuse('account_short', { room });
  if (!account) return;
  const due = { amount: onAccount, dueDay: dueDay(dayOf(at), order.termDays) };
  await tx.update(credits, account._id, {
    unset: [`reserved.${orderId}`],
    ...(onAccount > 0 && { inc: { owed: onAccount }, set: { [`dues.${orderId}`]: due } }),
  });
}

async function putOnShelf(
  tx: Transaction,
  { storeId, orderId }: OrderDocument,
  received: readonly Received[],
  at: Instant,
): Promise<void> {
  const shelf = await tx.get(shelves, storeId);
  if (!shelf) throw new Error(`Store ${storeId} has no shelf.`);
  const { set, inc, unset } = arrival(shelf, received, at);
  await tx.update(shelves, storeId, { set, inc, unset: [...unset, `orders.${orderId}`] });
}

/** The store owes the goods to the seller; what it paid in cash stands against the driver who took it. */
async function postReceipt(tx: Transaction, order: OrderDocument, { at, due, cash }: Settled): Promise<void> {
  const owes = `store:${order.storeId}:owes:${order.sellerId}`;
  const driver = `driver:${driverKey(order.sellerId, order.driver?.driverId ?? 'unknown')}:cash`;
  const postings: Posting[] = [
    { from: owes, to: `seller:${order.sellerId}:sales`, amount: due, asset: 'CNY' },
    { from: driver, to: owes, amount: cash, asset: 'CNY' },
  ];
  if (due === 0) return;
  await post(tx, receiptFactId(order.orderId), {
    at,
    cause: {
      kind: 'receipt',
      nature: '货款',
      funder: `store:${order.storeId}`,
      payer: `store:${order.storeId}`,
      payee: `seller:${order.sellerId}`,
      records: [order.orderId],
    },
    postings: postings.filter(({ amount }) => amount > 0),
  });
}
