import { promiseRefund } from '../../../../cloudfunctions/money/payment/refund';
import type { WechatPay } from '../../../../cloudfunctions/platform/wechatpay/port';
import {
  answerReceiptDispute,
  disputeReceipt,
} from '../../../../cloudfunctions/trade/delivery/dispute-receipt';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { recordDelivery } from '../../../../cloudfunctions/trade/delivery/record-delivery';
import { standDeliveries } from '../../../../cloudfunctions/trade/delivery/stand-deliveries';
import { answerChange } from '../../../../cloudfunctions/trade/order/answer-change';
import { changeOrder } from '../../../../cloudfunctions/trade/order/change-order';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import type { OrderId } from '../../../../contracts/vocabulary';
import { iceTea, laowang, wangShifu } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { givingBack } from '../exchange/give-back';
import { said } from '../shop';
import { sellersMchid, silences } from '../till';
import { inAPayingShop, MINUTE, type PayingShop } from './paying-shop';

let shop: PayingShop;
let id: OrderId;
inAPayingShop({ has: 'paid', cases: 10 }, (opened) => {
  ({ shop, id } = opened);
});
afterEach(() => {
  shop.levers.setPace({ refundingMs: 1_000 });
});

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
const slow = () => shop.levers.setPace({ refundingMs: 100 * 24 * 60 * MINUTE });
const atWechat = (number: string | undefined) =>
  shop.levers.refunds({}).find(({ outRefundNo }) => outRefundNo === number);
const back = () => shop.refunds(id).map(({ cause, amount, state }) => ({ cause, amount, state }));
const shown = () =>
  shop.order(id).payment?.refunds.map(({ cause, amount, isDone }) => ({ cause, amount, isDone }));

test('cancelled before the seller accepted it, all of it goes back to where it came from', async () => {
  await cancel();
  expect(back()).toEqual([{ cause: 'cancelled', amount: 30_000, state: 'asked' }]);
  expect(shown()).toEqual([{ cause: 'cancelled', amount: 30_000, isDone: false }]);
  await shop.later(2);
  expect(shown()).toEqual([{ cause: 'cancelled', amount: 30_000, isDone: true }]);
  const [refund] = shop.refunds(id);
  expect(atWechat(refund?.outRefundNo)).toMatchObject({
    outTradeNo: shop.asked(id)[0]?.outTradeNo,
    amountFen: 30_000,
    state: 'SUCCESS',
  });
});

test('cancelled ten times at once, it goes back once', async () => {
  await Promise.all(Array.from({ length: 10 }, () => said(cancel())));
  await Promise.all(Array.from({ length: 5 }, () => shop.clock()));
  await shop.later(1);
  expect(back()).toEqual([{ cause: 'cancelled', amount: 30_000, state: 'done' }]);
  expect(new Set(shop.sent(shop.refunds(id)[0]?.outRefundNo ?? '')).size).toBe(1);
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
  await shop.later(2);
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
  id = await shop.paid('parts', [[iceTea, 10]]);
  const parts = { paymentId: `${id}:1`, at };
  const part = (cause: 'changed' | 'short' | 'twice' | 'late', amount: number) =>
    shop.world.db.transaction((tx) => promiseRefund(tx, { ...parts, cause, amount: fen(amount) }));
  await part('changed', 10_000);
  await part('short', 10_000);
  await part('twice', 10_000);
  await part('twice', 10_000);
  await expect(part('twice', 9_000)).rejects.toThrow('was asked for again');
  await expect(part('late', 1)).rejects.toThrow('cannot go back');
  await shop.later(2);
  expect(back().map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  await forget();
});

/** What a test promised without an order's step, it takes back out of the order's sums. */
async function forget() {
  await shop.world.db.updateIf(orders, id, {}, { set: { payBy: 'cash' } });
}

test.each(silences)('WeChat answers %s: the same number and bytes, and it goes back once', async (kind) => {
  await cancel();
  shop.levers.fault({ on: 'refund', kind });
  await shop.clock();
  expect(back()).toMatchObject([{ state: 'sending' }]);
  await shop.later(2);
  expect(back()).toMatchObject([{ state: 'done' }]);
  expect(new Set(shop.sent(shop.refunds(id)[0]?.outRefundNo ?? '')).size).toBe(1);
});

test.each(silences)('an answer that is %s does not say that a refund is done', async (kind) => {
  await cancel();
  await shop.clock();
  shop.levers.fault({ on: 'query_refund', kind, match: { outRefundNo: shop.refunds(id)[0]?.outRefundNo } });
  await shop.later(1);
  expect(back()).toMatchObject([{ state: 'processing' }]);
  await shop.later(1);
  expect(shown()).toMatchObject([{ isDone: true }]);
});

test('a bank that takes days is asked again and again, and the money is back when WeChat says so', async () => {
  slow();
  await cancel();
  await shop.later(5);
  expect(back()).toMatchObject([{ state: 'processing' }]);
  shop.levers.endRefund({ outRefundNo: shop.refunds(id)[0]?.outRefundNo ?? '', state: 'SUCCESS' });
  await shop.tick();
  expect(shown()).toMatchObject([{ isDone: true }]);
});

test.each(['ABNORMAL', 'CLOSED'] as const)(
  'a refund that WeChat calls %s waits for a person and is never sent again, under this number or another',
  async (how) => {
    slow();
    await cancel();
    await shop.clock();
    const { outRefundNo = '', refundId } = shop.refunds(id)[0] ?? {};
    shop.levers.endRefund({ outRefundNo, state: how });
    await shop.later(1);
    expect(shop.refunds(id)).toMatchObject([{ state: 'parked', why: 'stuck' }]);
    expect(shop.reported).toContainEqual({ alarm: 'refund_parked', refundId, why: 'stuck' });
    shop.cloud.clock.advance(61 * MINUTE);
    await shop.clock();
    expect(shop.sent(outRefundNo)).toHaveLength(1);
    expect(back()).toMatchObject([{ state: 'parked' }]);
  },
);

test('a stuck refund that is brought to another account at the console is done', async () => {
  slow();
  await cancel();
  await shop.clock();
  const { outRefundNo = '' } = shop.refunds(id)[0] ?? {};
  shop.levers.endRefund({ outRefundNo, state: 'ABNORMAL' });
  await shop.later(1);
  shop.levers.endRefund({ outRefundNo, state: 'SUCCESS' });
  shop.cloud.clock.advance(61 * MINUTE);
  await shop.clock();
  expect(shown()).toMatchObject([{ isDone: true }]);
});

test('a seller without money for it is told of, and once there is some the same number goes back', async () => {
  const basic = { mchid: sellersMchid, account: 'BASIC' } as const;
  shop.levers.setBalance({ ...basic, balanceFen: 100 });
  await cancel();
  await shop.clock();
  expect(shop.refunds(id)).toMatchObject([{ state: 'parked', why: 'needs_funds' }]);
  shop.levers.topUp({ ...basic, amountFen: 10_000_000 });
  shop.cloud.clock.advance(61 * MINUTE);
  await shop.clock();
  await shop.later(1);
  expect(shop.refunds(id)).toMatchObject([{ state: 'done' }]);
  expect(new Set(shop.sent(shop.refunds(id)[0]?.outRefundNo ?? '')).size).toBe(1);
});

test('a refund told of another sum is not believed', async () => {
  slow();
  await cancel();
  await shop.clock();
  const queryRefund: WechatPay['queryRefund'] = async (name) => {
    const outcome = await shop.world.pay.queryRefund(name);
    if (outcome.kind !== 'accepted') return outcome;
    return { ...outcome, refund: { ...outcome.refund, state: 'SUCCESS', amountFen: 100 } };
  };
  shop.cloud.clock.advance(MINUTE);
  await shop.clock({ ...shop.world, pay: { ...shop.world.pay, queryRefund } });
  expect(shop.refunds(id)).toMatchObject([{ state: 'parked', why: 'mismatch' }]);
});

test('broken bottles told after the receipt go back to WeChat, and the books know what the order costs now', async () => {
  await accept(shop.world, { orderId: id }, shop.seats.seller);
  await send();
  await receive(0);
  const back = givingBack(shop);
  await back.broken('wet', id, 30, [back.photo('wet')]);
  expect(await back.accept('wet')).toMatchObject({ note: { byWechat: 6_000, inFavour: 0 } });
  await shop.later(2);
  expect(shown()).toEqual([{ cause: 'returned', amount: 6_000, isDone: true }]);
});

test('paid by WeChat and received by the driver’s word: what the owner rightly says never came goes back, too', async () => {
  await accept(shop.world, { orderId: id }, shop.seats.seller);
  await send();
  await recordDelivery(shop.world, { orderId: id, lines: [], cash: fen(0) }, shop.seats.driver);
  shop.cloud.clock.advance(49 * 60 * MINUTE);
  await standDeliveries(shop.world);
  const lines = [{ gtin: iceTea, short: 2, broken: 0 }];
  const says = { storeId: laowang, orderId: id, lines, cash: fen(0), remark: '少两箱' };
  await disputeReceipt(shop.world, says, shop.seats.owner);
  const word = { orderId: id, isWrong: true, remark: '确实少两箱' };
  await answerReceiptDispute(shop.world, word, shop.seats.seller);
  await answerReceiptDispute(shop.world, word, shop.seats.seller);
  expect(back()).toEqual([{ cause: 'short', amount: 6_000, state: 'asked' }]);
  await shop.later(2);
  expect(shown()).toEqual([{ cause: 'short', amount: 6_000, isDone: true }]);
});

test('what was asked to go back cannot be said never to have come', async () => {
  await accept(shop.world, { orderId: id }, shop.seats.seller);
  await send();
  await recordDelivery(shop.world, { orderId: id, lines: [], cash: fen(0) }, shop.seats.driver);
  shop.cloud.clock.advance(49 * 60 * MINUTE);
  await standDeliveries(shop.world);
  const returned = givingBack(shop);
  await returned.broken('glass', id, 30, [returned.photo('glass')]);
  const lines = [{ gtin: iceTea, short: 9, broken: 0 }];
  const says = { storeId: laowang, orderId: id, lines, cash: fen(0), remark: '少九箱' };
  await disputeReceipt(shop.world, says, shop.seats.owner);
  const word = { orderId: id, isWrong: true, remark: '查过了' };
  expect(await said(answerReceiptDispute(shop.world, word, shop.seats.seller))).toBe('receipt_exceeds_order');
});

test('what was paid back and came after all is on the account: what breaks of it comes off there, not out of WeChat again', async () => {
  await accept(shop.world, { orderId: id }, shop.seats.seller);
  await send();
  const none = [{ gtin: iceTea, short: 10, broken: 0 }];
  await recordDelivery(shop.world, { orderId: id, lines: none, cash: fen(0) }, shop.seats.driver);
  shop.cloud.clock.advance(49 * 60 * MINUTE);
  await standDeliveries(shop.world);
  const says = { storeId: laowang, orderId: id, lines: [], cash: fen(0), remark: '都到了' };
  await disputeReceipt(shop.world, says, shop.seats.owner);
  await answerReceiptDispute(
    shop.world,
    { orderId: id, isWrong: true, remark: '确实都到了' },
    shop.seats.seller,
  );
  const returned = givingBack(shop);
  await returned.broken('late', id, 30, [returned.photo('late')]);
  expect(await returned.accept('late')).toMatchObject({ note: { byWechat: 0, offDues: 6_000 } });
  expect(back()).toMatchObject([{ cause: 'short', amount: 30_000 }]);
});
