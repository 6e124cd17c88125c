import * as z from 'zod';
import type { News } from '#contracts/message';
import { facts } from '../../facts/fact';
import { type Shelf, shelves } from '../../goods/shelf';
import type { Collection, Kept, Value, World } from '../../platform/ports';
import { dayOf, daysBetween, mondayOf } from '../../time/rules/day';
import { type PriceList, priceListId, priceLists } from '../price/price-list';
import { type Quiet, quietOf } from '../rules/shelf/quiet';
import type { Asked } from '../rules/suggest/lines';
import { backTestFor } from '../rules/suggest/night';
import { suggest } from '../rules/suggest/suggest';
import { askedOf } from './asked';
import { firstWeekTested } from './like-stores';
import { alertOf } from './stock-alert';

const Watch = z.object({ reached: z.string() });
/** How far the night came through all shelves; `_id` is `shelves`. The next one goes on from there. */
export const watches: Collection<z.infer<typeof Watch>> = {
  name: 'watches',
  version: 1,
  schema: Watch,
  indexes: [],
};

const PAGE = 20;
/** A store with forty products takes up to half a second, and the night has other work. */
const NIGHT_MS = 120_000;
const LISTS_AT_MOST = 1000;
const WEEK = 7;

/**
 * Under the clock, nightly: every store's shelf is looked at once. What runs out is told, small stores that went quiet
 * are marked, the week's order is made ready where the owner wishes it, and suggestions are held against what happened.
 */
export async function watchShelves(world: World): Promise<number> {
  const found = await world.db.find(priceLists, { where: { tier: { gte: '' } }, limit: LISTS_AT_MOST });
  const lists = new Map(found.map((list) => [list._id, list]));
  let reached = (await world.db.get(watches, 'shelves'))?.reached ?? '';
  const began = world.now();
  let watched = 0;
  while (world.now() - began < NIGHT_MS) {
    const page = await world.db.find(shelves, {
      where: { _id: { gt: reached } },
      orderBy: [['_id', 'asc']],
      limit: PAGE,
    });
    for (const shelf of page) await watch(world, shelf, lists);
    watched += page.length;
    reached = page.length < PAGE ? '' : (page.at(-1)?._id ?? '');
    await remember(world, reached);
    if (reached === '') break;
  }
  return watched;
}

async function remember(world: World, reached: string): Promise<void> {
  if ((await world.db.add(watches, 'shelves', { reached })) === 'exists')
    await world.db.updateIf(watches, 'shelves', {}, { set: { reached } });
}

async function watch(world: World, shelf: Kept<Shelf>, all: ReadonlyMap<string, PriceList>): Promise<void> {
  const lists = listsOf(shelf, all);
  if (lists.length === 0) return;
  const asked = askedOf(world, shelf, lists);
  const backTest = isTestedThisWeek(world, shelf) ? undefined : backTestOn(world, asked, lists);
  const quiet = quietOf(
    { ...shelf, orders: Object.keys(shelf.orders).length, lastReceivedAt: lastReceivedAt(shelf) },
    world.now(),
  );
  const prepared = preparedFor(world, shelf, lists);
  await alertOf(world, shelf, lists);
  const set: Record<string, Value> = { 'night.on': dayOf(world.now()) };
  if (backTest) set['night.backTest'] = backTest;
  if (quiet) set['night.quiet'] = quiet;
  if (prepared) set['night.prepared'] = prepared;
  await world.db.updateIf(shelves, shelf.storeId, {}, { set, ...(!quiet && { unset: ['night.quiet'] }) });
  if (quiet && quiet.step !== shelf.night?.quiet?.step) await tellQuiet(world, shelf, quiet);
  if (prepared) await tellPrepared(world, shelf, prepared);
}

/** The tested weeks end with last Sunday, so that one night a week is enough. */
const isTestedThisWeek = (world: World, { night }: Shelf) =>
  night?.backTest?.isEnough === true && (night.on ?? '') >= mondayOf(dayOf(world.now()));

function backTestOn(world: World, asked: Asked, [list]: readonly PriceList[]) {
  const before = list?.likeStores?.before;
  const firstWeek = before?.firstWeek ?? firstWeekTested(world.now());
  return backTestFor(asked, { firstWeek, model: before?.model });
}

function listsOf({ supply, tier }: Shelf, all: ReadonlyMap<string, PriceList>): PriceList[] {
  const ids = new Set(supply.map(({ sellerId }) => priceListId(sellerId, tier)));
  return [...ids].flatMap((id) => all.get(id) ?? []);
}

const lastReceivedAt = ({ lately, deliveries, firstReceivedAt }: Shelf) =>
  lately?.at(-1)?.at ??
  Object.values(deliveries ?? {})
    .flatMap((latest) => latest.at(-1)?.at ?? [])
    .toSorted((a, b) => b - a)[0] ??
  firstReceivedAt;

/** Once a week, while nothing is on its way: what the home screen would suggest on this morning. */
function preparedFor(world: World, shelf: Shelf, lists: readonly PriceList[]) {
  const today = dayOf(world.now());
  const last = shelf.night?.prepared?.on;
  const isDue = last === undefined || daysBetween(last, today) >= WEEK;
  if (!shelf.isPreparedWeekly || !isDue || Object.keys(shelf.orders).length > 0) return undefined;
  const { suggestions } = suggest(askedOf(world, shelf, lists));
  if (suggestions.length === 0) return undefined;
  return { on: today, cases: Object.fromEntries(suggestions.map(({ gtin, cases }) => [gtin, cases])) };
}

function tellQuiet(world: World, { storeId, name }: Shelf, quiet: Quiet) {
  const about = { storeId, storeName: name, ...quiet };
  return tell(world, `store_quiet:${storeId}:${quiet.step}:${dayOf(world.now())}`, 'store_quiet', about);
}

function tellPrepared(
  world: World,
  { storeId, name }: Shelf,
  prepared: { on: string; cases: Readonly<Record<string, number>> },
) {
  const cases = Object.values(prepared.cases).reduce((total, each) => total + each, 0);
  const news: News = { kind: 'order_prepared', cases };
  const about = { storeId, storeName: name, ...prepared, news };
  return tell(world, `order_prepared:${storeId}:${prepared.on}`, 'order_prepared', about, ['tellStore']);
}

const tell = (
  world: World,
  id: string,
  kind: string,
  about: Record<string, unknown>,
  pending: string[] = [],
) => world.db.add(facts, id, { kind, at: world.now(), about, pending, failures: 0 });
