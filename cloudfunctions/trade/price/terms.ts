import type { StoreId } from '#contracts/vocabulary';
import { type Shelf, shelves } from '../../goods/shelf';
import type { Kept, World } from '../../platform/ports';
import { priceListId, priceLists } from './price-list';

/** The store's living page; every store has had one since it was imported. */
export async function shelfOf(world: World, storeId: StoreId): Promise<Kept<Shelf>> {
  const shelf = await world.db.get(shelves, storeId);
  if (!shelf) throw new Error(`Store ${storeId} has no shelf.`);
  return shelf;
}

/** What each seller of the store asks of it, in the order of the store's own list of sellers; one read. */
export async function listsFor(world: World, { supply, tier }: Pick<Shelf, 'supply' | 'tier'>) {
  const ids = [...new Set(supply.map(({ sellerId }) => priceListId(sellerId, tier)))];
  if (ids.length === 0) return [];
  const lists = await world.db.find(priceLists, { where: { _id: { in: ids } }, limit: ids.length });
  return lists.toSorted((a, b) => ids.indexOf(a._id) - ids.indexOf(b._id));
}
