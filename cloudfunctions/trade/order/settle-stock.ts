import { closeGrownHold, closeHold, returnHoldsWithout, shrinkHold } from '../../goods/hold';
import { putBack } from '../../goods/put-back';
import type { World } from '../../platform/ports';
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
    await putBack(world, { sellerId: order.sellerId, because: becauseOf(order) }, order.stockBack ?? {});
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

/** A receipt is told once and may be put right once. */
const becauseOf = ({ orderId, receipt }: OrderDocument) =>
  receipt?.dispute?.answer?.isWrong ? `${orderId}:righted` : orderId;

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
