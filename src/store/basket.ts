import { useSyncExternalStore } from 'react';
import type { Day, Gtin, OrderId, StoreId } from '#contracts/vocabulary';
import { newId } from '../shared/ids';
import { kept, mustKeep } from '../shared/phone/storage';

/** `ahead`: the owner waits for it, and it can be delivered from that day on. */
export type Line = { gtin: Gtin; cases: number; ahead?: Day | undefined };
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
      ? basket.lines.map((line) => (line.gtin === gtin ? { ...line, cases } : line))
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

/** 先占着: the owner waits for a product until it comes. */
export const withAhead =
  (gtin: Gtin, ahead: Day) =>
  (basket: Basket): Basket => ({
    ...basket,
    lines: basket.lines.map((line) => (line.gtin === gtin ? { ...line, ahead } : line)),
  });

/** Other lines, but the same ids: an order whose answer never came must still be found out about. */
export const filledWith =
  (lines: readonly Line[]) =>
  (basket: Basket): Basket => ({
    ...basket,
    lines: lines.filter(({ cases }) => cases > 0).map(({ gtin, cases }) => ({ gtin, cases })),
  });

/** A part of the basket is one order: all that one seller brings on one day. */
export const withOrderId =
  (part: string) =>
  (basket: Basket): Basket =>
    basket.orderIds[part]
      ? basket
      : { ...basket, orderIds: { ...basket.orderIds, [part]: newId() as OrderId } };

export const withoutOrderId =
  (part: string) =>
  ({ lines, orderIds }: Basket): Basket => {
    const { [part]: _, ...others } = orderIds;
    return { lines, orderIds: others };
  };

/** The part is placed: its lines and its id leave together. */
export const placedWith =
  (part: string, gtins: readonly string[]) =>
  (basket: Basket): Basket => {
    const { orderIds } = withoutOrderId(part)(basket);
    return { orderIds, lines: basket.lines.filter(({ gtin }) => !gtins.includes(gtin)) };
  };

const keyOf = (storeId: StoreId, name: BasketName) => `basket:${name}:${storeId}`;

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
