import { takeHold } from '../../../../cloudfunctions/goods/hold';
import { recount } from '../../../../cloudfunctions/goods/recount';
import { stock } from '../../../../cloudfunctions/goods/seller-stock';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { deliveryNotes } from '../../../../cloudfunctions/trade/note/delivery-notes';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import { parseMessage } from '../../../../cloudfunctions/trade/order/parse-message';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import { returnUndecidedHolds } from '../../../../cloudfunctions/trade/order/settle-stock';
import { quote } from '../../../../cloudfunctions/trade/price/quote';
import { andTellWhoWaits } from '../../../../cloudfunctions/trade/promise/later-arrival';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import type { WantedLine } from '../../../../contracts/quote';
import type { Arrival } from '../../../../contracts/stock';
import type { CountId, Day, Gtin, StoreId } from '../../../../contracts/vocabulary';
import { day, honeyTea, iceTea, laowang, lemonTea, seat, wangShifu, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { fiveForOne, run } from '../promotion/promoting';
import { openShop, openStores, ordered, orderId, problemOf, type Shop, said } from '../shop';

// It is Monday the 23rd in the morning; 鑫源商贸 brings goods from Monday to Saturday.
const [tuesday, saturday, nextMonday] = [day('2026-11-24'), day('2026-11-28'), day('2026-11-30')];

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

let counts = 0;
const counted = (cases: number, expected?: Arrival, gtin: Gtin = lemonTea) => {
  counts += 1;
  const recountId = `count-${counts}`.padEnd(16, 'x') as CountId;
  return { recountId, reason: 'counted' as const, lines: [{ gtin, cases, ...(expected && { expected }) }] };
};
const count = (...said: Parameters<typeof counted>) =>
  andTellWhoWaits(recount)(shop.world, counted(...said), shop.seats.seller);
const thirtyOn = (on: Day) => count(0, { on, cases: 30 });

const waiting = (id: string, cases: number, ahead: Day = saturday, storeId = laowang) => {
  const order = ordered(id, [[lemonTea, cases]], 'cash', storeId);
  return { ...order, lines: order.lines.map((line) => ({ ...line, ahead })) };
};
const place = (id: string, cases: number, ahead?: Day) =>
  placeOrder(shop.world, waiting(id, cases, ahead), shop.seats.owner);
const quotesOf = async (lines: WantedLine[]) =>
  (await quote(shop.world, { storeId: laowang, lines, payBy: 'cash' })).quotes;
/** Whoever read that thirty come on Saturday. */
const hold = (id: string, cases: number) =>
  takeHold(
    shop.world,
    { sellerId: xinyuan, orderId: orderId(id) },
    {
      cases: { [lemonTea]: cases },
      ahead: { [lemonTea]: saturday },
      coming: { [lemonTea]: { on: saturday, cases: 30 } },
    },
  );
const lineOfStock = async () =>
  (await stock(shop.world, {}, shop.seats.seller)).lines.find(({ gtin }) => gtin === lemonTea);
const broken = async () => [...(await brokenBooks(shop.world)), ...(await brokenTradeBooks(shop.world))];

const out = { reason: 'out_of_stock', gtin: lemonTea, name: '柠檬茶 500ml' };

test('ST-02: what is out of stock and comes on Saturday can be held: it comes on Saturday, and the rest tomorrow', async () => {
  await thirtyOn(saturday);
  const lines = [
    { gtin: lemonTea, cases: 12 },
    { gtin: iceTea, cases: 5 },
  ];
  const [before] = await quotesOf(lines);
  expect(before?.reasons).toEqual([
    {
      ...{ ...out, wanted: 12, left: 0, instead: { gtin: honeyTea, name: '蜂蜜茶 500ml' } },
      expected: { on: saturday, left: 30, deliveryDay: saturday },
    },
  ]);
  const agreed = lines.map((line) => (line.gtin === lemonTea ? { ...line, ahead: saturday } : line));
  const quotes = await quotesOf(agreed);
  expect(quotes).toMatchObject([
    { deliveryDay: tuesday, lines: [{ gtin: iceTea }], reasons: [] },
    { deliveryDay: saturday, isLater: true, lines: [{ gtin: lemonTea, ahead: saturday }], reasons: [] },
  ]);
  let calls = 0;
  for (const [at, { lines: own, total, sellerId }] of quotes.entries()) {
    shop.cloud.clock.advance(1_000);
    const wanted = own.map(({ gtin, cases, ahead }) => ({ gtin, cases, ...(ahead && { ahead }) }));
    const order = { orderId: orderId(`part${at}`), storeId: laowang, sellerId, lines: wanted, total };
    calls = await shop.cloud.callsOf(() =>
      placeOrder(shop.world, { ...order, payBy: 'cash' }, shop.seats.owner),
    );
  }
  expect(calls).toBeLessThanOrEqual(13);
  expect(shop.cloud.all(orders).map(({ deliveryDay }) => deliveryDay)).toEqual([tuesday, saturday]);
  expect(await lineOfStock()).toMatchObject({
    ...{ free: -12, held: 12, expected: { on: saturday, cases: 30 } },
    waiting: { orders: 1, cases: 12 },
  });
  // Both were one errand, and both are meant by the same as last time.
  const { lines: again } = await parseMessage(shop.world, { storeId: laowang, message: '照旧' });
  expect(again.map(({ gtin, cases }) => [gtin, cases]).toSorted()).toEqual([
    [iceTea, 5],
    [lemonTea, 12],
  ]);
});

test('the order comes on its day: counted in at the arrival, loaded, received, and not a case is counted twice', async () => {
  await thirtyOn(saturday);
  const { orderId: id, total } = await place('wholeway', 12);
  await accept(shop.world, { orderId: id }, shop.seats.seller);
  const notes = async () => (await deliveryNotes(shop.world, {}, shop.seats.seller)).orders;
  expect(await notes()).toBe(0);
  shop.cloud.clock.set('2026-11-28T08:00:00+08:00');
  await count(30);
  expect(await notes()).toBe(1);
  expect(await lineOfStock()).toEqual({
    ...{ gtin: lemonTea, name: '柠檬茶 500ml', caseSize: 15, free: 18, held: 12 },
  });
  expect(await ship(shop.world, { orderId: id, driverId: wangShifu }, shop.seats.seller)).toMatchObject({
    deliveryDay: saturday,
    state: 'shipped',
  });
  const refused = [{ gtin: lemonTea, short: 0, broken: 0, refused: 2 }];
  const receipt = { storeId: laowang, orderId: id, lines: refused, cash: fen((total / 12) * 10) };
  await confirmReceipt(shop.world, receipt, shop.seats.owner);
  expect(shop.available()[lemonTea]).toBe(20);
  expect(await broken()).toEqual([]);
});

test('two hundred reach at once for the last thirty that are to come: thirty have one, nobody the thirty-first', async () => {
  await thirtyOn(saturday);
  const reach = (_: unknown, n: number) => hold(`reach${n}`, 1);
  const taken = await Promise.all(Array.from({ length: 200 }, reach));
  expect(taken.filter(Boolean)).toHaveLength(30);
  expect(shop.available()[lemonTea]).toBe(-30);
});

test('who comes too late for what is expected is told what is left of it, and nothing of it is kept from others', async () => {
  await thirtyOn(saturday);
  const stores = await openStores(shop, 4);
  const owners = await Promise.all(stores.map((id) => seat(shop.cloud, id, 'owner', id)));
  const reach = (id: StoreId, n: number) =>
    placeOrder(shop.world, waiting(`late${n}`, 9, saturday, id), owners[n] ?? shop.seats.owner);
  const answers = await Promise.all(stores.map((id, n) => problemOf(reach(id, n))));
  expect(answers.filter((answer) => answer !== 'done')).toEqual([
    { code: 'order_refused', facts: { reasons: [{ ...out, wanted: 9, left: 3 }] } },
  ]);
  expect(shop.available()[lemonTea]).toBe(-27);
  // What stands there goes to whoever orders it for tomorrow, and what comes to nobody for tomorrow.
  expect(await said(shop.place('tomorrow', [[lemonTea, 3]]))).toBe('order_refused');
});

test('counting before the arrival forgets nobody who waits, and what is given back can be promised again, then or later', async () => {
  await thirtyOn(saturday);
  const { orderId: first } = await place('first', 12);
  await place('second', 10);
  await thirtyOn(saturday);
  expect(await problemOf(place('third', 9))).toMatchObject({
    facts: { reasons: [{ ...out, wanted: 9, left: 8 }] },
  });
  await cancelOrder(shop.world, { storeId: laowang, orderId: first }, shop.seats.owner);
  expect(await said(place('fourth', 20))).toBe('done');
  shop.cloud.clock.set('2026-11-28T18:00:00+08:00');
  await count(30);
  await cancelOrder(shop.world, { storeId: laowang, orderId: orderId('second') }, shop.seats.owner);
  expect(shop.available()[lemonTea]).toBe(10);
  expect(await said(shop.place('now', [[lemonTea, 10]]))).toBe('done');
  expect(await broken()).toEqual([]);
});

test('a day that moved is told before anything is ordered for it, and those who wait already are told they wait longer', async () => {
  await thirtyOn(saturday);
  const { orderId: waits } = await place('waits', 12);
  // What a crash left untold is told when the same count is sent again.
  const moved = counted(0, { on: nextMonday, cases: 30 });
  await recount(shop.world, moved, shop.seats.seller);
  await andTellWhoWaits(recount)(shop.world, moved, shop.seats.seller);
  const kept = () => shop.cloud.all(orders).find((order) => order.orderId === waits);
  expect(kept()).toMatchObject({
    deliveryDay: saturday,
    late: { reason: 'out_of_stock', day: nextMonday, sellerPhone: '13800000001' },
  });
  expect(await problemOf(place('asks', 6))).toMatchObject({
    facts: { reasons: [{ ...out, wanted: 6, left: 0, expected: { on: nextMonday, left: 18 } }] },
  });
  expect(await said(place('agrees', 6, nextMonday))).toBe('done');
  // Nor does it help to have looked a moment before the day moved.
  expect(await hold('looked', 1)).toBe(false);
  // Five came on Saturday after all: too few for the first, who ordered twelve.
  const told = kept()?.late;
  await count(5, { on: nextMonday, cases: 30 });
  expect(kept()?.late).toEqual(told);
});

test('who waits is not told anything when enough for them has come, or when the day stays the same', async () => {
  await thirtyOn(saturday);
  const { orderId: id } = await place('served', 12);
  await count(12, { on: nextMonday, cases: 30 });
  await count(0, { on: day('2026-11-27'), cases: 30 });
  expect(shop.cloud.all(orders).find((order) => order.orderId === id)?.late).toBeUndefined();
});

test('what was to come today may still be waited for; once the day is over it promises nothing', async () => {
  await thirtyOn(day('2026-11-23'));
  const today = { on: '2026-11-23', left: 30, deliveryDay: tuesday };
  const rest = { gtin: iceTea, cases: 3 };
  const reasonsNow = async () => (await quotesOf([{ gtin: lemonTea, cases: 3 }, rest]))[0]?.reasons;
  expect(await reasonsNow()).toMatchObject([{ ...out, expected: today }]);
  // It comes before the next delivery leaves, so it travels with the rest.
  const lines = [{ gtin: lemonTea, cases: 3, ahead: day('2026-11-23') }, rest];
  expect(await quotesOf(lines)).toMatchObject([{ deliveryDay: tuesday, lines: [{}, {}], reasons: [] }]);
  shop.cloud.clock.set('2026-11-24T00:00:00+08:00');
  expect(await reasonsNow()).toEqual([
    { ...out, wanted: 3, left: 0, instead: { gtin: honeyTea, name: '蜂蜜茶 500ml' } },
  ]);
  expect(await said(place('toolate', 3, day('2026-11-23')))).toBe('order_refused');
  expect(await said(thirtyOn(day('2026-11-23')))).toBe('day_has_passed');
});

test('sent ten times it is held once; with another day it is another order; what a crash left goes back', async () => {
  await thirtyOn(saturday);
  const cart = waiting('often', 12);
  await Promise.all(Array.from({ length: 10 }, () => placeOrder(shop.world, cart, shop.seats.owner)));
  expect(shop.available()[lemonTea]).toBe(-12);
  expect(await said(place('often', 12, nextMonday))).toBe('order_differs');
  await hold('lost', 5);
  shop.cloud.clock.advance(121_000);
  await returnUndecidedHolds(shop.world);
  expect(shop.available()[lemonTea]).toBe(-12);
});

test('goods of two days in one order are told apart, and a gift that has still to come is none', async () => {
  await thirtyOn(saturday);
  const mixed = waiting('mixed', 3);
  const cart = { ...mixed, lines: [...mixed.lines, { gtin: iceTea, cases: 3 }], total: fen(19_800) };
  expect(await problemOf(placeOrder(shop.world, cart, shop.seats.owner))).toMatchObject({
    facts: { reasons: [{ reason: 'ahead_apart', gtin: lemonTea, deliverFrom: saturday }] },
  });
  // Honey tea is promised beyond what is there: five of ice tea earn none of it until it has come.
  await run(shop, fiveForOne());
  await count(0, { on: saturday, cases: 10 }, honeyTea);
  const honey = [{ gtin: honeyTea, cases: 4, ahead: saturday }];
  const order = { ...waiting('honey', 4), total: fen(13_200), lines: honey };
  await placeOrder(shop.world, order, shop.seats.owner);
  const [tea] = await quotesOf([{ gtin: iceTea, cases: 5 }]);
  expect(tea).toMatchObject({ reasons: [], spent: [{ name: 'five-for-one' }] });
});
