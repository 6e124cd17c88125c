import fc from 'fast-check';
import { shelves } from '../../../../cloudfunctions/goods/shelf';
import { home } from '../../../../cloudfunctions/trade/home';
import { priceLists } from '../../../../cloudfunctions/trade/price/price-list';
import { rollUpLikeStores } from '../../../../cloudfunctions/trade/restock/like-stores';
import { coverDays } from '../../../../cloudfunctions/trade/rules/delivery-day';
import { demandOf } from '../../../../cloudfunctions/trade/rules/demand';
import { suggest } from '../../../../cloudfunctions/trade/rules/restock';
import type { StoreId } from '../../../../contracts/vocabulary';
import {
  casePrice,
  honeyTea,
  iceTea,
  instant,
  laowang,
  lemonTea,
  openShelf,
  xinyuan,
} from '../../../first-shop';
import { openShop, type Shop } from '../shop';

let shop: Shop | undefined;
afterEach(async () => {
  await shop?.cloud.close();
  shop = undefined;
});

const now = instant('2026-11-23T09:00:00+08:00'); // a Monday
const nothing = { received: {}, scanned: {}, counted: {}, arrived: {} };
const supply = [{ line: '茶饮', sellerId: xinyuan }];
const price = (gtin: typeof iceTea, name: string) => ({
  gtin,
  name,
  line: '茶饮',
  caseSize: 15,
  suggestedRetail: casePrice[iceTea] as never,
  casePrice: casePrice[iceTea] as never,
});
const list = {
  sellerId: xinyuan,
  seller: {
    name: '鑫源商贸',
    phone: '1',
    deliveryWeekdays: [1, 2, 3, 4, 5, 6],
    cutOffMinute: 960,
    minimumCases: 3,
    termDays: 30,
  },
  prices: {
    [iceTea]: price(iceTea, '冰红茶'),
    [lemonTea]: price(lemonTea, '柠檬茶'),
    [honeyTea]: price(honeyTea, '蜂蜜茶'),
  },
};
const weekly = (gtin: string, bottles: number) =>
  Object.fromEntries(
    ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'].map((week) => [week, { [gtin]: bottles }]),
  );

test('what was received and no longer stood on the shelf at the count was sold', () => {
  // 4 × 30 bottles in four weeks; 8 stood there when they were counted after 28 days.
  const shelf = {
    ...nothing,
    firstReceivedAt: instant('2026-10-26T09:00:00+08:00'),
    received: weekly(iceTea, 30),
    counted: { [iceTea]: { bottles: 8, at: now } },
  };
  expect(demandOf(shelf, iceTea, undefined, now)).toEqual({
    perDay: (120 - 8) / 28,
    left: 8,
    scanned: 0,
    countedAt: now,
  });
});

test('what came after the count stands there too, and every day since has taken its share', () => {
  const counted = instant('2026-11-21T09:00:00+08:00');
  const shelf = {
    ...nothing,
    firstReceivedAt: instant('2026-10-26T09:00:00+08:00'),
    received: weekly(iceTea, 26),
    counted: { [iceTea]: { bottles: 0, at: counted } },
    arrived: { [iceTea]: 26 },
  };
  expect(demandOf(shelf, iceTea, undefined, now)).toMatchObject({ perDay: 3, left: 20 });
});

test('without a count, what came before the last delivery counts as sold by then', () => {
  const shelf = {
    ...nothing,
    firstReceivedAt: instant('2026-10-26T00:00:00+08:00'),
    received: weekly(iceTea, 21),
  };
  const demand = demandOf(shelf, iceTea, undefined, instant('2026-11-18T00:00:00+08:00'));
  expect(demand).toMatchObject({ perDay: 3, left: 15 });
});

test('bottles that members scanned were certainly sold', () => {
  const shelf = {
    ...nothing,
    firstReceivedAt: instant('2026-11-16T09:00:00+08:00'),
    received: { '2026-11-16': { [iceTea]: 150 } },
    scanned: { '2026-11-16': { [iceTea]: 140 }, '2026-06-01': { [iceTea]: 999 } },
  };
  expect(demandOf(shelf, iceTea, undefined, now)).toMatchObject({ perDay: 5, scanned: 140 });
});

test('a short history leans on like stores', () => {
  const shelf = {
    ...nothing,
    firstReceivedAt: instant('2026-11-21T09:00:00+08:00'),
    received: { '2026-11-16': { [iceTea]: 60 } },
    counted: { [iceTea]: { bottles: 40, at: now } },
  };
  // 20 sold in two days, and fourteen days' worth of what like stores sell.
  expect(demandOf(shelf, iceTea, 2, now)?.perDay).toBe((20 + 2 * 14) / (2 + 14));
});

test('the suggestion lasts until the delivery after the next one, in whole cases, with its numbers', () => {
  const shelf = {
    ...nothing,
    firstReceivedAt: instant('2026-10-26T09:00:00+08:00'),
    received: weekly(iceTea, 150),
    counted: { [iceTea]: { bottles: 40, at: now } },
  };
  expect(coverDays(list.seller, now)).toBe(2);
  const [line, ...others] = suggest({ lists: [list], supply, shelf, underWay: {}, now });
  expect(others).toEqual([]);
  // 20 a day for two days, and 1.28 × √(2 × 40) to be safe, less the 40 that stand there: 12 bottles, one case; the
  // seller's minimum makes it three.
  expect(line).toEqual({
    gtin: iceTea,
    name: '冰红茶',
    cases: 3,
    casePrice: 3000,
    basis: 'own',
    bottlesPerDayTenths: 200,
    bottlesLeft: 40,
    daysLeft: 2,
    coverDays: 2,
    countedAt: now,
    scanned: 0,
  });
  const weeklySeller = { ...list, seller: { ...list.seller, deliveryWeekdays: [4] } };
  const [more] = suggest({ lists: [weeklySeller], supply, shelf, underWay: {}, now });
  // Thursday in ten days: 200 and 26 to be safe, less 40.
  expect(more).toMatchObject({ coverDays: 10, cases: Math.ceil((200 + 1.28 * 20 - 40) / 15) });
});

test('what is already ordered is not suggested again', () => {
  const shelf = {
    ...nothing,
    firstReceivedAt: instant('2026-10-26T09:00:00+08:00'),
    received: weekly(iceTea, 150),
    counted: { [iceTea]: { bottles: 40, at: now } },
  };
  expect(suggest({ lists: [list], supply, shelf, underWay: { [iceTea]: 3 }, now })).toEqual([]);
});

test('what fills up to the minimum goes to what would run out first', () => {
  const shelf = {
    ...nothing,
    firstReceivedAt: instant('2026-10-26T09:00:00+08:00'),
    received: weekly(iceTea, 30),
    counted: { [iceTea]: { bottles: 0, at: now } },
  };
  const both = {
    ...shelf,
    received: Object.fromEntries(
      Object.entries(shelf.received).map(([week, bottles]) => [week, { ...bottles, [lemonTea]: 15 }]),
    ),
    counted: { ...shelf.counted, [lemonTea]: { bottles: 0, at: now } },
  };
  const cases = suggest({ lists: [list], supply, shelf: both, underWay: {}, now }).map((line) => [
    line.gtin,
    line.cases,
  ]);
  expect(cases).toEqual([
    [iceTea, 2],
    [lemonTea, 1],
  ]);
});

test('a new store is told what like stores receive; a running one is offered one new product', () => {
  const like = {
    ...list,
    likeStores: { bottlesPerDayTenths: { [iceTea]: 30, [lemonTea]: 55, [honeyTea]: 0 } },
  };
  const fresh = suggest({ lists: [like], supply, shelf: nothing, underWay: {}, now });
  expect(fresh.map(({ gtin, basis, bottlesLeft }) => [gtin, basis, bottlesLeft])).toEqual([
    [lemonTea, 'like_stores', undefined],
    [iceTea, 'like_stores', undefined],
  ]);
  const running = {
    ...nothing,
    firstReceivedAt: instant('2026-10-26T09:00:00+08:00'),
    received: weekly(honeyTea, 30),
    counted: { [honeyTea]: { bottles: 90, at: now } },
  };
  expect(
    suggest({ lists: [like], supply, shelf: running, underWay: {}, now }).map(({ gtin }) => gtin),
  ).toEqual([lemonTea]);
});

test('whatever a shelf says: whole cases, at least the minimum or nothing, and the same answer twice', () => {
  const bottles = fc.integer({ min: 0, max: 400 });
  const gtin = fc.constantFrom(iceTea, lemonTea, honeyTea);
  const week = fc.constantFrom('2026-09-07', '2026-10-26', '2026-11-09', '2026-11-16', '2026-11-23');
  const buckets = fc.dictionary(week, fc.dictionary(gtin, bottles));
  const shelf = fc.record({
    firstReceivedAt: fc.constantFrom(undefined, instant('2026-09-07T08:00:00+08:00'), now),
    received: buckets,
    scanned: buckets,
    counted: fc.dictionary(
      gtin,
      fc.record({ bottles, at: fc.constantFrom(now, instant('2026-11-10T08:00:00+08:00')) }),
    ),
    arrived: fc.dictionary(gtin, bottles),
  });
  fc.assert(
    fc.property(shelf, fc.dictionary(gtin, fc.integer({ min: 0, max: 9 })), (page, underWay) => {
      const suggestions = suggest({ lists: [list], supply, shelf: page, underWay, now });
      const total = suggestions.reduce((sum, { cases }) => sum + cases, 0);
      expect(suggestions.every(({ cases }) => Number.isInteger(cases) && cases >= 1)).toBe(true);
      expect(total === 0 || total >= 3).toBe(true);
      expect(suggest({ lists: [list], supply, shelf: page, underWay, now })).toEqual(suggestions);
    }),
  );
});

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
  expect(page).toMatchObject({ isNew: true, amount: 9000 });
  expect(page.suggestions).toMatchObject([
    { gtin: iceTea, basis: 'like_stores', cases: 3, bottlesPerDayTenths: 60 },
  ]);
});
