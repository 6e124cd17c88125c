import type { BatchQuote, storeBatchQuoteCalls } from '#contracts/batch-quote';
import type { ParsedInput } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { OrderId } from '#contracts/vocabulary';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { placeOrder } from '../order/place-order';
import type { PriceList } from '../price/price-list';
import { batchQuotes } from './batch-quote';

type Asked = ParsedInput<(typeof storeBatchQuoteCalls)['orderBatchQuote']>;

/** An order like any other, at the prices the seller gave this buyer; the question and its order are one transaction. */
export async function orderBatchQuote(world: World, asked: Asked, seat: Seat): Promise<Order> {
  const batchQuote = await world.db.get(batchQuotes, asked.batchQuoteId);
  if (batchQuote?.storeId !== seat.at) return refuse('not_yours', {});
  const isRepeat = batchQuote.orderId === asked.orderId;
  if (batchQuote.state !== 'answered' && !isRepeat)
    return refuse('batch_quote_moved_on', { state: batchQuote.state });
  const { total, validUntil, sellerId, storeId } = batchQuote;
  if (total === undefined || validUntil === undefined) throw new Error('An answer has no price.');
  if (validUntil < dayOf(world.now()) && !isRepeat) return refuse('batch_quote_over', {});
  const lines = batchQuote.lines.map(({ gtin, cases }) => ({ gtin, cases }));
  const { orderId, payBy } = asked;
  return placeOrder(world, { orderId, storeId, sellerId, lines, payBy, total }, seat, {
    agreed: (list) => atPricesOf(list, batchQuote),
    withOrder: (tx) => markOrdered(tx, batchQuote, orderId),
  });
}

/** What was agreed stands in place of the list: its prices, no promotion on top, no minimum. */
function atPricesOf(list: PriceList, { lines }: BatchQuote): PriceList {
  const agreed = lines.flatMap(({ gtin, casePrice }) => {
    const price = list.prices[gtin];
    return price && casePrice !== undefined ? [[gtin, { ...price, casePrice }] as const] : [];
  });
  return {
    ...list,
    seller: { ...list.seller, minimumCases: 1 },
    prices: Object.fromEntries(agreed),
    minimumOf: undefined,
    promotions: undefined,
  };
}

/** Looked at again where the order is written: the seller may have changed the answer, or another order been faster. */
async function markOrdered(tx: Transaction, { batchQuoteId, total }: BatchQuote, orderId: OrderId) {
  const kept = await tx.get(batchQuotes, batchQuoteId);
  if (kept?.state !== 'answered' || kept.total !== total)
    return refuse('batch_quote_moved_on', { state: kept?.state ?? 'asked' });
  await tx.update(batchQuotes, batchQuoteId, { set: { state: 'ordered', orderId } });
}
