import type { StoreId } from '#contracts/vocabulary';
import type { World } from '../platform/ports';

/** The text of the code on a store's door; it tells nothing, and nobody can make another store's. */
export const storeCodeOf = (world: Pick<World, 'seal'>, storeId: StoreId) =>
  `S${world.seal('store', storeId).slice(0, 12).toUpperCase()}`;

/** What a camera delivered, which may be a whole address with the code in it. */
export const isStoreCode = (world: Pick<World, 'seal'>, storeId: StoreId, text: string) =>
  text
    .toUpperCase()
    .match(/S[0-9A-F]{12}(?![0-9A-Z])/g)
    ?.includes(storeCodeOf(world, storeId)) ?? false;
