import type { Instant } from '#contracts/vocabulary';
import { type Stock, stocks } from '../goods/stock';
import type { Kept, Where, World } from '../platform/ports';

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
    const free = Object.entries(counted).map(([gtin, cases]) => {
      return [`available.${gtin}`, Math.max(0, cases - held(stock, gtin))] as const;
    });
    const change = { set: { asOf: at, ...Object.fromEntries(free) } };
    if (await world.db.updateIf(stocks, sellerId, asRead(stock, counted), change)) return;
  }
  throw new Error(`The stock of ${sellerId} did not stand still.`);
}

const held = ({ holds }: Stock, gtin: string) =>
  Object.values(holds).reduce((sum, hold) => sum + (hold.cases[gtin] ?? 0), 0);

/** What is held moves together with what is available, so that the second being unchanged tells of the first. */
function asRead(stock: Kept<Stock>, counted: Readonly<Record<string, number>>): Where {
  const same = Object.keys(counted).map((gtin) => {
    const available = stock.available[gtin];
    return [`available.${gtin}`, available === undefined ? { exists: false } : available] as const;
  });
  return { asOf: stock.asOf, ...Object.fromEntries(same) };
}
