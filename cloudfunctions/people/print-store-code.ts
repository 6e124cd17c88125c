import type { StoreId } from '#contracts/vocabulary';
import type { World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import { stores } from './store';
import { storeCodeOf } from './store-code';

/** For the operator to print and stick on the shop's door. */
export async function printStoreCode(world: World, { storeId }: { storeId: StoreId }) {
  const store = await world.db.get(stores, storeId);
  if (!store) return refuse('not_yours', {});
  return { code: storeCodeOf(world, storeId), name: store.name };
}
