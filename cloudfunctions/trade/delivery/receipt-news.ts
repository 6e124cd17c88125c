import type { Instant } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import type { Transaction } from '../../platform/ports';
import { askAgain, receiptFactId } from '../news';
import type { OrderDocument } from '../order/order';
import { tradeReactions } from '../reactions';
import type { Received } from '../rules/receipt';

/** The news of a receipt, for whoever counts what really came; promotions ask only where there was one, or may be. */
export async function tellOfReceipt(
  tx: Transaction,
  { orderId, storeId, sellerId, sellerName, tier, promoted }: OrderDocument,
  received: readonly Received[],
  at: Instant,
  isFirst: boolean,
): Promise<void> {
  const asked = Object.keys(tradeReactions).filter((name) => name !== 'promotion' || isFirst || promoted);
  await tx.add(facts, receiptFactId(orderId), {
    kind: 'receipt',
    at,
    about: { orderId, storeId, sellerId, sellerName, tier, at, lines: boughtOf(received) },
    pending: asked,
    failures: 0,
  });
}

/**
 * Whoever counted what was told first counts it anew, and its promotions are settled again. News that nobody has counted
 * yet is only put right; but what a later month was held against may be the first word all the same.
 */
export async function tellOfRighted(
  tx: Transaction,
  { orderId, promoted }: OrderDocument,
  { told, came, isFirst }: { told: readonly Received[]; came: readonly Received[]; isFirst: boolean },
  at: Instant,
): Promise<void> {
  const fact = await tx.get(facts, receiptFactId(orderId));
  const isCounted = !fact?.pending.includes('rebate');
  const asked = [...(isCounted ? ['rebate'] : []), ...(promoted || isFirst ? ['promotion'] : [])];
  await askAgain(tx, orderId, asked, {
    'about.lines': boughtOf(came),
    'about.righted': { at, told: boughtOf(told), isCounted },
  });
}

/** What was paid for; what came for nothing is nobody's purchase. */
const boughtOf = (received: readonly Received[]) =>
  received
    .map(({ gtin, cases, free, amount }) => ({ gtin, cases: cases - free, amount }))
    .filter(({ cases }) => cases > 0);
