import { closeGrownHold, closeHold, returnHoldsWithout, shrinkHold } from '../../goods/hold';
import { putBack, putRight } from '../../goods/put-back';
import type { World } from '../../platform/ports';
import { askAgain } from '../news';
import { casesByGtin } from '../rules/order';
import { type OrderDocument, orders } from './order';

const AT_ONCE = 50;
/** Younger ones are still being worked on by the call that moved them. */
const INTERRUPTED_AFTER_MS = 60_000;

/** Lets the seller's stock follow an order that moved. Outside its transaction, for the stock is hot; safe to repeat. */
export async function settleStock(world: World, order: OrderDocument): Promise<void> {
  if (order.stockDueAt === undefined) return;
  const given = order.promoted?.given ?? {};
  if (order.state === 'accepted') await shrinkHold(world, order, { ...casesByGtin(order.lines), ...given });
  // The goods have left; what promotions may still give stays held until it is known what came.
  else if (order.state === 'shipped' && Object.keys(given).length > 0) await shrinkHold(world, order, given);
  else if (order.state === 'received') {
    if (isRighted(order)) return followRighted(world, order);
    await putBack(world, { sellerId: order.sellerId, because: order.orderId }, order.stockBack ?? {});
    await closeHold(world, order, {});
  } else if (order.stockExtra) await closeGrownHold(world, order, order.stockBack ?? {}, order.stockExtra);
  else await closeHold(world, order, order.stockBack ?? {});
  await world.db.updateIf(
    orders,
    order.orderId,
    { stockDueAt: order.stockDueAt },
    { unset: ['stockDueAt', 'stockBack', 'stockExtra'] },
  );
}

const isRighted = ({ receipt }: OrderDocument) => receipt?.dispute?.answer?.isWrong === true;

/** What a receipt put right wanted of a budget and others had already is its seller's to bear: its promotions are settled anew. */
async function followRighted(world: World, order: OrderDocument): Promise<void> {
  const { orderId, sellerId, receipt, stockDueAt, stockBack = {} } = order;
  const righting = { sellerId, because: `${orderId}:righted`, receivedAt: receipt?.at ?? world.now() };
  const missing = await putRight(world, righting, stockBack);
  await world.db.transaction(async (tx) => {
    const kept = await tx.get(orders, orderId);
    if (kept?.stockDueAt !== stockDueAt) return;
    const isMissing = Object.keys(missing).length > 0;
    await tx.update(orders, orderId, {
      unset: ['stockDueAt', 'stockBack'],
      ...(isMissing && { set: { 'promoted.beyond': missing } }),
    });
    if (isMissing) await askAgain(tx, orderId, ['promotion']);
  });
}

/**
 * Under the clock: whatever a crash left between a hold and its order, or between an order and its stock. Holds
 * without an order go back; orders whose stock is due get it.
 */
export async function returnUndecidedHolds(world: World): Promise<number> {
  const due = await world.db.find(orders, {
    where: { stockDueAt: { lt: world.now() - INTERRUPTED_AFTER_MS } },
    orderBy: [['stockDueAt', 'asc']],
    limit: AT_ONCE,
  });
  for (const order of due) await settleStock(world, order);
  const returned = await returnHoldsWithout(world, async (orderIds) => {
    const found = await world.db.find(orders, { where: { _id: { in: orderIds } }, limit: orderIds.length });
    return new Set(found.map(({ _id }) => _id));
  });
  return due.length + returned;
}
