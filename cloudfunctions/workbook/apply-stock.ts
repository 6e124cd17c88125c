import type { Instant } from '#contracts/vocabulary';
import { countedAs } from '../goods/counted';
import { type Stock, stocks } from '../goods/stock';
import type { World } from '../platform/ports';

const TRIES = 20;

/**
 * A fresh count replaces the old one, less what orders already hold. Done once per import, told by the as-of time;
 * an order that comes in between changes what was read, and it is read again.
 */
export async function restock(
  world: World,
  sellerId: string,
  counted: Readonly<Record<string, number>>,
  at: Instant,
): Promise<void> {
  const fresh: Stock = {
    sellerId: sellerId as Stock['sellerId'],
    asOf: at,
    available: { ...counted },
    holds: {},
  };
  for (let tried = 0; tried < TRIES; tried++) {
    const stock = await world.db.get(stocks, sellerId);
    if (!stock && (await world.db.add(stocks, sellerId, fresh)) === 'added') return;
    if (!stock) continue;
    if (stock.asOf >= at) return;
    const lines = Object.entries(counted).map(([gtin, cases]) => ({ gtin, cases }));
    const { asRead, change } = countedAs(stock, lines, at);
    const set = { ...change.set, asOf: at };
    const isAsRead = { ...asRead, asOf: stock.asOf };
    if (await world.db.updateIf(stocks, sellerId, isAsRead, { ...change, set })) return;
  }
  throw new Error(`The stock of ${sellerId} did not stand still.`);
}
