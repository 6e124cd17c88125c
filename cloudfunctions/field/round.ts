import type { Day, StoreId } from '#contracts/vocabulary';
import { repOn } from '../people/rules/assignment';
import { type Store, stores } from '../people/store';
import type { World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { dayOf } from '../time/rules/day';

const MOST_STORES = 200;

/** The stores a rep visits today, in one order for everyone who asks. */
export async function storesOfToday(world: World, { at }: Pick<Seat, 'at'>): Promise<Store[]> {
  const assigned = await world.db.find(stores, { where: { repId: at }, limit: MOST_STORES });
  return assigned
    .filter((store) => isMine(store, at, dayOf(world.now())))
    .toSorted((a, b) => (a.storeId < b.storeId ? -1 : 1));
}

/** A store the rep visits on the day of that moment. */
export async function ownStore(
  world: World,
  storeId: StoreId,
  { at }: Seat,
  moment = world.now(),
): Promise<Store> {
  const store = await world.db.get(stores, storeId);
  return store && isMine(store, at, dayOf(moment)) ? store : refuse('not_yours', {});
}

const isMine = (store: Store, at: string, day: Day) => repOn(store.reps, day) === at;
