import { useSyncExternalStore } from 'react';
import type { Gtin, OrderId, StoreId } from '#contracts/vocabulary';
import { newId } from '../shared/ids';
import { kept, mustKeep } from '../shared/phone/storage';

export type Line = { gtin: Gtin; cases: number };
/** What the owner picks, what was suggested, what was ordered last time: three baskets that do not mix. */
export type BasketName = 'cart' | 'suggestion' | 'last';

/**
 * Lines and the ids of their orders are kept in one write: once an order is answered, both go together, so a killed
 * app finds either the same order to repeat or nothing to repeat.
 */
export type Basket = { lines: readonly Line[]; orderIds: Readonly<Record<string, OrderId>> };

const nothing: Basket = { lines: [], orderIds: {} };
const baskets = new Map<string, Basket>();
const watchers = new Set<() => void>();

export function useBasket(storeId: StoreId, name: BasketName): Basket {
  return useSyncExternalStore(watch, () => basketOf(storeId, name));
}

export function basketOf(storeId: StoreId, name: BasketName): Basket {
  const key = keyOf(storeId, name);
  const known = baskets.get(key) ?? kept<Basket>(key) ?? nothing;
  baskets.set(key, known);
  return known;
}

export function changeBasket(storeId: StoreId, name: BasketName, how: (basket: Basket) => Basket): Basket {
  const changed = how(basketOf(storeId, name));
  const key = keyOf(storeId, name);
  mustKeep(key, changed);
  baskets.set(key, changed);
  for (const watcher of watchers) watcher();
  return changed;
}

/** No cases means not in the basket. */
export const withCases =
  (gtin: Gtin, cases: number) =>
  (basket: Basket): Basket => {
    const has = basket.lines.some((line) => line.gtin === gtin);
    const lines = has
      ? basket.lines.map((line) => (line.gtin === gtin ? { gtin, cases } : line))
      : [...basket.lines, { gtin, cases }];
    return { ...basket, lines: lines.filter((line) => line.cases > 0) };
  };

/** Something else in the place of a product, where that stood. */
export const withInstead =
  (of: Gtin, { gtin, cases }: Line) =>
  (basket: Basket): Basket => ({
    ...basket,
    lines: basket.lines.map((line) => (line.gtin === of ? { gtin, cases } : line)),
  });

/** Other lines, but the same ids: an order whose answer never came must still be found out about. */
export const filledWith =
  (lines: readonly Line[]) =>
  (basket: Basket): Basket => ({
    ...basket,
    lines: lines.filter(({ cases }) => cases > 0).map(({ gtin, cases }) => ({ gtin, cases })),
  });

export const withOrderId =
  (sellerId: string) =>
  (basket: Basket): Basket =>
    basket.orderIds[sellerId]
      ? basket
      : { ...basket, orderIds: { ...basket.orderIds, [sellerId]: newId() as OrderId } };

export const withoutOrderId =
  (sellerId: string) =>
  ({ lines, orderIds }: Basket): Basket => {
    const { [sellerId]: _, ...others } = orderIds;
    return { lines, orderIds: others };
  };

/** The seller's order is placed: its lines and its id leave together. */
export const placedWith =
  (sellerId: string, gtins: readonly string[]) =>
  (basket: Basket): Basket => {
    const { orderIds } = withoutOrderId(sellerId)(basket);
    return { orderIds, lines: basket.lines.filter(({ gtin }) => !gtins.includes(gtin)) };
  };

const keyOf = (storeId: StoreId, name: BasketName) => `basket:${name}:${storeId}`;

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
