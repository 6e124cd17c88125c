import type { ExchangeLine, ExchangeWhy } from '#contracts/exchange';
import type { ReceiptLine } from '#contracts/order';
import type { ExchangeId, Instant } from '#contracts/vocabulary';
import { sum, times } from '../../money/rules/fen';
import type { Kept, Transaction } from '../../platform/ports';
import type { OrderDocument } from '../order/order';
import { exchanges } from './exchange';

/** What went back with the driver at the door was never paid for: it is kept as a record, and nothing is credited. */
export async function keepDoorReturn(
  tx: Transaction,
  order: Kept<OrderDocument>,
  at: Instant,
): Promise<void> {
  const said = order.receipt?.lines ?? [];
  const lines = said.flatMap((line) => doorLines(order, line));
  if (lines.length === 0) return;
  const { orderId, storeId, storeName, sellerId, sellerName, tier, driver } = order;
  const exchangeId = `${orderId}` as ExchangeId;
  await tx.add(exchanges, exchangeId, {
    exchangeId,
    storeId,
    storeName,
    sellerId,
    sellerName,
    tier,
    state: 'done',
    askedAt: at,
    lines,
    instead: 'credit',
    amount: sum(lines.map(({ amount }) => amount)),
    photos: said.flatMap(({ photos = [] }) => photos),
    ...(driver && { driver }),
    steps: [{ state: 'done', at, by: 'owner' }],
    digest: 'door',
  });
}

/** What was short never came, so it cannot go back. */
function doorLines({ orderId, lines }: OrderDocument, said: ReceiptLine): ExchangeLine[] {
  const line = lines.find(({ gtin }) => gtin === said.gtin);
  if (!line) return [];
  const { gtin, name, caseSize, casePrice } = line;
  const back: [ExchangeWhy, number][] = [
    ['broken', said.broken],
    ['near_expiry', said.nearExpiry ?? 0],
    [said.notOrdered ? 'not_ordered' : 'refused', said.refused ?? 0],
  ];
  return back
    .filter(([, cases]) => cases > 0)
    .map(([why, cases]) => ({
      orderId,
      gtin,
      name,
      caseSize,
      why,
      bottles: cases * caseSize,
      amount: times(casePrice, cases),
    }));
}
