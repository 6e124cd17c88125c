import type { Output, ParsedInput } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { stocks } from '../../goods/stock';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { priceListId, priceLists } from '../price/price-list';
import { shelfOf } from '../price/terms';
import { offersOf } from '../rules/prices';
import { orders } from './order';

const OFFERED_AT_MOST = 200;

/** What the seller could bring this store instead: of its own list, not ordered yet, and there; the most there first. */
export async function alternatives(
  world: World,
  { orderId }: ParsedInput<SellerApi['alternatives']>,
  seat: Seat,
): Promise<Output<SellerApi['alternatives']>> {
  const order = await world.db.get(orders, orderId);
  if (order?.sellerId !== seat.at) return refuse('not_yours', {});
  const shelf = await shelfOf(world, order.storeId);
  const list = await world.db.get(priceLists, priceListId(order.sellerId, order.tier));
  const stock = await world.db.get(stocks, order.sellerId);
  const ordered = new Set<string>(order.lines.map(({ gtin }) => gtin));
  const offers = list ? offersOf(list, shelf.supply) : [];
  return {
    offers: offers
      .map(({ gtin, name, caseSize, casePrice }) => {
        return { gtin, name, caseSize, casePrice, left: stock?.available[gtin] ?? 0 };
      })
      .filter(({ gtin, left }) => left > 0 && !ordered.has(gtin))
      .toSorted((a, b) => b.left - a.left)
      .slice(0, OFFERED_AT_MOST),
  };
}
