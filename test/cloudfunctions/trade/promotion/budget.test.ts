import { takeHold } from '../../../../cloudfunctions/goods/hold';
import { stocks } from '../../../../cloudfunctions/goods/stock';
import { answerChange } from '../../../../cloudfunctions/trade/order/answer-change';
import { changeOrder } from '../../../../cloudfunctions/trade/order/change-order';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import { returnUndecidedHolds } from '../../../../cloudfunctions/trade/order/settle-stock';
import { honeyTea, iceTea, laowang, seat, xinyuan } from '../../../first-shop';
import { openShop, openStores, ordered, orderId, problemOf, type Shop } from '../shop';
import { fiveForOne, left, placed, quoted, run } from './promoting';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

test('fifty owners want the last thirty gifts at once: thirty get one, twenty are told, and none is given twice', async () => {
  await run(shop, fiveForOne({ cap: { of: 'cases', total: 30 } }));
  await shop.world.db.updateIf(
    stocks,
    xinyuan,
    {},
    { set: { [`available.${iceTea}`]: 500, [`available.${honeyTea}`]: 500 } },
  );
  const stores = await openStores(shop, 50);
  const owners = await Promise.all(stores.map((id) => seat(shop.cloud, id, 'owner', id)));
  const { total, uses } = await quoted(shop, [[iceTea, 5]]);
  const carts = stores.map((id, at) => ({
    ...ordered(`rush${at}`, [[iceTea, 5]], 'cash', id),
    total,
    ...(uses && { uses }),
  }));
  let answers: unknown[] = [];
  const calls = await shop.cloud.callsOf(async () => {
    answers = await Promise.all(
      carts.map((cart, at) => problemOf(placeOrder(shop.world, cart, owners[at] ?? shop.seats.owner))),
    );
  });
  expect(calls / 50).toBeLessThanOrEqual(13);
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(30);
  expect(answers.filter((answer) => answer !== 'done').length).toBe(20);
  expect(left(shop)).toBe(0);
  expect(shop.available()[honeyTea]).toBe(470);
  const gifts = shop.cloud.all(orders).flatMap(({ lines }) => lines.filter(({ free }) => free));
  expect(gifts).toHaveLength(30);
});

test('whoever comes too late for a promotion is told which, and can order at the price without it', async () => {
  await run(shop, fiveForOne({ cap: { of: 'cases', total: 1 } }));
  const { total, uses } = await quoted(shop, [[iceTea, 10]]);
  expect(uses?.promotions).toEqual([]);
  await run(shop, fiveForOne({ cap: { of: 'cases', total: 2 } }));
  const before = await quoted(shop, [[iceTea, 10]]);
  await placed(shop, 'first', [[iceTea, 10]]);
  const late = { ...ordered('late', [[iceTea, 10]]), total: before.total, uses: before.uses };
  expect(before.total).toBe(total);
  expect(await problemOf(placeOrder(shop.world, late, shop.seats.owner))).toEqual({
    code: 'order_refused',
    facts: {
      reasons: [{ reason: 'promotion_spent', promotionId: 'five-for-one', name: 'five-for-one' }],
    },
  });
  const now = await quoted(shop, [[iceTea, 10]]);
  expect(now).toMatchObject({
    total,
    reasons: [],
    spent: [{ promotionId: 'five-for-one', name: 'five-for-one' }],
  });
  expect(await placed(shop, 'again', [[iceTea, 10]])).toMatchObject({ total, lines: [{ cases: 10 }] });
});

test('an order sent five times at once spends a promotion once; taken back, it gives all of it back', async () => {
  await run(shop, fiveForOne({ cap: { of: 'cases', total: 4 } }));
  const { total, uses } = await quoted(shop, [[iceTea, 10]]);
  const cart = { ...ordered('tap', [[iceTea, 10]]), total, ...(uses && { uses }) };
  await Promise.all([1, 2, 3, 4, 5].map(() => placeOrder(shop.world, cart, shop.seats.owner)));
  expect([left(shop), shop.available()[honeyTea]]).toEqual([2, 28]);
  await cancelOrder(shop.world, { storeId: laowang, orderId: cart.orderId }, shop.seats.owner);
  await cancelOrder(shop.world, { storeId: laowang, orderId: cart.orderId }, shop.seats.owner);
  expect([left(shop), shop.available()[honeyTea]]).toEqual([4, 30]);
});

test('an owner who declines what the seller changed gives the promotion back, too', async () => {
  await run(shop, fiveForOne({ cap: { of: 'money', total: 10_000 } }));
  const order = await placed(shop, 'declined', [[iceTea, 10]]);
  expect(left(shop)).toBe(10_000 - 2 * 3_300);
  const { orderId: id } = order;
  await changeOrder(shop.world, { orderId: id, lines: [{ gtin: iceTea, cases: 8 }] }, shop.seats.seller);
  await answerChange(shop.world, { storeId: laowang, orderId: id, agree: false }, shop.seats.owner);
  expect(left(shop)).toBe(10_000);
});

test('what a crash left between a hold and its order goes back with the cases', async () => {
  await run(shop, fiveForOne({ cap: { of: 'cases', total: 4 } }));
  const hold = { sellerId: xinyuan, orderId: orderId('crashed') };
  await takeHold(shop.world, hold, { cases: { [iceTea]: 5, [honeyTea]: 1, 'promotion-five-for-one': 1 } });
  expect(left(shop)).toBe(3);
  shop.cloud.clock.advance(121_000);
  await returnUndecidedHolds(shop.world);
  expect(left(shop)).toBe(4);
});
