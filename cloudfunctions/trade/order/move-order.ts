import type { Order } from '#contracts/order';
import type { OrderId } from '#contracts/vocabulary';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { creditId, credits } from '../account/credit';
import { followPayment } from '../payment/follow-payment';
import { mayTake, type OrderStep } from '../rules/order';
import { type Decided, type OrderDocument, orders, shown } from './order';
import { leaveNews } from './order-news';
import { settleStock } from './settle-stock';
import { keepUnderWay } from './under-way';

export type Move = {
  orderId: OrderId;
  step: OrderStep;
  isMine: (order: OrderDocument) => boolean;
  /** Whether this very step was taken before; then the order is answered as it stands. */
  isDone: (order: OrderDocument) => boolean;
  decide: (order: OrderDocument, tx: Transaction) => Decided | Promise<Decided>;
};

/** One step of an order's life: order, account, what goes back and the store's page in one transaction, the seller's stock after it. */
export async function moveOrder(world: World, move: Move): Promise<Order> {
  const moved = await world.db.transaction(async (tx) => {
    const before = await tx.get(orders, move.orderId);
    if (!before || !move.isMine(before)) return refuse('not_yours', {});
    if (move.isDone(before)) return before;
    if (!mayTake(before.state, move.step)) return refuse('order_moved_on', { state: before.state });
    const decided = await move.decide(before, tx);
    const after = await write(tx, before, await followPayment(tx, before, decided, world.now()));
    await followAccount(tx, before, after);
    await keepUnderWay(tx, after);
    await leaveNews(tx, after, move.step, world.now());
    return after;
  });
  await settleStock(world, moved);
  return shown(moved);
}

async function write(tx: Transaction, before: Kept<OrderDocument>, { set, unset = [] }: Decided) {
  const decided = Object.entries(set).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, value]],
  );
  await tx.update(orders, before._id, { set: Object.fromEntries(decided), unset });
  const after = { ...before, ...set };
  for (const field of unset) delete after[field];
  return after;
}

/** What an order was promised on account shrinks or goes with it. */
async function followAccount(tx: Transaction, before: OrderDocument, after: OrderDocument): Promise<void> {
  const isOver = after.state === 'cancelled';
  if (after.payBy !== 'account' || (!isOver && after.total === before.total)) return;
  const account = await tx.get(credits, creditId(after.storeId, after.sellerId));
  if (!account) return;
  const path = `reserved.${after.orderId}`;
  await tx.update(credits, account._id, isOver ? { unset: [path] } : { set: { [path]: after.total } });
}
