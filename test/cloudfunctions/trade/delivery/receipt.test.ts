import { catchUp, facts } from '../../../../cloudfunctions/facts/fact';
import { count } from '../../../../cloudfunctions/goods/count';
import { shelves } from '../../../../cloudfunctions/goods/shelf';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { addDays } from '../../../../cloudfunctions/time/rules/day';
import { creditId, credits } from '../../../../cloudfunctions/trade/account/credit';
import { driverCash } from '../../../../cloudfunctions/trade/delivery/driver-cash';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { receiptFactId } from '../../../../cloudfunctions/trade/news';
import { tradeReactions } from '../../../../cloudfunctions/trade/reactions';
import { rebates } from '../../../../cloudfunctions/trade/rebate/rebate';
import { rebate } from '../../../../cloudfunctions/trade/rebate/rebate-page';
import type { ReceiptLine } from '../../../../contracts/order';
import type { CountId, OrderId } from '../../../../contracts/vocabulary';
import { day, iceTea, laowang, lemonTea, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { dyingAfter, openShop, problemOf, type Shop, said } from '../shop';

const HOUR = 3_600_000;

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const settle = (orderId: OrderId, lines: ReceiptLine[], cash: number) =>
  confirmReceipt(shop.world, { storeId: laowang, orderId, lines, cash: fen(cash) }, shop.seats.owner);
const cart = [
  [iceTea, 5],
  [lemonTea, 3],
] as const;
/** What an account gained by all entries. */
const balance = (account: string) =>
  shop.cloud
    .all(entries)
    .flatMap(({ postings }) => postings)
    .reduce(
      (sum, { from, to, amount }) => sum + (to === account ? amount : 0) - (from === account ? amount : 0),
      0,
    );

test('one case short and one broken are not paid for; what is paid in cash stands against the driver', async () => {
  const { orderId } = await shop.shipped('short', cart);
  const wrong = [
    { gtin: iceTea, short: 1, broken: 0 },
    { gtin: lemonTea, short: 0, broken: 1 },
  ];
  const order = await settle(orderId, wrong, 19_200);
  // 4 × ¥30 + 2 × ¥36
  expect(order).toMatchObject({
    state: 'received',
    receipt: { due: 19_200, cash: 19_200, onAccount: 0, lines: wrong },
  });
  expect(shop.cloud.all(driverCash)).toMatchObject([{ _id: 'xinyuan.wang-shifu', cash: 19_200 }]);
  expect(balance('seller:xinyuan:sales')).toBe(19_200);
  expect(balance('driver:xinyuan.wang-shifu:cash')).toBe(-19_200);
  expect(balance('store:laowang:owes:xinyuan')).toBe(0);
  expect(shop.shelf()).toMatchObject({
    received: { '2026-11-23': { [iceTea]: 60, [lemonTea]: 30 } },
    arrived: { [iceTea]: 60, [lemonTea]: 30 },
    months: { '2026-11': { [iceTea]: 4, [lemonTea]: 2 } },
    firstReceivedAt: shop.cloud.clock.now(),
    orders: {},
  });
});

test('a count that reached the cloud after a delivery keeps what came in between', async () => {
  await shop.received('first', [[iceTea, 3]]);
  const countedAt = shop.cloud.clock.now();
  shop.cloud.clock.advance(HOUR);
  await shop.received('between', [[iceTea, 4]]);
  shop.cloud.clock.advance(HOUR);
  const told = { storeId: laowang, countId: 'countOfLaowang000001' as CountId, countedAt };
  await count(shop.world, { ...told, lines: [{ gtin: iceTea, level: 'one' }] }, shop.seats.owner);
  expect(shop.shelf()).toMatchObject({
    counted: { [iceTea]: { bottles: 15, at: countedAt } },
    arrived: { [iceTea]: 60 },
  });
});

test('a count of last week says nothing of today’s shelf', async () => {
  const countedAt = shop.cloud.clock.now();
  shop.cloud.clock.advance(8 * 24 * HOUR);
  await shop.received('since', [[iceTea, 4]]);
  const told = { storeId: laowang, countId: 'countOfLaowang000002' as CountId, countedAt };
  await count(shop.world, { ...told, lines: [{ gtin: iceTea, level: 'one' }] }, shop.seats.owner);
  expect(shop.shelf()).toMatchObject({ counted: {}, arrived: { [iceTea]: 60 } });
});

test('a payment split between cash and account is owed from then on, with its due day', async () => {
  const { orderId } = await shop.shipped('split', cart);
  const order = await settle(orderId, [], 20_000);
  expect(order.receipt).toMatchObject({ due: 25_800, cash: 20_000, onAccount: 5800 });
  expect(shop.credit()).toMatchObject({
    owed: 5800,
    reserved: {},
    dues: { [orderId]: { amount: 5800, dueDay: '2026-12-23' } },
  });
  expect(balance('store:laowang:owes:xinyuan')).toBe(-5800);
  const page = await rebate(shop.world, { storeId: laowang });
  expect(page.owed).toEqual([
    {
      sellerId: xinyuan,
      sellerName: '鑫源商贸',
      owed: 5800,
      limit: 300_000,
      dueDay: '2026-12-23',
      overdue: false,
    },
  ]);
});

test('what was promised on account may be used even if the limit has shrunk meanwhile; more may not', async () => {
  const account = await shop.shipped('account', cart, 'account');
  const cash = await shop.shipped('cash', cart);
  await shop.world.db.updateIf(credits, creditId(laowang, xinyuan), {}, { set: { limit: 1000 } });
  expect(await problemOf(settle(cash.orderId, [], 20_000))).toEqual({
    code: 'account_short',
    facts: { room: 0 },
  });
  expect(await settle(account.orderId, [], 0)).toMatchObject({ receipt: { onAccount: 25_800 } });
  expect(shop.credit()).toMatchObject({ owed: 25_800, reserved: {} });
});

test('a receipt is settled once: sent again it answers the same, said otherwise it is told', async () => {
  const { orderId } = await shop.shipped('once', cart, 'account');
  const short = [{ gtin: iceTea, short: 1, broken: 0 }];
  const answers = await Promise.all(Array.from({ length: 5 }, () => settle(orderId, short, 10_000)));
  expect(new Set(answers.map((order) => JSON.stringify(order))).size).toBe(1);
  const noRemark = { gtin: lemonTea, short: 0, broken: 0 };
  expect(await settle(orderId, [noRemark, ...short], 10_000)).toEqual(answers[0]);
  expect(await problemOf(settle(orderId, short, 9000))).toEqual({
    code: 'order_moved_on',
    facts: { state: 'received' },
  });
  expect(await said(settle(orderId, [], 10_000))).toBe('order_moved_on');
  expect(shop.cloud.all(driverCash)).toMatchObject([{ cash: 10_000 }]);
  expect(shop.credit()).toMatchObject({ owed: 12_800 });
  expect(shop.cloud.all(entries).filter(({ cause }) => cause.kind === 'receipt')).toHaveLength(1);
  expect(shop.shelf()?.arrived).toEqual({ [iceTea]: 60, [lemonTea]: 45 });
});

test('no more can be missing than was ordered, and no more paid than is due', async () => {
  const { orderId } = await shop.shipped('excess', cart);
  expect(await said(settle(orderId, [{ gtin: iceTea, short: 3, broken: 3 }], 0))).toBe(
    'receipt_exceeds_order',
  );
  expect(
    await said(settle(orderId, [{ gtin: '6970000000037' as typeof iceTea, short: 1, broken: 0 }], 0)),
  ).toBe('receipt_exceeds_order');
  const twice = { gtin: iceTea, short: 1, broken: 0 };
  expect(await said(settle(orderId, [twice, twice], 0))).toBe('receipt_exceeds_order');
  expect(await said(settle(orderId, [], 25_801))).toBe('bad_input');
  expect(shop.cloud.all(entries)).toEqual([]);
});

test('a delivery of which everything is broken costs nothing, earns nothing and is over', async () => {
  const { orderId } = await shop.shipped('broken', [[iceTea, 3]]);
  expect(await settle(orderId, [{ gtin: iceTea, short: 0, broken: 3 }], 0)).toMatchObject({
    state: 'received',
    receipt: { due: 0 },
  });
  expect(shop.cloud.all(entries)).toEqual([]);
  expect(shop.shelf()?.firstReceivedAt).toBeUndefined();
  expect(shop.cloud.all(facts).filter(({ kind }) => kind === 'receipt')).toMatchObject([{ pending: [] }]);
});

test('goods that were not shipped, or not to this store, cannot be received', async () => {
  const { orderId } = await shop.place('early', cart);
  expect(await said(settle(orderId, [], 0))).toBe('order_moved_on');
  const asked = { storeId: laowang, orderId, lines: [], cash: fen(0) };
  expect(await said(confirmReceipt(shop.world, asked, shop.seats.otherOwner))).toBe('not_yours');
});

test('a receipt whose function dies before the rebate still gets it from the clock, once', async () => {
  const shipped = await shop.shipped('later', [[iceTea, 12]]);
  const asked = { storeId: laowang, orderId: shipped.orderId, lines: [], cash: shipped.total };
  const order = await confirmReceipt(dyingAfter(1, shop.world), asked, shop.seats.owner);
  expect(order.state).toBe('received');
  expect(shop.cloud.all(facts).filter(({ kind }) => kind === 'receipt')).toMatchObject([
    { kind: 'receipt', pending: expect.arrayContaining(['rebate']) },
  ]);
  expect(shop.cloud.all(rebates)).toEqual([]);

  await Promise.all([catchUp(shop.world, tradeReactions), catchUp(shop.world, tradeReactions)]);
  expect(shop.cloud.all(facts).filter(({ kind }) => kind === 'receipt')).toMatchObject([{ pending: [] }]);
  expect((await rebate(shop.world, { storeId: laowang })).usable).toBe(600);

  const factId = receiptFactId(order.orderId);
  await shop.world.db.updateIf(facts, factId, {}, { set: { pending: ['rebate'] } });
  await catchUp(shop.world, tradeReactions);
  expect((await rebate(shop.world, { storeId: laowang })).usable).toBe(600);
});

/** A world in which the function dies when it would begin its next transaction. */

test('a store’s page keeps half a year of scans and this month’s rebates, however long the store has been here', async () => {
  await shop.received('march', [[iceTea, 3]]);
  const { _id, ...shelf } = shop.shelf() as NonNullable<ReturnType<Shop['shelf']>>;
  const [statement] = Object.values(shelf.rebates);
  const weeks = Array.from({ length: 60 }, (_, n) => addDays(day('2025-10-06'), 7 * n));
  await shop.cloud.seed(shelves, laowang, {
    ...shelf,
    scanned: Object.fromEntries(weeks.map((week) => [week, { [iceTea]: 1 }])),
    rebates: {
      'years-ago': { ...statement, policyId: 'years-ago', month: '2025-03' } as never,
      ...shelf.rebates,
    },
  });
  await shop.received('now', [[iceTea, 3]]);
  const kept = shop.shelf();
  expect(Object.keys(kept?.scanned ?? {})).toHaveLength(26);
  expect(kept?.scanned).toHaveProperty(weeks.at(-1) ?? '');
  expect(Object.keys(kept?.rebates ?? {})).toEqual(['tea-steps']);
});

test('a store that is late with what it owes pays what it ordered for cash in cash; what was promised before stays promised', async () => {
  const promised = await shop.shipped('promised', [[iceTea, 3]], 'account');
  const forCash = await shop.shipped('forCash', [[lemonTea, 3]]);
  const late = { 'dues.opening': { amount: 500, dueDay: '2026-11-01' }, owed: 500 };
  await shop.world.db.updateIf(credits, creditId(laowang, xinyuan), {}, { set: late });
  expect(await problemOf(settle(forCash.orderId, [], 0))).toEqual({
    code: 'account_short',
    facts: { room: 0 },
  });
  expect(await said(settle(forCash.orderId, [], forCash.total))).toBe('done');
  expect(await said(settle(promised.orderId, [], 0))).toBe('done');
});
