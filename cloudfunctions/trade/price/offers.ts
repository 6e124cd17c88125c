import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { shareOf } from '../../money/rules/fen';
import type { World } from '../../platform/ports';
import { deliveryDay } from '../rules/delivery-day';
import { offersOf } from '../rules/prices';
import { listsFor, shelfOf } from './terms';

/** What the store's sellers ask of it, by the case and by the bottle. */
export async function offers(
  world: World,
  { storeId }: { storeId: StoreId },
): Promise<Output<StoreApi['offers']>> {
  const shelf = await shelfOf(world, storeId);
  const lists = await listsFor(world, shelf);
  return {
    sellers: lists.map((list) => ({
      sellerId: list.sellerId,
      name: list.seller.name,
      deliveryDay: deliveryDay(list.seller, world.now()),
      minimumCases: list.seller.minimumCases,
      offers: offersOf(list, shelf.supply).map(({ line, ...price }) => ({
        ...price,
        category: line,
        bottlePrice: shareOf(price.casePrice, price.caseSize),
      })),
    })),
  };
}
