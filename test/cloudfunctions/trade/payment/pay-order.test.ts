import type { WechatPay } from '../../../../cloudfunctions/platform/wechatpay/port';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import { waiting } from '../../../../cloudfunctions/trade/order/seller-orders';
import { accept } from '../../../../cloudfunctions/trade/order/seller-steps';
import { storeOrder } from '../../../../cloudfunctions/trade/order/store-orders';
import { payment, payOrder } from '../../../../cloudfunctions/trade/payment/pay-order';
import { priceListId, priceLists } from '../../../../cloudfunctions/trade/price/price-list';
import { quote } from '../../../../cloudfunctions/trade/price/quote';
import type { OrderId } from '../../../../contracts/vocabulary';
import { iceTea, laowang, xinyuan } from '../../../first-shop';
import { ordered, problemOf, said } from '../shop';
import { appid, sellersMchid, silences } from '../till';
import { inAPayingShop, MINUTE, type PayingShop } from './paying-shop';

let shop: PayingShop;
let id: OrderId;
inAPayingShop({ has: 'ordered', cases: 3 }, (opened) => {
  ({ shop, id } = opened);
});

const state = () => shop.order(id).state;
const cancel = () => cancelOrder(shop.world, { storeId: laowang, orderId: id }, shop.seats.owner);
const toAccept = async () =>
  (await waiting(shop.world, {}, shop.seats.seller)).orders.map(({ orderId }) => orderId);

test('a quote says how its seller can be paid; one without a merchant number takes no WeChat payments', async () => {
  const asked = { storeId: laowang, lines: [{ gtin: iceTea, cases: 3 }], payBy: 'wechat' as const };
  const [offered] = (await quote(shop.world, asked)).quotes;
  expect(offered).toMatchObject({ payBy: 'wechat', ways: ['cash', 'wechat', 'account'], reasons: [] });

  const list = priceListId(xinyuan, 'A');
  await shop.world.db.updateIf(priceLists, list, {}, { unset: ['seller.mchid'] });
  const [alone] = (await quote(shop.world, asked)).quotes;
  expect(alone).toMatchObject({ ways: ['cash', 'account'], reasons: [{ reason: 'wechat_not_taken' }] });
  expect(await problemOf(shop.place('unpayable', [[iceTea, 3]], 'wechat'))).toEqual({
    code: 'order_refused',
    facts: { reasons: [{ reason: 'wechat_not_taken' }] },
  });
  await shop.world.db.updateIf(priceLists, list, {}, { set: { 'seller.mchid': sellersMchid } });
});

test('an order to be paid by WeChat keeps its goods and its time, and the seller does not see it', async () => {
  const order = await storeOrder(shop.world, { storeId: laowang, orderId: id }, shop.seats.owner);
  expect(order).toMatchObject({ state: 'unpaid', payBy: 'wechat', total: 9_000 });
  expect((order.payUntil ?? 0) - order.placedAt).toBe(30 * MINUTE);
  expect(shop.holds()[id]?.cases).toEqual({ [iceTea]: 3 });
  expect(shop.shelf()?.orders[id]?.state).toBe('unpaid');
  expect(await toAccept()).not.toContain(id);
  expect(await problemOf(accept(shop.world, { orderId: id }, shop.seats.seller))).toEqual({
    code: 'order_moved_on',
    facts: { state: 'unpaid' },
  });
  expect(Object.keys(order)).not.toContain('mchid');
});

test('paid on WeChat’s page, it is with the seller, and the books say where the money stands', async () => {
  const { sheet } = await shop.pay(id);
  const page = { ...sheet!, appId: appid, openid: 'o-laowang' };
  expect(shop.levers.pay({ ...page, paySign: 'forged' }).errMsg).toBe('requestPayment:fail 支付验证签名失败');
  expect(shop.levers.pay(page).errMsg).toBe('requestPayment:ok');
  const order = await shop.look(id);
  expect(order).toMatchObject({ state: 'placed', payment: { paid: 9_000, refunds: [] } });
  expect(order.payUntil).toBeUndefined();
  expect(await toAccept()).toContain(id);
  expect(shop.asked(id)).toMatchObject([{ state: 'paid', mchid: sellersMchid, openid: 'o-laowang' }]);
});

test('what the phone says is believed by nobody: tapped and not paid stays unpaid', async () => {
  await shop.pay(id);
  expect(await shop.look(id)).toMatchObject({ state: 'unpaid' });
  await shop.clock();
  expect(state()).toBe('unpaid');
});

test('ten taps at once ask WeChat for one payment, and all open the same page', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => shop.pay(id)));
  expect(new Set(answers.map(({ sheet }) => sheet?.package))).toEqual(
    new Set([`prepay_id=${shop.asked(id)[0]?.prepayId}`]),
  );
  expect(shop.asked(id)).toHaveLength(1);
  expect(new Set(shop.sent(shop.asked(id)[0]?.outTradeNo ?? '')).size).toBe(1);
});

test('ten times asked what became of it, it is paid and booked once', async () => {
  await shop.pay(id);
  shop.confirm(id);
  const looks = await Promise.all(Array.from({ length: 10 }, () => shop.look(id)));
  expect(new Set(looks.map((order) => order.payment?.paid))).toContain(9_000);
  expect(shop.order(id).payment).toMatchObject({ paid: 9_000, refunds: [] });
});

test.each(silences)(
  'WeChat answers %s: nothing is lost, and the next tap sends the same bytes or opens the same page',
  async (kind) => {
    shop.levers.fault({ on: 'pay', kind });
    expect((await shop.pay(id)).sheet).toBeUndefined();
    expect(shop.asked(id)).toMatchObject([{ state: 'sending' }]);
    expect((await shop.pay(id)).sheet?.package).toMatch(/^prepay_id=/);
    expect(shop.asked(id)).toHaveLength(1);
    expect(new Set(shop.sent(shop.asked(id)[0]?.outTradeNo ?? '')).size).toBe(1);
  },
);

test.each(silences)('an answer that is %s says nothing about a paid order', async (kind) => {
  await shop.pay(id);
  shop.confirm(id);
  shop.levers.fault({ on: 'query_payment', kind });
  expect(await shop.look(id)).toMatchObject({ state: 'unpaid' });
  expect(await shop.look(id)).toMatchObject({ state: 'placed' });
});

test.each(silences)('an answer that is %s does not make an unpaid order paid', async (kind) => {
  await shop.pay(id);
  shop.levers.fault({ on: 'query_payment', kind, times: 2 });
  expect(await shop.look(id)).toMatchObject({ state: 'unpaid' });
  await shop.later(1);
  expect(state()).toBe('unpaid');
});

test('nobody looks: the clock finds out that it was paid', async () => {
  await shop.pay(id);
  shop.confirm(id);
  shop.cloud.clock.advance(MINUTE);
  await shop.clock();
  expect(state()).toBe('placed');
});

test.each([
  ['another amount', { amountFen: 900 }],
  ['another payer', { openid: 'o-somebody' }],
  ['another merchant', { mchid: '1900000999' }],
  ['another app', { appid: 'wx-another' }],
])('told to be paid with %s, it is not paid: a person has to look', async (_, wrong) => {
  await shop.pay(id);
  shop.confirm(id);
  const queryPayment: WechatPay['queryPayment'] = async (name) => {
    const outcome = await shop.world.pay.queryPayment(name);
    return outcome.kind === 'accepted' ? { ...outcome, payment: { ...outcome.payment, ...wrong } } : outcome;
  };
  const lying = { ...shop.world, pay: { ...shop.world.pay, queryPayment } };
  expect(await shop.look(id, lying)).toMatchObject({ state: 'unpaid' });
  expect(shop.asked(id)).toMatchObject([{ state: 'parked', why: 'mismatch' }]);
  expect(shop.reported).toContainEqual({
    alarm: 'payment_parked',
    paymentId: `${id}:1`,
    why: 'mismatch',
  });
  expect((await shop.pay(id, lying)).sheet).toBeUndefined();
  // Told rightly in the end, it is paid.
  expect(await shop.look(id)).toMatchObject({ state: 'placed' });
});

test('a page older than two hours is closed before another number is asked for', async () => {
  const list = priceListId(xinyuan, 'A');
  await shop.world.db.updateIf(priceLists, list, {}, { set: { 'seller.payWithinMinutes': 300 } });
  id = await shop.ordered('patient', [[iceTea, 3]]);
  const first = (await shop.pay(id)).sheet?.package;
  shop.cloud.clock.advance(100 * MINUTE);
  expect((await shop.pay(id)).sheet?.package).toBe(first);
  shop.cloud.clock.advance(20 * MINUTE);
  const second = (await shop.pay(id)).sheet?.package;
  expect(second).not.toBe(first);
  expect(shop.asked(id)).toMatchObject([
    { paymentId: `${id}:1`, state: 'closed' },
    { paymentId: `${id}:2`, state: 'open' },
  ]);
  expect(shop.levers.payOrder({ outTradeNo: shop.asked(id)[0]?.outTradeNo ?? '' }).errMsg).toBe(
    'requestPayment:fail 订单已关闭',
  );
  shop.confirm(id);
  expect(await shop.look(id)).toMatchObject({ state: 'placed' });
  await shop.world.db.updateIf(priceLists, list, {}, { unset: ['seller.payWithinMinutes'] });
});

test('the old number was paid just before it was closed: that pays the order, and no other is asked for', async () => {
  await shop.pay(id);
  shop.confirm(id);
  shop.cloud.clock.advance(29 * MINUTE);
  const another = { ...shop.seats.owner, openid: 'o-partner' };
  expect(await payOrder(shop.world, { storeId: laowang, orderId: id }, another)).toMatchObject({
    order: { state: 'placed' },
  });
  expect(shop.asked(id)).toHaveLength(1);
});

test('while nobody knows whether the old number is closed, there is no new one', async () => {
  await shop.pay(id);
  const another = { ...shop.seats.owner, openid: 'o-partner' };
  shop.levers.fault({ on: 'query_payment', kind: 'drop_before' });
  const told = await payOrder(shop.world, { storeId: laowang, orderId: id }, another);
  expect(told.sheet).toBeUndefined();
  expect(shop.asked(id)).toMatchObject([{ state: 'closing' }]);
  expect((await payOrder(shop.world, { storeId: laowang, orderId: id }, another)).sheet?.package).toMatch(
    /^prepay_id=/,
  );
  expect(shop.asked(id)).toMatchObject([{ state: 'closed' }, { state: 'open', openid: 'o-partner' }]);
});

test('not paid in its time, the order ends and its goods are free again', async () => {
  await shop.pay(id);
  shop.cloud.clock.advance(30 * MINUTE);
  await shop.later(2);
  expect(state()).toBe('cancelled');
  expect(shop.asked(id)).toMatchObject([{ state: 'closed' }]);
  expect(shop.holds()[id]).toBeUndefined();
  expect(shop.shelf()?.orders[id]).toBeUndefined();
});

test('nobody even tapped: the order ends likewise', async () => {
  shop.cloud.clock.advance(31 * MINUTE);
  await shop.later(2);
  expect(state()).toBe('cancelled');
  expect(shop.holds()[id]).toBeUndefined();
});

test('paid in the last second, the order is placed and not ended', async () => {
  await shop.pay(id);
  shop.confirm(id);
  shop.cloud.clock.advance(30 * MINUTE);
  await shop.clock();
  expect(state()).toBe('placed');
});

test('too late, the owner who looks or taps finds it cancelled', async () => {
  shop.cloud.clock.advance(31 * MINUTE);
  expect(await shop.look(id)).toMatchObject({ state: 'cancelled' });
  const told = await shop.pay(id);
  expect(told.order).toMatchObject({ state: 'cancelled' });
  expect(told.sheet).toBeUndefined();
});

test('while WeChat does not say that it is closed, an order whose time is over keeps its goods', async () => {
  await shop.pay(id);
  shop.cloud.clock.advance(30 * MINUTE);
  const outTradeNo = shop.asked(id)[0]?.outTradeNo ?? '';
  shop.levers.fault({ on: 'query_payment', kind: 'drop_before', match: { outTradeNo }, times: 2 });
  await shop.clock();
  expect(state()).toBe('unpaid');
  expect(shop.holds()[id]?.cases).toEqual({ [iceTea]: 3 });
  shop.cloud.clock.advance(6 * MINUTE);
  await shop.clock();
  expect(state()).toBe('cancelled');
});

test('cancelled by its owner while the page is open, it is closed and cannot be paid any more', async () => {
  await shop.pay(id);
  expect(await cancel()).toMatchObject({ state: 'cancelled' });
  expect(shop.asked(id)).toMatchObject([{ state: 'closing' }]);
  await shop.clock();
  expect(shop.asked(id)).toMatchObject([{ state: 'closed' }]);
  expect(shop.confirm(id)).toMatch('requestPayment:fail');
});

test('a payment that arrives after the order was cancelled goes back by itself, whole and once', async () => {
  await shop.pay(id);
  shop.confirm(id);
  await cancel();
  await shop.later(2);
  expect(shop.order(id)).toMatchObject({
    state: 'cancelled',
    payment: { paid: 9_000, refunds: [{ cause: 'late', amount: 9_000, isDone: true }] },
  });
  expect(
    shop.levers.refunds({}).filter(({ outTradeNo }) => outTradeNo === shop.asked(id)[0]?.outTradeNo),
  ).toHaveLength(1);
});

test('a second payment, under an older number that was believed closed, goes back by itself', async () => {
  shop.levers.fault({ on: 'pay', kind: 'drop_before' });
  await shop.pay(id);
  const [first] = shop.asked(id);
  const partner = { ...shop.seats.owner, openid: 'o-partner' };
  await payOrder(shop.world, { storeId: laowang, orderId: id }, partner);
  expect(shop.asked(id)).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
  shop.confirm(id);
  await shop.look(id);
  // What was sent first and thought lost arrives after all, and somebody pays it.
  await shop.world.pay.sendPayment(first!);
  expect(shop.levers.payOrder({ outTradeNo: first?.outTradeNo ?? '' }).errMsg).toBe('requestPayment:ok');
  await shop.tick();
  await shop.later(2);
  expect(shop.order(id)).toMatchObject({
    state: 'placed',
    payment: { paid: 18_000, refunds: [{ cause: 'twice', amount: 9_000, isDone: true }] },
  });
});

test('a notice of WeChat leads to a question, and its answer places the order; told twice it is kept once', async () => {
  await shop.pay(id);
  await shop.tick();
  shop.said.length = 0;
  shop.levers.fault({ on: 'notify', kind: 'twice' });
  shop.confirm(id);
  await shop.tick();
  expect(shop.said).toEqual(['heard', 'heard']);
  expect(state()).toBe('placed');
  expect(shop.order(id).payment).toMatchObject({ paid: 9_000, refunds: [] });
});

test('a notice moves no money by itself: while WeChat does not answer, the order stays unpaid', async () => {
  await shop.pay(id);
  shop.confirm(id);
  shop.levers.fault({ on: 'query_payment', kind: 'drop_before' });
  await shop.tick();
  expect(state()).toBe('unpaid');
  await shop.later(1);
  expect(state()).toBe('placed');
});

test.each(['stranger', 'unsigned', 'changed', 'broken_seal', 'stale', 'signtest'] as const)(
  'a notice that is %s is refused and changes nothing',
  async (how) => {
    await shop.pay(id);
    const outTradeNo = shop.asked(id)[0]?.outTradeNo ?? '';
    expect(await shop.levers.forgeNotify({ outTradeNo, state: 'SUCCESS', how })).toEqual({ status: 401 });
    expect(state()).toBe('unpaid');
    expect(shop.asked(id)).toMatchObject([{ state: 'open' }]);
  },
);

test('a tap that meets the cancelling asks for nothing, or what it asked for is closed', async () => {
  for (const n of [1, 2, 3, 4, 5]) {
    id = await shop.ordered(`race${n}`, [[iceTea, 3]]);
    await Promise.all([shop.pay(id), cancel()]);
    await shop.clock();
    expect(state()).toBe('cancelled');
    expect(shop.asked(id).map((each) => each.state)).not.toContain('open');
    expect(shop.confirm(id)).toMatch('requestPayment:fail');
  }
});

test('placing it, opening its page and looking stay within their budgets of database calls', async () => {
  const IDENTITY = 1;
  const cost = async (work: () => Promise<unknown>) => IDENTITY + (await shop.cloud.callsOf(work));
  const place = await cost(async () => {
    id = await shop.ordered('budget', [[iceTea, 3]]);
  });
  const open = await cost(() => shop.pay(id));
  shop.confirm(id);
  const look = await cost(() => shop.look(id));
  process.stdout.write(`place ${place}, open the page ${open}, look ${look}\n`);
  expect(place).toBeLessThanOrEqual(13);
  expect(open).toBeLessThanOrEqual(10);
  expect(look).toBeLessThanOrEqual(20);
});

test('nobody pays or looks at an order of another store', async () => {
  const theirs = { storeId: laowang, orderId: id };
  expect(await said(payOrder(shop.world, theirs, shop.seats.otherOwner))).toBe('not_yours');
  expect(await said(payment(shop.world, theirs, shop.seats.otherOwner))).toBe('not_yours');
  const unknown = { ...theirs, orderId: ordered('unknown', [], 'cash').orderId };
  expect(await said(payOrder(shop.world, unknown, shop.seats.owner))).toBe('not_yours');
});

test('an order in cash is not paid by WeChat', async () => {
  const { orderId } = await shop.place('cash', [[iceTea, 3]]);
  const told = await shop.pay(orderId);
  expect(told).toMatchObject({ order: { state: 'placed' } });
  expect(told.sheet).toBeUndefined();
  expect(shop.asked(orderId)).toEqual([]);
});
