import type { ExchangeTerms } from '#contracts/exchange-terms';
import type { Instant, StoreId } from '#contracts/vocabulary';
import type { Shelf } from '../../goods/shelf';
import type { Kept, World } from '../../platform/ports';
import { addDays, dayOf, monthOf, startOf } from '../../time/rules/day';
import { type OrderDocument, orders } from '../order/order';
import { LOTS_REACH_DAYS, leftOf, nearExpiryOf, type Standing, slowOf } from '../rules/exchange/exchangeable';
import { type Lot, lotsOf } from '../rules/exchange/lots';

type StoreOrder = Kept<OrderDocument>;

/** More orders than this in half a year are not looked at. */
const ORDERS_AT_MOST = 200;

/** The store's received orders of the last half year, the newest first; one read. */
export async function receivedLately(world: World, storeId: StoreId): Promise<StoreOrder[]> {
  const since = startOf(addDays(dayOf(world.now()), -LOTS_REACH_DAYS));
  const found = await world.db.find(orders, {
    where: { storeId, placedAt: { gte: since } },
    orderBy: [['placedAt', 'desc']],
    limit: ORDERS_AT_MOST,
  });
  return found
    .filter(({ receipt }) => receipt !== undefined)
    .toSorted((a, b) => (b.receipt?.at ?? 0) - (a.receipt?.at ?? 0));
}

/** What is known of one product at this store: what came and when, what is left, and what was asked this month. */
export function standingOf(shelf: Shelf, lots: readonly Lot[], gtin: string, now: Instant): Standing {
  return {
    lots,
    left: leftOf(shelf, gtin),
    scannedLots: shelf.lots?.[gtin] ?? {},
    askedThisMonth: shelf.exchanged?.[monthOf(now)]?.[gtin] ?? 0,
  };
}

export const lotsByGtin = (received: readonly StoreOrder[]): Map<string, Lot[]> => {
  const byGtin = new Map<string, Lot[]>();
  for (const lot of received.flatMap(lotsOf)) byGtin.set(lot.gtin, [...(byGtin.get(lot.gtin) ?? []), lot]);
  return byGtin;
};

export const mayGoBack = (
  why: 'slow' | 'near_expiry',
  standing: Standing,
  terms: ExchangeTerms,
  now: Instant,
) => (why === 'slow' ? slowOf(standing, terms, now) : nearExpiryOf(standing, terms, now));
