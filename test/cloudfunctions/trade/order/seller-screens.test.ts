import { stores } from '../../../../cloudfunctions/people/store';
import { cash, owed } from '../../../../cloudfunctions/trade/account/seller-books';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { stops } from '../../../../cloudfunctions/trade/delivery/stops';
import { home } from '../../../../cloudfunctions/trade/home';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import { underWay, waiting } from '../../../../cloudfunctions/trade/order/seller-orders';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import { storeOrder, storeOrders } from '../../../../cloudfunctions/trade/order/store-orders';
import type { Instant, OrderId, StoreId } from '../../../../contracts/vocabulary';
import { iceTea, laowang, lemonTea, openShelf, seat, wangShifu, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, ordered, type Shop, said } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

test('the seller sees what waits, the oldest first, and only its own', async () => {
  const first = await shop.place('first', [[iceTea, 3]]);
  shop.cloud.clock.advance(42 * 60_000);
  const second = await shop.place('second', [[lemonTea, 3]]);
  const page = await waiting(shop.world, {}, shop.seats.seller);
  expect(page).toEqual({
    orders: [first, second],
    debts: [],
    more: false,
    oldestPlacedAt: first.placedAt,
  });
  expect((await waiting(shop.world, {}, shop.seats.otherSeller)).orders).toEqual([]);

  await accept(shop.world, { orderId: first.orderId }, shop.seats.seller);
  const page2 = await underWay(shop.world, {}, shop.seats.seller);
  expect(page2.orders.map(({ orderId }) => orderId)).toEqual([first.orderId]);
  expect(page2.drivers).toEqual([{ driverId: wangShifu, name: '王师傅' }]);
});

test('the driver sees the load by product, the stops from the first to the nearest, and the cash in hand', async () => {
  for (const [id, latitude] of [
    ['far', 22.6],
    ['near', 22.52],
  ] as const) {
    const storeId = id as StoreId;
    await openShelf(shop.cloud, storeId, id);
    const [laowangs] = shop.cloud.all(stores);
    if (laowangs) await shop.cloud.seed(stores, storeId, { ...laowangs, storeId, latitude });
  }
  await shop.shipped('one', [[iceTea, 3]]);
  for (const id of ['far', 'near']) {
    shop.cloud.clock.advance(1000);
    const owner = await seat(shop.cloud, id, 'owner', id);
    const cart = ordered(
      id,
      [
        [iceTea, 2],
        [lemonTea, 1],
      ],
      'cash',
      id as StoreId,
    );
    const { orderId } = await placeOrder(shop.world, cart, owner);
    await accept(shop.world, { orderId }, shop.seats.seller);
    await ship(shop.world, { orderId, driverId: wangShifu }, shop.seats.seller);
  }
  const page = await stops(shop.world, {}, shop.seats.driver);
  expect(page.load).toEqual([
    { gtin: iceTea, name: '冰红茶 500ml', cases: 7 },
    { gtin: lemonTea, name: '柠檬茶 500ml', cases: 2 },
  ]);
  expect(page.stops.map(({ order }) => order.storeId)).toEqual([laowang, 'near', 'far']);
  expect(page).toMatchObject({ day: '2026-11-23', cash: 0 });
  const stranger = { ...shop.seats.driver, at: `${xinyuan}.somebody-else` };
  expect((await stops(shop.world, {}, stranger)).stops).toEqual([]);
});

test('after the receipts the seller sees who holds how much cash and who owes how much', async () => {
  const { orderId } = await shop.shipped('split', [[iceTea, 10]]);
  const asked = { storeId: laowang, orderId, lines: [], cash: fen(25_000) };
  await confirmReceipt(shop.world, asked, shop.seats.owner);
  await shop.received('full', [[iceTea, 3]]);
  expect(await cash(shop.world, {}, shop.seats.seller)).toEqual({
    drivers: [{ driverId: wangShifu, name: '王师傅', cash: 34_000 }],
  });
  expect((await stops(shop.world, {}, shop.seats.driver)).cash).toBe(34_000);
  expect(await owed(shop.world, {}, shop.seats.seller)).toEqual({
    stores: [{ storeId: laowang, name: '老王便利店', owed: 5000, limit: 300_000 }],
    more: false,
  });
  expect((await owed(shop.world, {}, shop.seats.otherSeller)).stores).toEqual([]);
});

test('the owner pages through all orders, none lost or shown twice, even when more than a page are of one moment', async () => {
  await shop.place('page', [[iceTea, 3]]);
  const [one] = shop.cloud.all(orders);
  if (!one) throw new Error('Nothing was placed.');
  const { _id, ...fields } = one;
  const secondOf = (n: number) => Math.min(n, 15) + Math.max(0, n - 45);
  for (let n = 1; n < 50; n++) {
    const orderId = `page${n}`.padEnd(16, 'x') as OrderId;
    const placedAt = (fields.placedAt + secondOf(n) * 1000) as Instant;
    await shop.cloud.seed(orders, orderId, { ...fields, orderId, placedAt });
  }
  const seen: string[] = [];
  for (let before: Instant | undefined, more = true; more; ) {
    const page = await storeOrders(shop.world, { storeId: laowang, before });
    seen.push(...page.orders.map(({ orderId }) => orderId));
    before = page.orders.at(-1)?.placedAt;
    more = page.more;
  }
  expect(seen).toHaveLength(50);
  expect(new Set(seen).size).toBe(50);
});

test('one order is shown to its own store only', async () => {
  const order = await shop.place('mine', [[iceTea, 3]]);
  const asked = { storeId: laowang, orderId: order.orderId };
  expect(await storeOrder(shop.world, asked, shop.seats.owner)).toEqual(order);
  expect(await said(storeOrder(shop.world, asked, shop.seats.otherOwner))).toBe('not_yours');
});

test('home names the sellers with their delivery day, and first the order that needs a word', async () => {
  const placed = await shop.place('home', [[iceTea, 3]]);
  const page = await home(shop.world, { storeId: laowang });
  expect(page).toMatchObject({
    store: { storeId: laowang, name: '老王便利店' },
    rep: { name: '小李' },
    sellers: [
      {
        sellerId: xinyuan,
        name: '鑫源商贸',
        phone: '13800000001',
        deliveryDay: '2026-11-24',
        minimumCases: 3,
      },
    ],
    isNew: true,
    rebate: { amount: 0, next: { moreCases: 10, more: 500 } },
    orders: [{ orderId: placed.orderId, state: 'placed', cases: 3 }],
  });
});
