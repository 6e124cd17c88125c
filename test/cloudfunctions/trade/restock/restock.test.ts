import { shelves } from '../../../../cloudfunctions/goods/shelf';
import { addDays } from '../../../../cloudfunctions/time/rules/day';
import { home } from '../../../../cloudfunctions/trade/home';
import { priceLists } from '../../../../cloudfunctions/trade/price/price-list';
import { rollUpLikeStores } from '../../../../cloudfunctions/trade/restock/like-stores';
import { soldWeeks } from '../../../../cloudfunctions/trade/restock/season';
import type { Day, StoreId } from '../../../../contracts/vocabulary';
import { iceTea, instant, laowang, openShelf } from '../../../first-shop';
import { openShop, type Shop } from '../shop';

let shop: Shop | undefined;
afterEach(async () => {
  await shop?.cloud.close();
  shop = undefined;
});

const weekly = (gtin: string, bottles: number) =>
  Object.fromEntries(
    ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'].map((week) => [week, { [gtin]: bottles }]),
  );

test('the nightly roll-up tells a new store what its neighbours receive, and may run twice', async () => {
  shop = await openShop('2026-11-23T09:00:00+08:00');
  for (const id of ['a', 'b'] as StoreId[]) {
    await openShelf(shop.cloud, id, id);
    await shop.world.db.updateIf(
      shelves,
      id,
      {},
      {
        set: {
          firstReceivedAt: instant('2026-10-26T09:00:00+08:00'),
          received: weekly(iceTea, id === 'a' ? 70 : 14),
        },
      },
    );
  }
  await rollUpLikeStores(shop.world);
  await rollUpLikeStores(shop.world);
  // 280 and 56 bottles in 28 days make 10 and 2 a day.
  expect(shop.cloud.all(priceLists)[0]?.likeStores?.bottlesPerDayTenths).toEqual({ [iceTea]: 60 });
  const page = await home(shop.world, { storeId: laowang });
  expect(page).toMatchObject({ isNew: true, amount: 12000 });
  expect(page.suggestions).toMatchObject([
    { gtin: iceTea, basis: 'like_stores', cases: 4, bottlesPerDayTenths: 60 },
  ]);
});

test('what all stores’ weeks teach rides on every price list, beside what was known before the tested weeks', async () => {
  shop = await openShop('2026-11-23T09:00:00+08:00');
  const DAY = 86_400_000;
  const monday = shop.world.now();
  for (let number = 0; number < 22; number++) {
    const id = `store-${number}` as StoreId;
    await openShelf(shop.cloud, id, id);
    const counts = Array.from({ length: 20 }, (_, week) => ({
      at: monday - (19 - week) * 7 * DAY,
      bottles: 2,
      came: 20 + ((week * 7 + number * 3) % 11),
    }));
    const page = {
      firstReceivedAt: monday - 20 * 7 * DAY,
      received: { '2026-07-06': { [iceTea]: 900 } },
      counted: { [iceTea]: { bottles: 2, at: monday } },
      counts: { [iceTea]: counts },
    };
    await shop.world.db.updateIf(shelves, id, {}, { set: page });
  }
  await rollUpLikeStores(shop.world);
  const like = shop.cloud.all(priceLists)[0]?.likeStores;
  expect(like?.model?.mean.every(Number.isFinite)).toBe(true);
  expect(like?.model?.unknown.mean).toBeGreaterThan(15);
  // Eight weeks less for each of twenty-two stores are too few to learn from, and so nothing is.
  expect(like?.before).toBeUndefined();
  await rollUpLikeStores(shop.world);
  expect(shop.cloud.all(priceLists)[0]?.likeStores?.model?.unknown).toEqual(like?.model?.unknown);
  expect((await home(shop.world, { storeId: 'store-3' as StoreId })).suggestions[0]).toMatchObject({
    gtin: iceTea,
    basis: 'own',
    weeks: 20,
  });
});

test('ST-08: the weeks all shops sell are remembered for longer than a shelf does, and after a year they are a season', async () => {
  shop = await openShop('2026-07-06T09:00:00+08:00');
  const monday = shop.world.now();
  for (let number = 0; number < 5; number++) {
    const id = `store-${number}` as StoreId;
    await openShelf(shop.cloud, id, id);
    const counts = Array.from({ length: 20 }, (_, week) => ({
      at: monday - (19 - week) * 7 * 86_400_000,
      bottles: 2,
      came: 20,
    }));
    const page = {
      firstReceivedAt: monday - 20 * 7 * 86_400_000,
      received: { '2026-02-16': { [iceTea]: 900 } },
      counted: { [iceTea]: { bottles: 2, at: monday } },
      counts: { [iceTea]: counts },
    };
    await shop.world.db.updateIf(shelves, id, {}, { set: page });
  }
  await rollUpLikeStores(shop.world);
  expect(shop.cloud.all(soldWeeks)[0]?.weeks).toMatchObject({ '2026-06-22': 200, '2026-06-29': 200 });
  expect(shop.cloud.all(priceLists)[0]?.likeStores?.season).toBeUndefined();
  // The year before sold three times as much in high summer.
  const weeksBack = Array.from({ length: 48 }, (_, back) => addDays('2026-04-06' as Day, -7 * back));
  const year = Object.fromEntries(
    weeksBack.map((week) => [week, week >= '2025-07-01' && week <= '2025-08-31' ? 600 : 200]),
  );
  const [kept] = shop.cloud.all(soldWeeks);
  await shop.world.db.updateIf(
    soldWeeks,
    kept?._id ?? '',
    {},
    { set: { weeks: { ...kept?.weeks, ...year } } },
  );
  await rollUpLikeStores(shop.world);
  await rollUpLikeStores(shop.world);
  expect(Object.keys(shop.cloud.all(soldWeeks)[0]?.weeks ?? {}).length).toBeGreaterThan(50);
  const page = await home(shop.world, { storeId: 'store-3' as StoreId });
  // Half of the coming two weeks is high summer, of which one year is half believed: (0.9 + 1.7) / 2.
  expect(page.suggestions[0]).toMatchObject({ gtin: iceTea, basis: 'own', seasonTenths: 13 });
});
