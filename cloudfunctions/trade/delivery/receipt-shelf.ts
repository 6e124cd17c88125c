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

/** Another number came than the shelf was told. */
export async function rightShelf(
  tx: Transaction,
  { storeId, receipt }: OrderDocument,
  { before, right }: { before: readonly Received[]; right: readonly Received[] },
): Promise<void> {
  const changed = before.map(({ gtin, caseSize, cases }) => ({
    gtin,
    caseSize,
    cases: (right.find((line) => line.gtin === gtin)?.cases ?? 0) - cases,
  }));
  if (!receipt || changed.every(({ cases }) => cases === 0)) return;
  const shelf = await tx.get(shelves, storeId);
  if (!shelf) throw new Error(`Store ${storeId} has no shelf.`);
  await tx.update(shelves, storeId, rightedArrival(shelf, changed, receipt.at));
}
