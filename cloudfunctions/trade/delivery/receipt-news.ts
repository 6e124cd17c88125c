import type { Instant } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import type { Transaction } from '../../platform/ports';
import type { OrderDocument } from '../order/order';
import { receiptFactId, tradeReactions } from '../reactions';

/** The news of a receipt, for whoever counts what really came. */
export async function tellOfReceipt(
  tx: Transaction,
  { orderId, storeId, sellerId, sellerName, tier }: OrderDocument,
  cases: number,
  at: Instant,
): Promise<void> {
  await tx.add(facts, receiptFactId(orderId), {
    kind: 'receipt',
    at,
    about: { orderId, storeId, sellerId, sellerName, tier, at, cases },
    pending: Object.keys(tradeReactions),
    failures: 0,
  });
}
