import type { StoreApi } from '#contracts/store';
import type { Gtin, StoreId } from '#contracts/vocabulary';
import { useCall } from '../../shared/use-call';
import { storeCloud } from '../store-cloud';

export type ToCount = { gtin: Gtin; name: string };

/** At most so many at a time: a count is a minute beside the shelf, not stocktaking. */
export const atMost = 8;

/** What the store received lately, latest first: that is what stands on its shelf. */
export function useReceived(storeId: StoreId) {
  const known = useCall<StoreApi['orders']>(`orders:${storeId}`, () => storeCloud.orders({ storeId }));
  const lines = (known.value?.orders ?? [])
    .filter(({ state }) => state === 'received')
    .flatMap((order) => order.lines);
  const products = new Map<Gtin, ToCount>();
  for (const { gtin, name } of lines) if (!products.has(gtin)) products.set(gtin, { gtin, name });
  return { known, products: Array.from(products.values()).slice(0, atMost) };
}
