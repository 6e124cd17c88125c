import type { Day, Instant } from '#contracts/vocabulary';
import { type Shelf, shelves } from '../../goods/shelf';
import type { Kept, World } from '../../platform/ports';
import { addDays, dayOf, mondayOf } from '../../time/rules/day';
import { type PriceList, priceLists } from '../price/price-list';
import { type ReceivingStore, receivedPerDayTenths } from '../rules/like-stores';
import type { Asked } from '../rules/restock/past';
import type { Season } from '../rules/shelf/season';
import { WEEKS_TESTED } from '../rules/suggest/back-test';
import { historiesOf, learnFrom } from '../rules/suggest/learn';
import { rollUpSeason } from './season';

/** A mean needs no more stores than this, however many there are; nor does a model need more histories. */
const STORES_ASKED = 200;
const HISTORIES_AT_MOST = 4000;
const LISTS_AT_MOST = 1000;
const WEEKS_COUNTED = 8;

type Sample = { now: Asked[][]; before: Asked[][] };

/**
 * Under the clock, nightly: what stores of one tier receive a day of what one seller sells, and the model that all
 * sampled stores' weeks teach. Both ride on the price list, which every screen reads anyway. It sets, and so may repeat.
 */
export async function rollUpLikeStores(world: World): Promise<number> {
  const lists = await world.db.find(priceLists, { where: { tier: { gte: '' } }, limit: LISTS_AT_MOST });
  const sample: Sample = { now: [], before: [] };
  const firstWeek = firstWeekTested(world.now());
  const rates = new Map<string, Record<string, number>>();
  const seasons = new Map<string, Season>();
  for (const tier of new Set(lists.map((list) => list.tier))) {
    const stores = await world.db.find(shelves, {
      where: { tier, firstReceivedAt: { gt: 0 } },
      orderBy: [['firstReceivedAt', 'asc']],
      limit: STORES_ASKED,
    });
    const season = await rollUpSeason(world, tier, stores);
    if (season) seasons.set(tier, season);
    take(sample, stores, { list: lists[0], firstWeek, season });
    for (const list of lists.filter((each) => each.tier === tier))
      rates.set(list._id, ratesOf(list, stores, world.now()));
  }
  const learned = learnedFrom(sample, firstWeek, lists[0]);
  for (const { _id, tier } of lists) {
    const season = seasons.get(tier);
    const likeStores = {
      asOf: world.now(),
      bottlesPerDayTenths: rates.get(_id) ?? {},
      ...learned,
      ...(season && { season }),
    };
    await world.db.updateIf(priceLists, _id, {}, { set: { likeStores } });
  }
  return lists.length;
}

/** The Monday from which on suggestions are held against what really happened. */
export const firstWeekTested = (now: Instant): Day => addDays(mondayOf(dayOf(now)), -7 * WEEKS_TESTED);

type Taught = { list: PriceList | undefined; firstWeek: Day; season: Season | undefined };

function take(sample: Sample, stores: readonly Shelf[], { list, firstWeek, season }: Taught): void {
  const { model, before } = list?.likeStores ?? {};
  for (const store of stores) {
    if (sample.now.length >= HISTORIES_AT_MOST) return;
    sample.now.push(...historiesOf(store, { model, season }));
    sample.before.push(...historiesOf(store, { model: before?.model, before: firstWeek, season }));
  }
}

/** Learned from yesterday's model on; the one for the back-test knows nothing of the weeks it is tested on. */
function learnedFrom(sample: Sample, firstWeek: Day, list: PriceList | undefined) {
  const model = learnFrom(sample.now, list?.likeStores?.model);
  const before = learnFrom(sample.before, undefined);
  return { ...(model && { model }), ...(before && { before: { firstWeek, model: before } }) };
}

function ratesOf(list: Kept<PriceList>, stores: readonly Shelf[], now: Instant): Record<string, number> {
  const receiving = stores.flatMap(({ supply, firstReceivedAt, received }): ReceivingStore[] =>
    firstReceivedAt !== undefined && supply.some(({ sellerId }) => sellerId === list.sellerId)
      ? [{ firstReceivedAt, received }]
      : [],
  );
  const sinceWeek = mondayOf(addDays(dayOf(now), -7 * (WEEKS_COUNTED - 1)));
  return receivedPerDayTenths(receiving, Object.keys(list.prices), sinceWeek, now);
}
