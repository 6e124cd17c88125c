import { takeHold } from '../../../../cloudfunctions/goods/hold';
import { stocks } from '../../../../cloudfunctions/goods/stock';
import { creditId, credits } from '../../../../cloudfunctions/trade/account/credit';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import { returnUndecidedHolds } from '../../../../cloudfunctions/trade/order/settle-stock';
import { honeyTea, iceTea, laowang, lemonTea, seat, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, openStores, ordered, orderId, problemOf, type Shop, said } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

test('fifty owners order the last thirty cases at once: thirty get one, twenty are told, nobody sees a conflict', async () => {
  await shop.cloud.seed(stocks, xinyuan, {
    sellerId: xinyuan,
    asOf: shop.cloud.clock.now(),
    available: { [iceTea]: 30, [honeyTea]: 500 },
    holds: {},
  });
  const stores = await openStores(shop, 50);
  const owners = await Promise.all(stores.map((id) => seat(shop.cloud, id, 'owner', id)));
  // Three cases are the seller's minimum; of the other two there is enough for all.
  const carts = stores.map((id, i) =>
    ordered(
      `rush${i}`,
      [
        [iceTea, 1],
        [honeyTea, 2],
      ],
      'cash',
      id,
    ),
  );

  let answers: unknown[] = [];
  const calls = await shop.cloud.callsOf(async () => {
    answers = await Promise.all(
      carts.map((cart, i) => problemOf(placeOrder(shop.world, cart, owners[i] ?? shop.seats.owner))),
    );
  });
  // Nobody collides with anybody: the mean stays what one owner alone would need.
  expect(calls / 50).toBeLessThanOrEqual(13);

  const out = { reason: 'out_of_stock', gtin: iceTea, name: '冰红茶 500ml', wanted: 1, left: 0 };
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(30);
  expect(answers.filter((answer) => answer !== 'done')).toEqual(
    Array(20).fill({ code: 'order_refused', facts: { reasons: [out] } }),
  );
  expect(shop.available()).toEqual({ [iceTea]: 0, [honeyTea]: 440 });
  expect(shop.cloud.all(orders)).toHaveLength(30);
  expect(Object.keys(shop.holds())).toHaveLength(30);
});

test('an order sent ten times at once is placed once, and every answer is the same order', async () => {
  const cart = ordered('tap', [[iceTea, 5]], 'account');
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => placeOrder(shop.world, cart, shop.seats.owner)),
  );
  expect(new Set(answers.map((order) => JSON.stringify(order))).size).toBe(1);
  expect(shop.cloud.all(orders)).toHaveLength(1);
  expect(shop.available()[iceTea]).toBe(25);
  expect(shop.credit()?.reserved).toEqual({ [cart.orderId]: 15000 });
});

test('the same order id with other goods, another sum or another way to pay is told apart', async () => {
  await shop.place('first', [[iceTea, 5]]);
  const others = [
    ordered('first', [[iceTea, 6]]),
    ordered('first', [[lemonTea, 5]]),
    ordered('first', [[iceTea, 5]], 'account'),
    { ...ordered('first', [[iceTea, 5]]), total: fen(14000) },
  ];
  for (const other of others)
    expect(await said(placeOrder(shop.world, other, shop.seats.owner))).toBe('order_differs');
  expect(shop.available()).toMatchObject({ [iceTea]: 25, [lemonTea]: 30 });
});

test('several products that are short are named together; so are price and minimum', async () => {
  const cart = ordered(
    'much',
    [
      [iceTea, 40],
      [lemonTea, 50],
    ],
    'account',
  );
  expect(await problemOf(placeOrder(shop.world, cart, shop.seats.owner))).toEqual({
    code: 'order_refused',
    facts: {
      reasons: [
        { reason: 'out_of_stock', gtin: iceTea, name: '冰红茶 500ml', wanted: 40, left: 30 },
        { reason: 'out_of_stock', gtin: lemonTea, name: '柠檬茶 500ml', wanted: 50, left: 30 },
      ],
    },
  });
  const small = { ...ordered('small', [[iceTea, 1]]), total: fen(2900) };
  expect(await problemOf(placeOrder(shop.world, small, shop.seats.owner))).toEqual({
    code: 'order_refused',
    facts: {
      reasons: [
        { reason: 'price_changed', gtin: iceTea, casePrice: 3000 },
        { reason: 'below_minimum', missingCases: 2, minimumCases: 3 },
      ],
    },
  });
  expect(shop.holds()).toEqual({});
});

test('an order that the account refuses gives its cases back at once', async () => {
  await shop.place('big', [[iceTea, 30]], 'account');
  await shop.place('more', [[honeyTea, 30]], 'account');
  const dear = ordered('dear', [[lemonTea, 40]], 'account');
  await shop.world.db.updateIf(stocks, xinyuan, {}, { set: { [`available.${lemonTea}`]: 40 } });

  expect(await problemOf(placeOrder(shop.world, dear, shop.seats.owner))).toEqual({
    code: 'order_refused',
    facts: {
      reasons: [{ reason: 'credit_short', missing: 144_000 - 111_000, room: 300_000 - 90_000 - 99_000 }],
    },
  });
  expect(shop.available()[lemonTea]).toBe(40);
  expect(Object.keys(shop.holds())).toHaveLength(2);
});

test('two orders at once are never promised the same room on the account', async () => {
  await shop.world.db.updateIf(credits, creditId(laowang, xinyuan), {}, { set: { limit: 50_000 } });
  const answers = await Promise.all(
    ['one', 'two', 'three'].map((id) => said(shop.place(id, [[iceTea, 10]], 'account'))),
  );
  expect(answers.toSorted()).toEqual(['done', 'order_refused', 'order_refused']);
  expect(Object.values(shop.credit()?.reserved ?? {})).toEqual([30_000]);
  expect(shop.available()[iceTea]).toBe(20);
  expect(Object.keys(shop.holds())).toHaveLength(1);
});

test('a crash between the hold and the order: the phone that asks again gets its order', async () => {
  const cart = ordered('crash', [[iceTea, 5]]);
  await takeHold(shop.world, cart, { cases: { [iceTea]: 5 } });
  expect((await placeOrder(shop.world, cart, shop.seats.owner)).state).toBe('placed');
  expect(shop.available()[iceTea]).toBe(25);
  shop.cloud.clock.advance(600_000);
  await returnUndecidedHolds(shop.world);
  expect(shop.available()[iceTea]).toBe(25);
  expect(shop.holds()[cart.orderId]).toMatchObject({ kept: true });
});

test('a crash between the hold and the order: when nobody asks again, the clock returns the cases once', async () => {
  await takeHold(shop.world, ordered('lost', [[iceTea, 5]]), { cases: { [iceTea]: 5 } });
  expect(shop.available()[iceTea]).toBe(25);
  await returnUndecidedHolds(shop.world);
  expect(shop.available()[iceTea]).toBe(25);

  shop.cloud.clock.advance(121_000);
  await Promise.all([returnUndecidedHolds(shop.world), returnUndecidedHolds(shop.world)]);
  await returnUndecidedHolds(shop.world);
  expect(shop.available()[iceTea]).toBe(30);
  expect(shop.holds()).toEqual({});
});

test('a system that breaks after the commit was kept still holds one order and no case too many', async () => {
  const cart = ordered('torn', [[iceTea, 5]]);
  shop.cloud.database.faults.set({ failAfterCommit: 0.3, seed: 7 });
  for (let tries = 0; tries < 20; tries++)
    await placeOrder(shop.world, cart, shop.seats.owner).catch(() => undefined);
  shop.cloud.database.faults.set({ failAfterCommit: 0 });
  const order = await placeOrder(shop.world, cart, shop.seats.owner);
  expect(order.orderId).toBe(orderId('torn'));
  shop.cloud.clock.advance(600_000);
  await returnUndecidedHolds(shop.world);
  expect(shop.available()[iceTea]).toBe(25);
  expect(Object.keys(shop.holds())).toEqual([order.orderId]);
});

test('goods of a seller who does not deliver to the store cannot be ordered from it', async () => {
  const cart = { ...ordered('else', [[iceTea, 3]]), sellerId: 'guangda' as typeof xinyuan };
  expect(await said(placeOrder(shop.world, cart, shop.seats.owner))).toBe('not_yours');
});

test('an order of another store is not answered, even to who knows its id', async () => {
  const cart = ordered('mine', [[iceTea, 3]]);
  await placeOrder(shop.world, cart, shop.seats.owner);
  expect(await said(placeOrder(shop.world, cart, shop.seats.otherOwner))).toBe('not_yours');
});
