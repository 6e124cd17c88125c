import { type OrderUnderWay, shelves } from '../../goods/shelf';
import type { Transaction } from '../../platform/ports';
import { casesByGtin, isUnderWay } from '../rules/order';
import type { OrderDocument } from './order';

/** Keeps the store's living page true in the transaction that moves an order, so that home reads no orders. */
export async function keepUnderWay(tx: Transaction, order: OrderDocument): Promise<void> {
  const shelf = await tx.get(shelves, order.storeId);
  if (!shelf) throw new Error(`Store ${order.storeId} has no shelf.`);
  const path = `orders.${order.orderId}`;
  const entry = entryOf(order);
  if (entry) await tx.update(shelves, order.storeId, { set: { [path]: entry } });
  else if (shelf.orders[order.orderId]) await tx.update(shelves, order.storeId, { unset: [path] });
}

function entryOf({
  orderId,
  sellerName,
  state,
  deliveryDay,
  lines,
}: OrderDocument): OrderUnderWay | undefined {
  return isUnderWay(state)
    ? { orderId, sellerName, state, deliveryDay, cases: casesByGtin(lines) }
    : undefined;
}
