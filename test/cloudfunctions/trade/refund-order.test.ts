import { promiseRefund } from '../../../cloudfunctions/money/refund';
import { orders } from '../../../cloudfunctions/trade/order';
import { answerChange, cancelOrder } from '../../../cloudfunctions/trade/owner-steps';
import { confirmReceipt } from '../../../cloudfunctions/trade/receipt';
import { accept, changeOrder, ship } from '../../../cloudfunctions/trade/seller-steps';
import type { OrderId } from '../../../contracts/vocabulary';
import { iceTea, laowang, wangShifu } from '../../first-shop';
import { fen } from '../../test-cloud';
import { expectPaidFor, MINUTE, openPayingShop, type PayingShop } from './paying-shop';
import { said } from './shop';

let shop: PayingShop;
let id: OrderId;
let names = 0;
beforeAll(async () => {
  shop = await openPayingShop();
});
beforeEach(async () => {
  names += 1;
  id = await shop.paid(`order${names}`, [[iceTea, 10]]);
});
afterEach(async () => {
  Object.assign(shop.till.till, { funds: 10_000_000, isSlow: false });
  await expectPaidFor(shop);
});
afterAll(() => shop.cloud.close());

const cancel = () => cancelOrder(shop.world, { storeId: laowang, orderId: id }, shop.seats.owner);
const agree = (isAgreed: boolean) =>
  answerChange(shop.world, { storeId: laowang, orderId: id, agree: isAgreed }, shop.seats.owner);
const offer = (cases: number) =>
  changeOrder(shop.world, { orderId: id, lines: [{ gtin: iceTea, cases }] }, shop.seats.seller);
const receive = (short: number, cash = 0) =>
  confirmReceipt(
    shop.world,
    { storeId: laowang, orderId: id, lines: [{ gtin: iceTea, short, broken: 0 }], cash: fen(cash) },
    shop.seats.owner,
  );
const send = () => ship(shop.world, { orderId: id, driverId: wangShifu }, shop.seats.seller);
const back = () => shop.refunds(id).map(({ cause, amount, state }) => ({ cause, amount, state }));
const shown = () =>
  shop.order(id).payment?.refunds.map(({ cause, amount, isDone }) => ({ cause, amount, isDone }));

test('cancelled before the seller accepted it, all of it goes back to where it came from', async () => {
  await cancel();
  expect(back()).toEqual([{ cause: 'cancelled', amount: 30_000, state: 'asked' }]);
  expect(shown()).toEqual([{ cause: 'cancelled', amount: 30_000, isDone: false }]);
  await shop.clock();
  expect(shown()).toEqual([{ cause: 'cancelled', amount: 30_000, isDone: true }]);
  const [refund] = shop.refunds(id);
  expect(shop.till.refundNamed(refund?.outRefundNo ?? '')).toMatchObject({
    out_trade_no: shop.asked(id)[0]?.outTradeNo,
    amount: { refund: 30_000, total: 30_000 },
  });
});

test('cancelled ten times at once, it goes back once', async () => {
  await Promise.all(Array.from({ length: 10 }, () => said(cancel())));
  await Promise.all(Array.from({ length: 5 }, () => shop.clock()));
  expect(back()).toEqual([{ cause: 'cancelled', amount: 30_000, state: 'done' }]);
  expect(new Set(shop.till.sent(shop.refunds(id)[0]?.outRefundNo ?? '')).size).toBe(1);
});

test('a change that is declined ends the order, and all of it goes back', async () => {
  await offer(8);
  await agree(false);
  expect(back()).toEqual([{ cause: 'cancelled', amount: 30_000, state: 'asked' }]);
});

test('fewer cases agreed and fewer still received: both parts go back, each under its own number', async () => {
  await offer(8);
  await agree(true);
  await agree(true);
  expect(back()).toEqual([{ cause: 'changed', amount: 6_000, state: 'asked' }]);
  await send();
  const order = await receive(1);
  expect(order).toMatchObject({ receipt: { due: 21_000, cash: 0, onAccount: 0, byWechat: 21_000 } });
  expect(await receive(1)).toMatchObject({ receipt: { due: 21_000 } });
  expect(back()).toEqual([
    { cause: 'changed', amount: 6_000, state: 'asked' },
    { cause: 'short', amount: 3_000, state: 'asked' },
  ]);
  await shop.clock();
  expect(shown()).toEqual([
    { cause: 'changed', amount: 6_000, isDone: true },
    { cause: 'short', amount: 3_000, isDone: true },
  ]);
  expect(new Set(shop.refunds(id).map(({ outRefundNo }) => outRefundNo)).size).toBe(2);
});

test('received in full, nothing goes back; no cash is taken for what was paid', async () => {
  await accept(shop.world, { orderId: id }, shop.seats.seller);
  await send();
  expect(await said(receive(0, 100))).toBe('bad_input');
  await receive(0);
  expect(back()).toEqual([]);
});

test('a seller who has nothing at all gives all of it back', async () => {
  await offer(0);
  expect(await agree(true)).toMatchObject({ state: 'cancelled' });
  expect(back()).toEqual([{ cause: 'cancelled', amount: 30_000, state: 'asked' }]);
});

test('three parts for three causes go back, a fourth that is more than was paid does not', async () => {
  const paymentId = `${id}:1`;
  const at = shop.world.now();
  const promise = (cause: 'changed' | 'short' | 'twice' | 'late', amount: number) =>
    shop.world.db.transaction((tx) => promiseRefund(tx, { paymentId, cause, amount: fen(amount), at }));
  await cancel();
  await expect(promise('late', 1)).rejects.toThrow('cannot go back');
  id = await shop.paid(`parts${names}`, [[iceTea, 10]]);
  const parts = { paymentId: `${id}:1`, at };
  const part = (cause: 'changed' | 'short' | 'twice' | 'late', amount: number) =>
    shop.world.db.transaction((tx) => promiseRefund(tx, { ...parts, cause, amount: fen(amount) }));
  await part('changed', 10_000);
  await part('short', 10_000);
  await part('twice', 10_000);
  await part('twice', 10_000);
  await expect(part('twice', 9_000)).rejects.toThrow('was asked for again');
  await expect(part('late', 1)).rejects.toThrow('cannot go back');
  await shop.clock();
  expect(back().map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  await forget();
});

/** What a test promised without an order's step, it takes back out of the order's sums. */
async function forget() {
  await shop.world.db.updateIf(orders, id, {}, { set: { payBy: 'cash' } });
}

test.each([
  ['before it arrived', 'before'],
  ['after it arrived', 'after'],
] as const)(
  'WeChat silent %s: the same number and bytes go out again, and it goes back once',
  async (_, when) => {
    await cancel();
    shop.till.fault('sendRefund', when);
    await shop.clock();
    expect(back()).toMatchObject([{ state: 'sending' }]);
    shop.cloud.clock.advance(MINUTE);
    await shop.clock();
    expect(back()).toMatchObject([{ state: 'done' }]);
    const { outRefundNo = '' } = shop.refunds(id)[0] ?? {};
    expect(new Set(shop.till.sent(outRefundNo)).size).toBe(1);
  },
);

test('silence about a refund is no answer: it is asked again until WeChat says that it is done', async () => {
  shop.till.till.isSlow = true;
  await cancel();
  await shop.clock();
  expect(back()).toMatchObject([{ state: 'processing' }]);
  const { outRefundNo = '' } = shop.refunds(id)[0] ?? {};
  shop.till.fault('queryRefund', 'before', 2, outRefundNo);
  for (let minute = 0; minute < 4; minute++) {
    shop.cloud.clock.advance(MINUTE);
    await shop.clock();
  }
  expect(back()).toMatchObject([{ state: 'processing' }]);
  Object.assign(shop.till.refundNamed(outRefundNo) ?? {}, { state: 'SUCCESS' });
  shop.cloud.clock.advance(61 * MINUTE);
  await shop.clock();
  expect(shown()).toMatchObject([{ isDone: true }]);
});

test.each(['ABNORMAL', 'CLOSED'] as const)(
  'a refund that WeChat calls %s waits for a person, is asked about, and is never sent under another number',
  async (how) => {
    shop.till.till.isSlow = true;
    await cancel();
    await shop.clock();
    const { outRefundNo = '', refundId } = shop.refunds(id)[0] ?? {};
    const there = shop.till.refundNamed(outRefundNo);
    Object.assign(there ?? {}, { state: how });
    shop.cloud.clock.advance(MINUTE);
    await shop.clock();
    expect(shop.refunds(id)).toMatchObject([{ state: 'parked', why: 'stuck' }]);
    expect(shop.reported).toContainEqual({ alarm: 'refund_parked', refundId, why: 'stuck' });
    shop.cloud.clock.advance(61 * MINUTE);
    await shop.clock();
    expect(shop.till.sent(outRefundNo)).toHaveLength(1);
    // Brought to another account of the payer at the merchant's console.
    Object.assign(there ?? {}, { state: 'SUCCESS' });
    shop.cloud.clock.advance(61 * MINUTE);
    await shop.clock();
    expect(shown()).toMatchObject([{ isDone: true }]);
  },
);

test('a seller without money for it is told of, and once there is some the same number goes back', async () => {
  shop.till.till.funds = 100;
  await cancel();
  await shop.clock();
  expect(shop.refunds(id)).toMatchObject([{ state: 'parked', why: 'needs_funds' }]);
  shop.till.till.funds = 100_000;
  shop.cloud.clock.advance(61 * MINUTE);
  await shop.clock();
  expect(shop.refunds(id)).toMatchObject([{ state: 'done' }]);
  expect(new Set(shop.till.sent(shop.refunds(id)[0]?.outRefundNo ?? '')).size).toBe(1);
});

test('a refund told of another sum is not believed', async () => {
  shop.till.till.isSlow = true;
  await cancel();
  await shop.clock();
  const { outRefundNo = '' } = shop.refunds(id)[0] ?? {};
  const there = shop.till.refundNamed(outRefundNo);
  Object.assign(there ?? {}, { state: 'SUCCESS', amount: { refund: 100, total: 30_000 } });
  shop.cloud.clock.advance(MINUTE);
  await shop.clock();
  expect(shop.refunds(id)).toMatchObject([{ state: 'parked', why: 'mismatch' }]);
});
