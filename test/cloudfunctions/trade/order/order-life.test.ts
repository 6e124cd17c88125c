import { closeHold } from '../../../../cloudfunctions/goods/hold';
import { answerChange } from '../../../../cloudfunctions/trade/order/answer-change';
import { changeOrder } from '../../../../cloudfunctions/trade/order/change-order';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import { returnUndecidedHolds } from '../../../../cloudfunctions/trade/order/settle-stock';
import type { OrderId } from '../../../../contracts/vocabulary';
import { iceTea, laowang, lemonTea, wangShifu } from '../../../first-shop';
import { driver, openShop, orderId, problemOf, type Shop, said } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const cart = [
  [iceTea, 5],
  [lemonTea, 3],
] as const;
const twoLemon = (id: OrderId) => ({ orderId: id, lines: [{ gtin: lemonTea, cases: 2 }] });
const answer = (id: OrderId, agree: boolean) =>
  answerChange(shop.world, { storeId: laowang, orderId: id, agree }, shop.seats.owner);
const cancel = (id: OrderId) => cancelOrder(shop.world, { storeId: laowang, orderId: id }, shop.seats.owner);

test('an order goes from placed to accepted to shipped, and home shows where it is', async () => {
  const { orderId } = await shop.place('life', cart);
  expect(shop.shelf()?.orders[orderId]).toMatchObject({ state: 'placed', sellerName: '鑫源商贸' });
  expect(await accept(shop.world, { orderId }, shop.seats.seller)).toMatchObject({ state: 'accepted' });
  const shipped = await ship(shop.world, { orderId, driverId: wangShifu }, shop.seats.seller);
  expect(shipped).toMatchObject({ state: 'shipped', driver: { name: '王师傅', phone: '13800000003' } });
  expect(shop.shelf()?.orders[orderId]?.state).toBe('shipped');
  expect(shop.holds()).toEqual({});
  expect(shop.available()).toMatchObject({ [iceTea]: 25, [lemonTea]: 27 });
  expect(Object.keys(shipped)).not.toContain('stop');
});

test('every step pressed twice changes nothing the second time', async () => {
  const { orderId } = await shop.place('twice', cart, 'account');
  await changeOrder(shop.world, twoLemon(orderId), shop.seats.seller);
  const steps = [
    () => changeOrder(shop.world, twoLemon(orderId), shop.seats.seller),
    () => answer(orderId, true),
    () => ship(shop.world, { orderId, driverId: wangShifu }, shop.seats.seller),
  ];
  for (const step of steps) {
    const first = await step();
    const before = [shop.available(), shop.holds(), shop.credit(), shop.shelf()];
    expect(await step()).toEqual(first);
    expect([shop.available(), shop.holds(), shop.credit(), shop.shelf()]).toEqual(before);
  }
});

test('a change the owner agrees to makes the order and its promise on account smaller', async () => {
  const { orderId } = await shop.place('agree', cart, 'account');
  const changed = await changeOrder(shop.world, twoLemon(orderId), shop.seats.seller);
  expect(changed).toMatchObject({
    state: 'changed',
    total: 25_800,
    change: { total: 22_200, lines: [{ gtin: lemonTea, name: '柠檬茶 500ml', from: 3, to: 2 }] },
  });
  expect(shop.credit()?.reserved[orderId]).toBe(25_800);

  const agreed = await answer(orderId, true);
  expect(agreed).toMatchObject({ state: 'accepted', total: 22_200 });
  expect(agreed.lines.map(({ cases }) => cases)).toEqual([5, 2]);
  expect(agreed.change).toBeUndefined();
  expect(shop.credit()?.reserved[orderId]).toBe(22_200);
  expect(shop.holds()[orderId]?.cases).toEqual({ [iceTea]: 5, [lemonTea]: 2 });
  // The third case of lemon tea is missing at the seller; nobody else can be promised it.
  expect(shop.available()).toMatchObject({ [iceTea]: 25, [lemonTea]: 27 });
});

test('a change the owner declines ends the order: what is there goes back to stock, the account is free again', async () => {
  const { orderId } = await shop.place('decline', cart, 'account');
  await changeOrder(shop.world, twoLemon(orderId), shop.seats.seller);
  expect(await answer(orderId, false)).toMatchObject({ state: 'cancelled' });
  expect(shop.credit()?.reserved).toEqual({});
  expect(shop.holds()).toEqual({});
  expect(shop.available()).toMatchObject({ [iceTea]: 30, [lemonTea]: 29 });
  expect(shop.shelf()?.orders).toEqual({});
  expect(await problemOf(answer(orderId, true))).toEqual({
    code: 'order_moved_on',
    facts: { state: 'cancelled' },
  });
});

test('a seller who has nothing of an order at all leaves none to agree to', async () => {
  const { orderId } = await shop.place('none', [[lemonTea, 3]]);
  await changeOrder(shop.world, { orderId, lines: [{ gtin: lemonTea, cases: 0 }] }, shop.seats.seller);
  expect(await answer(orderId, true)).toMatchObject({ state: 'cancelled' });
  expect(await answer(orderId, true)).toMatchObject({ state: 'cancelled' });
  expect(shop.available()[lemonTea]).toBe(27);
});

test('a seller may offer less, never more, and only of what was ordered', async () => {
  const { orderId } = await shop.place('more', cart);
  const tryLines = (lines: Parameters<typeof changeOrder>[1]['lines']) =>
    said(changeOrder(shop.world, { orderId, lines }, shop.seats.seller));
  expect(await tryLines([{ gtin: lemonTea, cases: 4 }])).toBe('receipt_exceeds_order');
  expect(await tryLines([{ gtin: '6970000000037' as typeof lemonTea, cases: 1 }])).toBe(
    'receipt_exceeds_order',
  );
  expect(await tryLines([{ gtin: lemonTea, cases: 3 }])).toBe('bad_input');
});

test('an owner takes an order back while the seller has not accepted it, and not after', async () => {
  const early = await shop.place('early', cart, 'account');
  expect(await cancel(early.orderId)).toMatchObject({ state: 'cancelled' });
  expect(await cancel(early.orderId)).toMatchObject({ state: 'cancelled' });
  expect(shop.available()).toMatchObject({ [iceTea]: 30, [lemonTea]: 30 });
  expect(shop.credit()?.reserved).toEqual({});

  const late = await shop.place('late', cart);
  await accept(shop.world, { orderId: late.orderId }, shop.seats.seller);
  expect(await said(cancel(late.orderId))).toBe('order_moved_on');
});

test('accepting and cancelling at once: one of the two wins and the other is told', async () => {
  for (const i of [1, 2, 3, 4]) {
    const { orderId } = await shop.place(`race${i}`, [[iceTea, 3]]);
    const [accepted, cancelled] = await Promise.all([
      said(accept(shop.world, { orderId }, shop.seats.seller)),
      said(cancel(orderId)),
    ]);
    expect([accepted, cancelled].toSorted()).toEqual(['done', 'order_moved_on']);
    expect(orderId in shop.holds()).toBe(accepted === 'done');
  }
});

test('an order cancelled just before a crash still gives its cases back, once', async () => {
  const { orderId } = await shop.place('crash', cart);
  const since = shop.cloud.clock.now();
  await shop.world.db.updateIf(
    orders,
    orderId,
    {},
    { set: { state: 'cancelled', stockDueAt: since, stockBack: { [iceTea]: 5, [lemonTea]: 3 } } },
  );
  shop.cloud.clock.advance(61_000);
  await returnUndecidedHolds(shop.world);
  await returnUndecidedHolds(shop.world);
  expect(shop.available()).toMatchObject({ [iceTea]: 30, [lemonTea]: 30 });
  expect(await closeHold(shop.world, { sellerId: 'xinyuan' as never, orderId }, { [iceTea]: 5 })).toBe(false);
  expect(shop.cloud.all(orders)[0]?.stockDueAt).toBeUndefined();
});

test('nobody moves an order that is not theirs', async () => {
  const { orderId: id } = await shop.place('theirs', cart);
  const { world, seats } = shop;
  const tries = [
    () => accept(world, { orderId: id }, seats.otherSeller),
    () => changeOrder(world, twoLemon(id), seats.otherSeller),
    () => ship(world, { orderId: id, driverId: wangShifu }, seats.otherSeller),
    () => cancelOrder(world, { storeId: laowang, orderId: id }, seats.otherOwner),
    () => answerChange(world, { storeId: laowang, orderId: id, agree: true }, seats.otherOwner),
    () => accept(world, { orderId: orderId('unknown') }, seats.seller),
  ];
  for (const attempt of tries) expect(await said(attempt())).toBe('not_yours');
  expect(shop.cloud.all(orders)[0]?.state).toBe('placed');
});

test('goods go out only with a driver of the seller', async () => {
  const { orderId } = await shop.place('driver', cart);
  await accept(shop.world, { orderId }, shop.seats.seller);
  expect(await said(ship(shop.world, { orderId, driverId: driver('nobody') }, shop.seats.seller))).toBe(
    'no_such_driver',
  );
});
