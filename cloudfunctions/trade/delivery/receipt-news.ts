import type { Instant } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import type { Transaction } from '../../platform/ports';
import type { OrderDocument } from '../order/order';
import { receiptFactId, tradeReactions } from '../reactions';
import type { Received } from '../rules/receipt';

/** The news of a receipt, for whoever counts what really came; promotions ask only where there was one, or may be. */
export async function tellOfReceipt(
  tx: Transaction,
  { orderId, storeId, sellerId, sellerName, tier, promoted }: OrderDocument,
  { cases, received }: { cases: number; received: readonly Received[] },
  at: Instant,
  isFirst: boolean,
): Promise<void> {
  const asked = Object.keys(tradeReactions).filter((name) => name !== 'promotion' || isFirst || promoted);
  await tx.add(facts, receiptFactId(orderId), {
    kind: 'receipt',
    at,
    about: { orderId, storeId, sellerId, sellerName, tier, at, cases, lines: boughtOf(received) },
    pending: asked,
    failures: 0,
  });
}

/** What was paid for; what came for nothing is nobody's purchase. */
const boughtOf = (received: readonly Received[]) =>
  received
    .map(({ gtin, cases, free, amount }) => ({ gtin, cases: cases - free, amount }))
    .filter(({ cases }) => cases > 0);
