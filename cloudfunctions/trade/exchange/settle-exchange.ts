import type { CreditNote, ExchangeLine } from '#contracts/exchange';
import type { Instant } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import { weekOf } from '../../goods/rules/week';
import { type Shelf, shelves } from '../../goods/shelf';
import { sum } from '../../money/rules/fen';
import type { Kept, Transaction } from '../../platform/ports';
import { type OrderDocument, orders } from '../order/order';
import { creditGoods } from '../promotion/goods-credit';
import { returnFactId, returnReactions } from '../reactions';
import { casesBack } from '../rules/exchange/lots';
import { creditNote } from './credit-note';
import type { ExchangeDocument } from './exchange';

type Settled = { note?: CreditNote; owedBottles?: number };
type Orders = ReadonlyMap<string, Kept<OrderDocument>>;
type WentBack = Pick<ExchangeLine, 'orderId' | 'gtin' | 'caseSize' | 'bottles'>;

/** What follows when goods have gone back: the money or the goods instead, the shelf, and the news for who counts receipts. */
export async function settleExchange(
  tx: Transaction,
  exchange: ExchangeDocument,
  { brought, at }: { brought: boolean; at: Instant },
): Promise<Settled> {
  // The very bottles that went stand there anew: nothing is owed and nothing has changed on the shelf.
  if (exchange.instead === 'goods' && brought) return {};
  const bought = await ordersOf(tx, exchange.lines);
  await takeOffShelf(tx, exchange, bought);
  for (const { orderId, gtin, bottles } of bottlesByLot(exchange.lines)) {
    const credited = exchange.instead === 'credit' ? bottles : 0;
    await tx.update(orders, orderId, {
      inc: { [`back.${gtin}.gone`]: bottles, [`back.${gtin}.credited`]: credited },
    });
  }
  if (exchange.instead === 'goods') return { owedBottles: await goodsLater(tx, exchange, at) };
  const note = await creditNote(tx, {
    noteId: exchange.exchangeId,
    storeId: exchange.storeId,
    storeName: exchange.storeName,
    sellerId: exchange.sellerId,
    sellerName: exchange.sellerName,
    at,
    parts: [...bought.values()].map((order) => ({
      order,
      amount: sum(
        exchange.lines.filter(({ orderId }) => orderId === order.orderId).map(({ amount }) => amount),
      ),
    })),
  });
  await tellOfReturn(tx, exchange, bought, at);
  return { note };
}

async function ordersOf(tx: Transaction, lines: readonly ExchangeLine[]): Promise<Orders> {
  const found = new Map<string, Kept<OrderDocument>>();
  for (const orderId of new Set(lines.map((line) => line.orderId))) {
    const order = await tx.get(orders, orderId);
    if (!order) throw new Error(`Goods of order ${orderId} went back and it is not known.`);
    found.set(orderId, order);
  }
  return found;
}

/** The same goods come with a later order for nothing. */
async function goodsLater(tx: Transaction, exchange: ExchangeDocument, at: Instant): Promise<number> {
  const { exchangeId, storeId, sellerId, lines } = exchange;
  const bottles = new Map<ExchangeLine['gtin'], number>();
  for (const line of lines) bottles.set(line.gtin, (bottles.get(line.gtin) ?? 0) + line.bottles);
  for (const [gtin, owed] of bottles)
    await creditGoods(tx, {
      storeId,
      sellerId,
      gtin,
      bottles: owed,
      entryId: `exchange:${exchangeId}:${gtin}`,
      at,
      cause: { kind: 'exchange', funder: `seller:${sellerId}`, records: [exchangeId] },
    });
  return [...bottles.values()].reduce((all, owed) => all + owed, 0);
}

/** As if it had never come, where the shelf still remembers that it came: what went back was not sold. */
async function takeOffShelf(tx: Transaction, exchange: ExchangeDocument, bought: Orders): Promise<void> {
  const shelf = await tx.get(shelves, exchange.storeId);
  if (!shelf) throw new Error(`Store ${exchange.storeId} has no shelf.`);
  const inc: Record<string, number> = {};
  const less = (path: string, by: number) => {
    if (by > 0) inc[path] = (inc[path] ?? 0) - by;
  };
  for (const { orderId, gtin, bottles } of exchange.lines) {
    less(`arrived.${gtin}`, bottles);
    less(
      `received.${weekIn(bought.get(orderId))}.${gtin}`,
      knownOf(shelf, bought.get(orderId), gtin, bottles),
    );
  }
  if (Object.keys(inc).length > 0) await tx.update(shelves, exchange.storeId, { inc });
}

const weekIn = (order: OrderDocument | undefined) => weekOf(order?.receipt?.at ?? (0 as Instant));

const knownOf = (shelf: Shelf, order: OrderDocument | undefined, gtin: string, bottles: number) =>
  (shelf.received[weekIn(order)]?.[gtin] ?? 0) >= bottles ? bottles : 0;

/** What was earned by receiving it has to go with it; goods that were exchanged for the same goods stay received. */
async function tellOfReturn(
  tx: Transaction,
  exchange: ExchangeDocument,
  bought: Orders,
  at: Instant,
): Promise<void> {
  const { exchangeId, storeId, sellerId, sellerName, tier } = exchange;
  const lines = bottlesByLot(exchange.lines).flatMap((each) => casesOf(each, bought));
  await tx.add(facts, returnFactId(exchangeId), {
    kind: 'return',
    at,
    about: {
      returnId: exchangeId,
      storeId,
      sellerId,
      sellerName,
      tier,
      at,
      cases: lines.reduce((all, { cases }) => all + cases, 0),
      lines,
    },
    pending: Object.keys(returnReactions),
    failures: 0,
  });
}

/** Of each order and product, the bottles that went back with this exchange. */
function bottlesByLot(lines: readonly ExchangeLine[]): WentBack[] {
  const byLot = new Map<string, WentBack>();
  for (const { orderId, gtin, caseSize, bottles } of lines) {
    const key = `${orderId}:${gtin}`;
    byLot.set(key, { orderId, gtin, caseSize, bottles: bottles + (byLot.get(key)?.bottles ?? 0) });
  }
  return [...byLot.values()];
}

/** A case is back when its last bottle is. */
function casesOf({ orderId, gtin, caseSize, bottles }: WentBack, bought: Orders) {
  const cases = casesBack(caseSize, bought.get(orderId)?.back?.[gtin]?.credited ?? 0, bottles);
  return cases > 0 ? [{ gtin, cases, orderId }] : [];
}
