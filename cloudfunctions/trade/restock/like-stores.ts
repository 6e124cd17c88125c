import { type Shelf, shelves } from '../../goods/shelf';
import type { Kept, World } from '../../platform/ports';
import { addDays, dayOf, mondayOf } from '../../time/rules/day';
import { type PriceList, priceLists } from '../price/price-list';
import { type ReceivingStore, receivedPerDayTenths } from '../rules/like-stores';

/** A mean needs no more stores than this, however many there are. */
const STORES_ASKED = 200;
const LISTS_AT_MOST = 1000;
const WEEKS_COUNTED = 8;

/** Under the clock, nightly: what stores of one tier receive a day of what one seller sells. It sets, and so may repeat. */
export async function rollUpLikeStores(world: World): Promise<number> {
  const lists = await world.db.find(priceLists, { where: { tier: { gte: '' } }, limit: LISTS_AT_MOST });
  for (const tier of new Set(lists.map((list) => list.tier))) {
    const stores = await world.db.find(shelves, {
      where: { tier, firstReceivedAt: { gt: 0 } },
      orderBy: [['firstReceivedAt', 'asc']],
      limit: STORES_ASKED,
    });
    for (const list of lists.filter((each) => each.tier === tier)) await rollUp(world, list, stores);
  }
  return lists.length;
}

async function rollUp(world: World, list: Kept<PriceList>, stores: readonly Shelf[]): Promise<void> {
  const now = world.now();
  const receiving = stores.flatMap(({ supply, firstReceivedAt, received }): ReceivingStore[] =>
    firstReceivedAt !== undefined && supply.some(({ sellerId }) => sellerId === list.sellerId)
      ? [{ firstReceivedAt, received }]
      : [],
  );
  const sinceWeek = mondayOf(addDays(dayOf(now), -7 * (WEEKS_COUNTED - 1)));
  const bottlesPerDayTenths = receivedPerDayTenths(receiving, Object.keys(list.prices), sinceWeek, now);
  await world.db.updateIf(
    priceLists,
    list._id,
    {},
    { set: { likeStores: { asOf: now, bottlesPerDayTenths } } },
  );
}
