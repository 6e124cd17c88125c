import type { ParsedInput } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { QuoteLine, QuoteReason } from '#contracts/quote';
import type { SellerApi } from '#contracts/seller';
import { shelves } from '../../goods/shelf';
import { stocks } from '../../goods/stock';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { priceListId, priceLists } from '../price/price-list';
import { casesByGtin, changeTo } from '../rules/order';
import { pricedLines } from '../rules/prices';
import { moveOrder } from './move-order';
import type { OrderDocument } from './order';

type Asked = ParsedInput<SellerApi['changeOrder']>;
type Instead = NonNullable<Asked['instead']>;

/**
 * Fewer cases than ordered, and perhaps something else in their place at the store's own prices. The owner has the
 * next word, and until then nothing is settled and nothing more is held.
 */
export const changeOrder = (world: World, asked: Asked, seat: Seat): Promise<Order> =>
  moveOrder(world, {
    orderId: asked.orderId,
    step: 'change',
    isMine: ({ sellerId }) => sellerId === seat.at,
    isDone: (order) => order.state === 'changed' && isSameChange(order, asked),
    decide: async (order, tx) => {
      const change = changeTo(order.lines, asked.lines, await pricedInstead(tx, order, asked.instead ?? []));
      if (!change) return refuse('receipt_exceeds_order', {});
      if (change.lines.length === 0) return refuse('bad_input', { fields: ['lines'] });
      if (order.payBy !== 'cash' && change.total > order.total)
        return refuse('change_costs_more', { total: change.total, most: order.total });
      return { set: { state: 'changed', change } };
    },
  });

function isSameChange({ lines, change }: OrderDocument, asked: Asked): boolean {
  const again = changeTo(lines, asked.lines, change?.instead);
  const cases = (of: readonly { gtin: string; cases: number }[] = []) => JSON.stringify(casesByGtin(of));
  return JSON.stringify(again) === JSON.stringify(change) && cases(asked.instead) === cases(change?.instead);
}

/** Only what this store may buy of this seller and has not ordered already, and only what the seller still has. */
async function pricedInstead(
  tx: Transaction,
  order: OrderDocument,
  instead: Instead,
): Promise<readonly QuoteLine[]> {
  if (instead.length === 0) return [];
  const shelf = await tx.get(shelves, order.storeId);
  const list = await tx.get(priceLists, priceListId(order.sellerId, order.tier));
  const stock = await tx.get(stocks, order.sellerId);
  const priced = list && shelf ? pricedLines({ list, supply: shelf.supply, lines: instead }) : [];
  const ordered = new Set<string>(order.lines.map(({ gtin }) => gtin));
  const reasons: QuoteReason[] = [
    ...instead
      .filter(({ gtin }) => ordered.has(gtin) || !priced.some((line) => line.gtin === gtin))
      .map(({ gtin }) => ({ reason: 'not_sold_here' as const, gtin })),
    ...missing(priced, stock?.available ?? {}),
  ];
  return reasons.length > 0 ? refuse('order_refused', { reasons }) : priced;
}

/** What the seller cannot promise of it, line by line. */
export const missing = (
  lines: readonly QuoteLine[],
  available: Readonly<Record<string, number>>,
): QuoteReason[] =>
  lines.flatMap(({ gtin, name, cases }) => {
    const left = Math.max(0, available[gtin] ?? 0);
    return cases > left ? [{ reason: 'out_of_stock' as const, gtin, name, wanted: cases, left }] : [];
  });
