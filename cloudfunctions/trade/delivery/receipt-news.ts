import type { Instant } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import { above, fen } from '../../money/rules/fen';
import type { Transaction } from '../../platform/ports';
import type { OrderDocument } from '../order/order';
import { receiptFactId, rightedFactId, tradeReactions } from '../reactions';
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

/**
 * What a receipt put right has more of than was told: it is counted as a receipt of its own, and the first news says it
 * too, so that what goes back of it goes off again. News that nobody has counted yet is only put right.
 */
export async function tellOfMore(
  tx: Transaction,
  { orderId }: OrderDocument,
  { told, came }: { told: readonly Received[]; came: readonly Received[] },
  at: Instant,
): Promise<void> {
  const fact = await tx.get(facts, receiptFactId(orderId));
  if (!fact) throw new Error(`Nobody was told of the receipt of ${orderId}.`);
  const [before, after] = [boughtOf(told), boughtOf(came)];
  const first = (gtin: string) => before.find((line) => line.gtin === gtin) ?? { cases: 0, amount: fen(0) };
  const raised = after.filter(({ gtin, cases }) => cases > first(gtin).cases);
  if (raised.length === 0) return;
  const rest = before.filter(({ gtin }) => raised.every((line) => line.gtin !== gtin));
  await tx.update(facts, fact._id, { set: { 'about.lines': [...rest, ...raised] } });
  if (fact.pending.includes('rebate')) return;
  const more = raised.map(({ gtin, cases, amount }) => ({
    gtin,
    cases: cases - first(gtin).cases,
    amount: above(amount, first(gtin).amount),
  }));
  const about = { ...fact.about, at, isRighted: true, cases: sumOf(more), lines: more };
  await tx.add(facts, rightedFactId(orderId), {
    kind: 'receipt',
    at,
    about,
    pending: ['rebate'],
    failures: 0,
  });
}

const sumOf = (lines: readonly { cases: number }[]) => lines.reduce((sum, { cases }) => sum + cases, 0);

/** What was paid for; what came for nothing is nobody's purchase. */
const boughtOf = (received: readonly Received[]) =>
  received
    .map(({ gtin, cases, free, amount }) => ({ gtin, cases: cases - free, amount }))
    .filter(({ cases }) => cases > 0);
