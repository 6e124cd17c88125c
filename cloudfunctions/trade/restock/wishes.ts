import type { Output, ParsedInput } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Gtin } from '#contracts/vocabulary';
import { shelves } from '../../goods/shelf';
import type { World } from '../../platform/ports';
import { shelfOf } from '../price/terms';

type Asked<Name extends keyof StoreApi> = ParsedInput<StoreApi[Name]>;
type Answer<Name extends keyof StoreApi> = Promise<Output<StoreApi[Name]>>;

/** Between little on the shelf and never out: the owner's own money, so the owner's own word. */
export async function setDial(world: World, { storeId, dial }: Asked<'setDial'>): Answer<'setDial'> {
  await world.db.updateIf(shelves, storeId, {}, { set: { dial } });
  return { dial };
}

/** As many marks as a count holds: where everything must never be missing, nothing does. */
const MARKS_AT_MOST = 40;

export async function markMustHave(
  world: World,
  { storeId, gtin, isMust }: Asked<'markMustHave'>,
): Answer<'markMustHave'> {
  const others = ((await shelfOf(world, storeId)).mustHave ?? []).filter((marked) => marked !== gtin);
  const mustHave = (isMust ? [...others, gtin].slice(-MARKS_AT_MOST) : others) as Gtin[];
  await world.db.updateIf(shelves, storeId, {}, { set: { mustHave } });
  return { mustHave };
}

export async function prepareWeekly(
  world: World,
  { storeId, isWanted }: Asked<'prepareWeekly'>,
): Answer<'prepareWeekly'> {
  const change = isWanted
    ? { set: { isPreparedWeekly: true } }
    : { unset: ['isPreparedWeekly', 'night.prepared'] };
  await world.db.updateIf(shelves, storeId, {}, change);
  return { isWanted };
}
