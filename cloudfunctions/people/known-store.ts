import { cellsAround } from '../place/rules/cell';
import type { Place } from '../place/rules/route';
import type { Kept, World } from '../platform/ports';
import { isSameStore } from './rules/same-store';
import { type Store, stores } from './store';

/** More shops than stand around one door. */
const NEAR_AT_MOST = 200;

/** The store that this shop already is, by its place and name or by its licence. */
export async function knownStore(
  world: Pick<World, 'db'>,
  shop: Place & { name: string; licence?: string | undefined },
): Promise<Kept<Store> | undefined> {
  const { licence } = shop;
  const near = await world.db.find(stores, {
    where: { cell: { in: cellsAround(shop) } },
    limit: NEAR_AT_MOST,
  });
  const licensed = licence === undefined ? [] : await world.db.find(stores, { where: { licence }, limit: 1 });
  return [...licensed, ...near].find((store) => isSameStore(shop, store));
}
