import { type OrderUnderWay, type Shelf, shelves } from '../../goods/shelf';
import type { Transaction } from '../../platform/ports';
import { keepUses } from '../promotion/keep-uses';
import { casesByGtin, isUnderWay } from '../rules/order';
import type { OrderDocument } from './order';

/** Keeps the store's living page true in the transaction that moves an order, so that home reads no orders. */
export async function keepUnderWay(tx: Transaction, order: OrderDocument): Promise<void> {
  const shelf = await tx.get(shelves, order.storeId);
  if (!shelf) throw new Error(`Store ${order.storeId} has no shelf.`);
  await keepOn(tx, shelf, order);
}

/** The same where the page was read already. */
export async function keepOn(tx: Transaction, shelf: Shelf, order: OrderDocument): Promise<void> {
  const path = `orders.${order.orderId}`;
  const entry = entryOf(order);
  const { set = {}, unset = [], inc = {} } = await keepUses(tx, shelf, order);
  if (entry) await tx.update(shelves, order.storeId, { set: { ...set, [path]: entry }, inc });
  else if (shelf.orders[order.orderId])
    await tx.update(shelves, order.storeId, { set, inc, unset: [...unset, path] });
}

function entryOf(order: OrderDocument): OrderUnderWay | undefined {
  const { orderId, sellerName, state, deliveryDay, late, lines, proposed, driver } = order;
  if (!isUnderWay(state)) return undefined;
  const cases = casesByGtin(lines);
  const awaits = proposed && !proposed.confirmedAt && { proposedBy: proposed.repName };
  const brings = driver && { driver: { name: driver.name, phone: driver.phone } };
  return { orderId, sellerName, state, deliveryDay, ...(late && { late }), ...awaits, ...brings, cases };
}
