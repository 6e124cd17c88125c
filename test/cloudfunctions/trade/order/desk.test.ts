import { stocks } from '../../../../cloudfunctions/goods/stock';
import { credits } from '../../../../cloudfunctions/trade/account/credit';
import { stops } from '../../../../cloudfunctions/trade/delivery/stops';
import { acceptAll, shipAll } from '../../../../cloudfunctions/trade/order/all-at-once';
import { alternatives } from '../../../../cloudfunctions/trade/order/alternatives';
import { answerChange } from '../../../../cloudfunctions/trade/order/answer-change';
import { changeOrder } from '../../../../cloudfunctions/trade/order/change-order';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import { waiting } from '../../../../cloudfunctions/trade/order/seller-orders';
import type { Order } from '../../../../contracts/order';
import type { DriverId, OrderId } from '../../../../contracts/vocabulary';
import { day, honeyTea, iceTea, laowang, lemonTea, seat, wangShifu, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, openStores, ordered, problemOf, type Shop, said } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const named = (of: readonly { orderId: OrderId }[]) => of.map(({ orderId }) => ({ orderId }));
const acceptThese = (of: readonly { orderId: OrderId }[]) =>
  acceptAll(shop.world, { orders: named(of) }, shop.seats.seller);
const stateOf = (orderId: OrderId) => shop.cloud.all(orders).find(({ _id }) => _id === orderId)?.state;

/** One order of three cases from each of some stores. */
async function fromStores(count: number) {
  const goods = { [iceTea]: count * 3, [lemonTea]: 30, [honeyTea]: 30 };
  await shop.world.db.updateIf(stocks, xinyuan, {}, { set: { available: goods } });
  const placed: { order: Order; cancel: () => Promise<Order> }[] = [];
  for (const storeId of await openStores(shop, count)) {
    const owner = await seat(shop.cloud, storeId, 'owner', storeId);
    const cart = ordered(storeId.replace('-', '').padEnd(16, 'x'), [[iceTea, 3]], 'cash', storeId);
    const order = await placeOrder(shop.world, cart, owner);
    shop.cloud.clock.advance(1000);
    const { orderId } = order;
    placed.push({ order, cancel: () => cancelOrder(shop.world, { storeId, orderId }, owner) });
  }
  return placed;
}

test('all that waits is accepted in one call, and an order taken back meanwhile is told and stops no other', async () => {
  const placed = await fromStores(6);
  const all = placed.map(({ order }) => order);
  await placed[2]?.cancel();
  expect(await acceptThese(all)).toEqual({
    accepted: all.filter((_, n) => n !== 2).map(({ orderId }) => orderId),
    left: [{ orderId: all[2]?.orderId, storeName: 'store-2 便利店', why: 'moved_on', state: 'cancelled' }],
  });
  expect((await waiting(shop.world, {}, shop.seats.seller)).orders).toEqual([]);
});

test('two clerks who accept everything at the same moment accept each order once, and neither is told of a trouble', async () => {
  const all = (await fromStores(8)).map(({ order }) => order);
  const answers = await Promise.all([acceptThese(all), acceptThese(all)]);
  const ids = all.map(({ orderId }) => orderId);
  expect(answers).toEqual([
    { accepted: ids, left: [] },
    { accepted: ids, left: [] },
  ]);
  expect(shop.cloud.all(orders).map(({ state }) => state)).toEqual(ids.map(() => 'accepted'));
});

test('owners take their orders back while the seller accepts them: each order ends one way, and both sides are told the same', async () => {
  const placed = await fromStores(8);
  const all = placed.map(({ order }) => order);
  const [answer, ...words] = await Promise.all([
    acceptThese(all),
    ...placed.map(({ cancel }) => said(cancel())),
  ]);
  for (const [n, { orderId }] of all.entries()) {
    const isAccepted = answer.accepted.includes(orderId);
    expect({ orderId, state: stateOf(orderId), owner: words[n] }).toEqual(
      isAccepted
        ? { orderId, state: 'accepted', owner: 'order_moved_on' }
        : { orderId, state: 'cancelled', owner: 'done' },
    );
  }
  const free = (shop.available()[iceTea] ?? 0) + answer.accepted.length * 3;
  expect(free).toBe(24);
});

test('a van’s load goes to its driver in one call, pressed twice once; what moved on is told, and a driver nobody knows takes nothing', async () => {
  const all: Order[] = [];
  for (const name of ['first', 'second', 'third']) all.push(await shop.place(name, [[iceTea, 3]]));
  const ids = all.map(({ orderId }) => orderId);
  await acceptThese(all.slice(0, 2));
  const shipThese = (driverId: DriverId) =>
    shipAll(shop.world, { orders: named(all), driverId }, shop.seats.seller);
  expect(await said(shipThese('nobody' as DriverId))).toBe('no_such_driver');
  const answer = {
    shipped: ids.slice(0, 2),
    left: [{ orderId: ids[2], storeName: '老王便利店', why: 'moved_on', state: 'placed' }],
  };
  expect(await Promise.all([shipThese(wangShifu), shipThese(wangShifu)])).toEqual([answer, answer]);
  expect(
    (await stops(shop.world, {}, shop.seats.driver)).stops.map(({ order }) => order.orderId).sort(),
  ).toEqual(ids.slice(0, 2).sort());
  expect(
    await said(shipAll(shop.world, { orders: named(all), driverId: wangShifu }, shop.seats.otherSeller)),
  ).toBe('not_yours');
});

test('somebody else’s order among them is a no to all of them', async () => {
  const placed = await shop.place('mine', [[iceTea, 3]]);
  expect(await said(acceptAll(shop.world, { orders: named([placed]) }, shop.seats.otherSeller))).toBe(
    'not_yours',
  );
  const withUnknown = [placed, { orderId: 'nobodyKnowsThisOne' as OrderId }];
  expect(await said(acceptThese(withUnknown))).toBe('not_yours');
  expect(stateOf(placed.orderId)).toBe('placed');
});

test('a morning of more orders than a page is read to its end, none lost or shown twice', async () => {
  await shop.place('page', [[iceTea, 3]]);
  const [one] = shop.cloud.all(orders);
  if (!one) throw new Error('Nothing was placed.');
  const { _id, ...fields } = one;
  for (let n = 1; n < 105; n++) {
    const orderId = `page${n}`.padEnd(16, 'x') as OrderId;
    const placedAt = (fields.placedAt + Math.floor(n / 3) * 1000) as typeof fields.placedAt;
    await shop.cloud.seed(orders, orderId, { ...fields, orderId, placedAt });
  }
  const first = await waiting(shop.world, {}, shop.seats.seller);
  const last = first.orders.at(-1);
  if (!last) throw new Error('The first page is empty.');
  const second = await waiting(shop.world, { after: last.placedAt }, shop.seats.seller);
  expect([first.more, second.more]).toEqual([true, false]);
  expect(new Set([...first.orders, ...second.orders].map(({ orderId }) => orderId)).size).toBe(105);
});

test('what a store owes, and since when it is late, stands beside its order', async () => {
  await shop.received('before', [[iceTea, 3]]);
  await shop.place('now', [[iceTea, 3]]);
  expect((await waiting(shop.world, {}, shop.seats.seller)).debts).toEqual([]);
  const account = shop.credit();
  if (!account) throw new Error('Laowang has no account.');
  const { _id, ...fields } = account;
  await shop.cloud.seed(credits, _id, {
    ...fields,
    owed: fen(113_000),
    dues: { earlier: { amount: fen(113_000), dueDay: day('2026-11-20') } },
  });
  expect((await waiting(shop.world, {}, shop.seats.seller)).debts).toEqual([
    { storeId: laowang, owed: 113_000, overdueSince: '2026-11-20' },
  ]);
});

describe('out of stock, with something else instead', () => {
  const teaInstead = (orderId: OrderId, cases = 2) => ({
    orderId,
    lines: [{ gtin: lemonTea, cases: 0 }],
    instead: [{ gtin: honeyTea, cases }],
  });
  const answer = (orderId: OrderId, agree: boolean) =>
    answerChange(shop.world, { storeId: laowang, orderId, agree }, shop.seats.owner);
  const cart = [
    [iceTea, 3],
    [lemonTea, 2],
  ] as const;

  test('the seller is offered what it has and the store has not ordered, at this store’s price', async () => {
    const { orderId } = await shop.place('offer', cart);
    expect(await alternatives(shop.world, { orderId }, shop.seats.seller)).toEqual({
      offers: [{ gtin: honeyTea, name: '蜂蜜茶 500ml', caseSize: 12, casePrice: 3300, left: 30 }],
    });
    expect(await said(alternatives(shop.world, { orderId }, shop.seats.otherSeller))).toBe('not_yours');
  });

  test('the owner reads what would come and what it costs, agrees, and it is held for this order', async () => {
    const { orderId } = await shop.place('yes', cart);
    const changed = await changeOrder(shop.world, teaInstead(orderId), shop.seats.seller);
    expect(changed.change).toMatchObject({
      lines: [{ gtin: lemonTea, from: 2, to: 0 }],
      instead: [{ gtin: honeyTea, name: '蜂蜜茶 500ml', cases: 2, casePrice: 3300, amount: 6600 }],
      total: 15_600,
    });
    expect(shop.available()[honeyTea]).toBe(30);
    const agreed = await answer(orderId, true);
    expect(agreed).toMatchObject({ state: 'accepted', total: 15_600 });
    expect(agreed.lines.map(({ gtin, cases }) => [gtin, cases])).toEqual([
      [iceTea, 3],
      [honeyTea, 2],
    ]);
    expect(await answer(orderId, true)).toEqual(agreed);
    expect(shop.available()).toEqual({ [iceTea]: 27, [lemonTea]: 28, [honeyTea]: 28 });
    expect(shop.holds()[orderId]?.cases).toEqual({ [iceTea]: 3, [honeyTea]: 2 });
  });

  test('declined, the order ends and only what the seller said is missing stays away', async () => {
    const { orderId } = await shop.place('no', cart);
    await changeOrder(shop.world, teaInstead(orderId), shop.seats.seller);
    expect(await answer(orderId, false)).toMatchObject({ state: 'cancelled' });
    expect(shop.available()).toEqual({ [iceTea]: 30, [lemonTea]: 28, [honeyTea]: 30 });
    expect(shop.holds()).toEqual({});
  });

  test('sold to others meanwhile, the yes is told what is left and changes nothing', async () => {
    const { orderId } = await shop.place('gone', cart);
    await changeOrder(shop.world, teaInstead(orderId), shop.seats.seller);
    await shop.place('others', [[honeyTea, 29]]);
    expect(await problemOf(answer(orderId, true))).toEqual({
      code: 'order_refused',
      facts: {
        reasons: [{ reason: 'out_of_stock', gtin: honeyTea, name: '蜂蜜茶 500ml', wanted: 2, left: 1 }],
      },
    });
    expect(stateOf(orderId)).toBe('changed');
    expect(shop.available()[honeyTea]).toBe(1);
  });

  test('yes and no from two phones at once: one of them counts, and not a case is lost or promised twice', async () => {
    for (let round = 0; round < 6; round++) {
      const { orderId } = await shop.place(`race${round}`, [
        [iceTea, 1],
        [lemonTea, 2],
      ]);
      await changeOrder(shop.world, teaInstead(orderId, 1), shop.seats.seller);
      const before = shop.available();
      await Promise.allSettled([answer(orderId, true), answer(orderId, false), answer(orderId, true)]);
      const isAgreed = stateOf(orderId) === 'accepted';
      expect({ round, left: shop.available(), held: shop.holds()[orderId]?.cases }).toEqual({
        round,
        left: isAgreed
          ? { ...before, [honeyTea]: (before[honeyTea] ?? 0) - 1 }
          : { ...before, [iceTea]: (before[iceTea] ?? 0) + 1 },
        held: isAgreed ? { [iceTea]: 1, [honeyTea]: 1 } : undefined,
      });
    }
  });

  test('what is on account does not grow by it, and what the store may not buy cannot be offered', async () => {
    const { orderId } = await shop.place('account', cart, 'account');
    expect(await problemOf(changeOrder(shop.world, teaInstead(orderId, 3), shop.seats.seller))).toEqual({
      code: 'change_costs_more',
      facts: { total: 18_900, most: 16_200 },
    });
    const again = { orderId, lines: [{ gtin: lemonTea, cases: 0 }], instead: [{ gtin: iceTea, cases: 1 }] };
    expect(await said(changeOrder(shop.world, again, shop.seats.seller))).toBe('order_refused');
    const tooMany = teaInstead(orderId, 31);
    expect(await said(changeOrder(shop.world, tooMany, shop.seats.seller))).toBe('order_refused');
    expect(stateOf(orderId)).toBe('placed');
  });
});
