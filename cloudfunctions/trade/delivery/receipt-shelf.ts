import type { Instant } from '#contracts/vocabulary';
import { arrival, rightedArrival } from '../../goods/rules/arrival';
import { shelves } from '../../goods/shelf';
import type { Transaction } from '../../platform/ports';
import type { OrderDocument } from '../order/order';
import type { Received } from '../rules/receipt';

/** What came stands on the shelf, and is under way no longer. Answers whether it is the store's first, and whether the shop changes hands. */
export async function putOnShelf(
  tx: Transaction,
  { storeId, orderId, sellerId, placedAt }: OrderDocument,
  received: readonly Received[],
  at: Instant,
): Promise<{ isFirst: boolean; changesHands: boolean }> {
  const shelf = await tx.get(shelves, storeId);
  if (!shelf) throw new Error(`Store ${storeId} has no shelf.`);
  const { set, inc, unset } = arrival(shelf, received, at, { sellerId, placedAt });
  await tx.update(shelves, storeId, { set, inc, unset: [...unset, `orders.${orderId}`] });
  return {
    isFirst: shelf.firstReceivedAt === undefined,
    changesHands: shelf.transferSince !== undefined,
  };
}

/** Another number came than the shelf was told. Answers whether it is the store's first after all. */
export async function rightShelf(
  tx: Transaction,
  { storeId, sellerId, placedAt, receipt }: OrderDocument,
  { before, right }: { before: readonly Received[]; right: readonly Received[] },
): Promise<boolean> {
  const changed = before.map(({ gtin, caseSize, cases, free }) => {
    const now = right.find((line) => line.gtin === gtin) ?? { cases: 0, free: 0 };
    return { gtin, caseSize, cases: now.cases - cases, free: now.free - free };
  });
  if (!receipt || changed.every(({ cases, free }) => cases === 0 && free === 0)) return false;
  const shelf = await tx.get(shelves, storeId);
  if (!shelf) throw new Error(`Store ${storeId} has no shelf.`);
  const { set, inc } = rightedArrival(shelf, changed, receipt.at);
  // Nothing at all had come by the first word: then it arrives only now.
  const isNew = before.every(({ cases }) => cases === 0);
  const arrived = isNew ? arrival(shelf, right, receipt.at, { sellerId, placedAt }).set : set;
  await tx.update(shelves, storeId, { inc, ...(arrived && { set: arrived }) });
  return isNew && shelf.firstReceivedAt === undefined;
}
