import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { World } from '../platform/ports';
import { catalogs } from './product';

/** What anybody may see before a store is bound: goods with suggested retail prices. */
export async function browse(world: World): Promise<Output<StoreApi['browse']>> {
  const catalog = await world.db.get(catalogs, 'current');
  return {
    products: (catalog?.products ?? []).map(({ gtin, name, line, caseSize, suggestedRetail }) => ({
      gtin,
      name,
      category: line,
      caseSize,
      suggestedRetail,
    })),
  };
}
