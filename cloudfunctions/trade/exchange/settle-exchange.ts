import type { ExchangeLine } from '#contracts/exchange';
import type { Instant } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import { weekOf } from '../../goods/rules/week';
import { type Shelf, shelves } from '../../goods/shelf';
import { fen, sum } from '../../money/rules/fen';
import type { Kept, Transaction } from '../../platform/ports';
import { returnFactId } from '../news';
import { type OrderDocument, orders } from '../order/order';
import { creditGoods } from '../promotion/goods-credit';
import { returnReactions } from '../reactions';
import { casesBack } from '../rules/exchange/lots';
import { unearned } from '../rules/promotion/came-back';
import { freedMore } from '../rules/promotion/freed';
import { creditNote } from './credit-note';
import type { ExchangeDocument } from './exchange';

type Settled = Pick<ExchangeDocument, 'note' | 'owedBottles' | 'stockDueAt' | 'stockBack'>;
type Orders = ReadonlyMap<string, Kept<OrderDocument>>;
type WentBack = Pick<ExchangeLine, 'orderId' | 'gtin' | 'caseSize' | 'bottles'> & {
  faulty: number;
  unsold: number;
};

/** What follows when goods have gone back: the money or the goods instead, the shelf, and the news for who counts receipts. */
export async function settleExchange(
  tx: Transaction,
  exchange: ExchangeDocument,
  { brought, at }: { brought: boolean; at: Instant },
): Promise<Settled> {
  // The very bottles that went stand there anew: nothing is owed and nothing has changed on the shelf.
  if (exchange.instead === 'goods' && brought) return {};
  const bought = await ordersOf(tx, exchange.lines);
  const goods = goodsBack(exchange, bought);
  await takeOffShelf(tx, exchange, bought);
  for (const { orderId, gtin, bottles, faulty, unsold } of bottlesByLot(exchange.lines)) {
    const credit = { [`back.${gtin}.credited`]: bottles, [`back.${gtin}.faulty`]: faulty };
    await tx.update(orders, orderId, {
      inc: {
        [`back.${gtin}.gone`]: bottles,
        [`back.${gtin}.unsold`]: unsold,
        ...(exchange.instead === 'credit' && credit),
      },
    });
  }
  if (exchange.instead === 'goods')
    return { owedBottles: await goodsLater(tx, exchange, at), ...inStock(goods, at) };
  const parts = await earnedParts(tx, exchange, bought);
  const note = await creditNote(tx, {
    noteId: exchange.exchangeId,
    storeId: exchange.storeId,
    storeName: exchange.storeName,
    sellerId: exchange.sellerId,
    sellerName: exchange.sellerName,
    at,
    parts,
  });
  await tellOfReturn(tx, exchange, bought, at);
  const freed = parts.map(({ order, after }) => freedMore(order, after));
  return { note, ...inStock([goods, ...freed].reduce(together), at) };
}

/**
 * What is credited of each order: what was paid for the goods, less what the store keeps of its promotions and no longer
 * earns by what it keeps. Where that is more than the note, the rest is let go.
 */
async function earnedParts(tx: Transaction, { lines }: ExchangeDocument, bought: Orders) {
  const parts = [];
  for (const order of bought.values()) {
    const own = lines.filter(({ orderId }) => orderId === order.orderId);
    const back = backWith(order, own);
    const paid = sum(own.map(({ amount }) => amount));
    // A gift that comes back after it was paid for gives its price back.
    const change = Math.min(paid, unearned({ ...order, back }) - (order.unearned ?? 0));
    if (change !== 0) await tx.update(orders, order._id, { inc: { unearned: change } });
    const after = { ...order, back, unearned: fen((order.unearned ?? 0) + change) };
    parts.push({ order, after, amount: fen(paid - change), unearned: fen(Math.max(0, change)) });
  }
  return parts;
}

/** The order as it stands once these have gone back and were credited. */
function backWith({ back = {} }: OrderDocument, lines: readonly ExchangeLine[]): OrderDocument['back'] {
  const after = { ...back };
  for (const { gtin, bottles, faulty } of bottlesByLot(lines)) {
    const known = after[gtin] ?? { asked: 0, gone: 0, credited: 0, faulty: 0 };
    after[gtin] = { ...known, credited: known.credited + bottles, faulty: known.faulty + faulty };
  }
  return after;
}

/** What only did not sell is good to sell again, by the whole case; what is near its end or broken is not, and fills none. */
function goodsBack({ lines }: ExchangeDocument, bought: Orders): Record<string, number> {
  const back: Record<string, number> = {};
  for (const { orderId, gtin, caseSize, unsold } of bottlesByLot(lines)) {
    const cases = casesBack(caseSize, bought.get(orderId)?.back?.[gtin]?.unsold ?? 0, unsold);
    if (cases > 0) back[gtin] = (back[gtin] ?? 0) + cases;
  }
  return back;
}

const together = (one: Record<string, number>, other: Record<string, number>) =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
      key,
      (one[key] ?? 0) + (other[key] ?? 0),
    ]),
  );

/** Goods, and what the return frees of capped promotions; the stock follows outside. */
const inStock = (back: Record<string, number>, at: Instant) =>
  Object.keys(back).length > 0 ? { stockDueAt: at, stockBack: back } : {};

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
  for (const { orderId, gtin, caseSize, bottles, why } of lines) {
    const key = `${orderId}:${gtin}`;
    const known = byLot.get(key) ?? { bottles: 0, faulty: 0, unsold: 0 };
    const isFaulty = why === 'broken' || why === 'short';
    byLot.set(key, {
      ...{ orderId, gtin, caseSize },
      bottles: known.bottles + bottles,
      faulty: known.faulty + (isFaulty ? bottles : 0),
      unsold: known.unsold + (why === 'slow' ? bottles : 0),
    });
  }
  return [...byLot.values()];
}

/** A case is back when its last bottle is. */
function casesOf({ orderId, gtin, caseSize, bottles }: WentBack, bought: Orders) {
  const cases = casesBack(caseSize, bought.get(orderId)?.back?.[gtin]?.credited ?? 0, bottles);
  return cases > 0 ? [{ gtin, cases, orderId }] : [];
}
