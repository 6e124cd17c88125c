import { facts } from '../../../../cloudfunctions/facts/fact';
import { type Shelf, shelves } from '../../../../cloudfunctions/goods/shelf';
import { stores } from '../../../../cloudfunctions/people/store';
import { home } from '../../../../cloudfunctions/trade/home';
import { priceListId, priceLists } from '../../../../cloudfunctions/trade/price/price-list';
import { countShelf } from '../../../../cloudfunctions/trade/restock/count-shelf';
import { lowStores } from '../../../../cloudfunctions/trade/restock/low-stores';
import { quietStores } from '../../../../cloudfunctions/trade/restock/quiet-stores';
import { shelfBoard } from '../../../../cloudfunctions/trade/restock/shelf-board';
import { watchShelves } from '../../../../cloudfunctions/trade/restock/watch-shelves';
import { markMustHave, prepareWeekly, setDial } from '../../../../cloudfunctions/trade/restock/wishes';
import type { CountId, Instant, StoreId } from '../../../../contracts/vocabulary';
import { iceTea, instant, laowang, lemonTea, openShelf, xinyuan } from '../../../first-shop';
import { openShop, type Shop } from '../shop';

const DAY = 86_400_000;
const monday = instant('2026-11-23T09:00:00+08:00');

let shop: Shop;
beforeEach(async () => {
  shop = await openShop('2026-11-23T09:00:00+08:00');
});
afterEach(() => shop.cloud.close());

/** Counted every Monday for so many weeks: so many came, so many stood. */
async function counted(weeks: number, came: number, stood: (week: number) => number, storeId = laowang) {
  const at = (week: number) => (monday - (weeks - week) * 7 * DAY) as Instant;
  const counts = Array.from({ length: weeks }, (_, week) => ({
    at: at(week + 1),
    bottles: stood(week + 1),
    came,
  }));
  const page: Partial<Shelf> = {
    firstReceivedAt: at(0),
    received: Object.fromEntries(
      Array.from({ length: weeks }, (_, week) => [
        new Date(at(week)).toISOString().slice(0, 10),
        { [iceTea]: came },
      ]),
    ),
    counted: { [iceTea]: { bottles: stood(weeks), at: monday } },
    arrived: { [iceTea]: 0 },
    counts: { [iceTea]: counts },
  };
  await shop.world.db.updateIf(shelves, storeId, {}, { set: page as never });
}
const newsOf = (kind: string) => shop.cloud.all(facts).filter((fact) => fact.kind === kind);
const store = () => shop.cloud.all(stores).find(({ storeId }) => storeId === laowang);

test('ST-09: what the owner counts stands on the shelf, and the sales between counts are remembered', async () => {
  await shop.received('first', [[iceTea, 4]]);
  shop.cloud.clock.advance(3 * DAY);
  const line = { gtin: iceTea, level: 12 };
  const sent = {
    storeId: laowang,
    countId: 'c'.repeat(20) as CountId,
    countedAt: shop.world.now(),
    lines: [line],
  };
  await countShelf(shop.world, sent, shop.seats.owner);
  expect(shop.shelf()?.counts?.[iceTea]).toEqual([{ at: shop.world.now(), bottles: 12, came: 60 }]);
  expect(shop.shelf()?.deliveries?.[xinyuan]).toMatchObject([{ days: 0 }]);
  const board = await shelfBoard(shop.world, { storeId: laowang });
  expect(board.lines).toMatchObject([{ gtin: iceTea, bottlesLeft: 12, countedAt: shop.world.now() }]);
});

test('ST-10: what runs out is told to owner, rep and seller, once, and no longer when it is there again', async () => {
  await counted(12, 70, () => 4);
  await watchShelves(shop.world);
  shop.cloud.clock.advance(DAY);
  await watchShelves(shop.world);
  expect(newsOf('stock_alert')).toMatchObject([
    { about: { storeId: laowang, sellerId: xinyuan, lines: [{ gtin: iceTea }] } },
  ]);
  expect(store()?.lowStock?.bySeller[xinyuan]).toMatchObject([{ name: '冰红茶 500ml', daysLeft: 0 }]);
  expect((await lowStores(shop.world, {}, shop.seats.seller)).stores).toMatchObject([
    { storeId: laowang, low: { lines: [{ name: '冰红茶 500ml' }] } },
  ]);
  expect((await lowStores(shop.world, {}, shop.seats.otherSeller)).stores).toEqual([]);
  const board = await shelfBoard(shop.world, { storeId: laowang });
  expect(board.lines[0]).toMatchObject({ gtin: iceTea, standing: 'out' });

  const line = { gtin: iceTea, level: 200 };
  const sent = { storeId: laowang, countId: 'd'.repeat(20) as CountId, countedAt: monday, lines: [line] };
  shop.cloud.clock.advance(60_000);
  await countShelf(shop.world, { ...sent, countedAt: shop.world.now() }, shop.seats.owner);
  expect(store()?.lowStock).toBeUndefined();
  expect((await lowStores(shop.world, {}, shop.seats.seller)).stores).toEqual([]);
  expect(newsOf('stock_alert')).toHaveLength(1);
});

test('ST-10: a count that finds the shelf nearly empty tells at once, not tomorrow', async () => {
  await counted(12, 70, () => 60);
  await watchShelves(shop.world);
  expect(newsOf('stock_alert')).toEqual([]);
  shop.cloud.clock.advance(60_000);
  const lines = [{ gtin: iceTea, level: 'none' as const }];
  const sent = {
    storeId: laowang,
    countId: 'e'.repeat(20) as CountId,
    countedAt: shop.world.now(),
    lines,
  };
  await countShelf(shop.world, sent, shop.seats.owner);
  await countShelf(shop.world, sent, shop.seats.owner);
  expect(newsOf('stock_alert')).toHaveLength(1);
});

test('ST-26: a small store without goods for four weeks is marked, after twelve the brand is asked to decide', async () => {
  const small = 'small' as StoreId;
  await openShelf(shop.cloud, small, '街角小店');
  const quietFor = (days: number) => ({ set: { tier: 'C', firstReceivedAt: monday - days * DAY } });
  const asked = async (step: 'activate' | 'remove') =>
    (await quietStores(shop.world, { step })).stores.map(({ storeId, sinceDays }) => [storeId, sinceDays]);
  const [list] = shop.cloud.all(priceLists);
  if (!list) throw new Error('The first shop has a price list.');
  const { _id, ...fields } = list;
  await shop.cloud.seed(priceLists, priceListId(xinyuan, 'C'), { ...fields, tier: 'C' });
  await shop.world.db.updateIf(shelves, small, {}, quietFor(27));
  await watchShelves(shop.world);
  expect(await asked('activate')).toEqual([]);
  await shop.world.db.updateIf(shelves, small, {}, quietFor(28));
  await watchShelves(shop.world);
  await watchShelves(shop.world);
  expect(await asked('activate')).toEqual([[small, 28]]);
  expect(newsOf('store_quiet')).toHaveLength(1);
  await shop.world.db.updateIf(shelves, small, {}, quietFor(84));
  await watchShelves(shop.world);
  expect([await asked('activate'), await asked('remove')]).toEqual([[], [[small, 84]]]);
  expect(newsOf('store_quiet')).toHaveLength(2);
});

test('ST-26: the week’s order is made ready once a week, waits for the owner’s tap and is never placed by itself', async () => {
  await counted(12, 70, () => 4);
  await prepareWeekly(shop.world, { storeId: laowang, isWanted: true });
  await watchShelves(shop.world);
  await watchShelves(shop.world);
  expect(newsOf('order_prepared')).toHaveLength(1);
  expect((await home(shop.world, { storeId: laowang })).isPrepared).toBe(true);
  expect(Object.keys(shop.shelf()?.orders ?? {})).toEqual([]);
  await shop.place('byhand', [[iceTea, 3]]);
  expect((await home(shop.world, { storeId: laowang })).isPrepared).toBeUndefined();
  shop.cloud.clock.advance(7 * DAY);
  await watchShelves(shop.world);
  expect(newsOf('order_prepared')).toHaveLength(1);
  await prepareWeekly(shop.world, { storeId: laowang, isWanted: false });
  expect(shop.shelf()?.isPreparedWeekly).toBeUndefined();
});

test('the owner’s dial and marks stay on the shelf and change what is suggested', async () => {
  await counted(12, 70, () => 4);
  const upTo = async () => (await home(shop.world, { storeId: laowang })).suggestions[0]?.upTo ?? 0;
  expect(await setDial(shop.world, { storeId: laowang, dial: 'lean' })).toEqual({ dial: 'lean' });
  const lean = await upTo();
  await markMustHave(shop.world, { storeId: laowang, gtin: iceTea, isMust: true });
  expect(await markMustHave(shop.world, { storeId: laowang, gtin: lemonTea, isMust: true })).toEqual({
    mustHave: [iceTea, lemonTea],
  });
  expect(await upTo()).toBeGreaterThan(lean);
  await markMustHave(shop.world, { storeId: laowang, gtin: iceTea, isMust: false });
  expect(await upTo()).toBe(lean);
});

test('the back-test is told by the night, and says how much is missing while too little was counted', async () => {
  await counted(6, 30, () => 0);
  await watchShelves(shop.world);
  expect((await shelfBoard(shop.world, { storeId: laowang })).backTest).toEqual({
    isEnough: false,
    weeksMissing: 6,
  });
  await counted(20, 30, (week) => (week % 2 === 0 ? 0 : 6));
  await watchShelves(shop.world);
  const { backTest } = await shelfBoard(shop.world, { storeId: laowang });
  expect(backTest).toMatchObject({ isEnough: true, weeks: 8, products: 1, ownOut: 4 });
});
