import { appid, type Counter, li, mchid, notifyUrl, openCounter } from './counter';

const REFUNDS = '/v3/refund/domestic/refunds';
const DAY = 86_400_000;

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});

async function paid(number: string, total = 10_000): Promise<void> {
  await counter.ask('POST', '/v3/pay/transactions/jsapi', {
    appid,
    mchid,
    description: '货款',
    out_trade_no: number,
    notify_url: notifyUrl,
    amount: { total },
    payer: { openid: li },
  });
  counter.levers.payOrder({ outTradeNo: number });
}
const refund = (order: string, number: string, amount: number, changes: object = {}) =>
  counter.ask('POST', REFUNDS, {
    out_trade_no: order,
    out_refund_no: number,
    reason: '少送两箱',
    notify_url: notifyUrl,
    amount: { refund: amount, total: 10_000, currency: 'CNY' },
    ...changes,
  });
const stateOf = (number: string) => counter.ask('GET', `${REFUNDS}/${number}`);
const basic = () => {
  const [account] = counter.levers.accounts({});
  return { balance: account?.basicFen, frozen: account?.basicFrozenFen };
};

test('a refund is under way first and then done, and the merchant is told', async () => {
  await paid('order1');
  const made = await refund('order1', 'r1', 3_000);
  expect(made).toMatchObject({ status: 'PROCESSING', out_trade_no: 'order1', amount: { refund: 3_000 } });
  expect(basic()).toEqual({ balance: 7_000, frozen: 3_000 });
  counter.clock.ms += 1_000;
  await counter.tick();
  expect(counter.heard()).toMatchObject({
    event: 'REFUND.SUCCESS',
    mchid,
    out_refund_no: 'r1',
    refund_status: 'SUCCESS',
    amount: { total: 10_000, refund: 3_000 },
  });
  expect(await stateOf('r1')).toMatchObject({ status: 'SUCCESS' });
  expect(basic()).toEqual({ balance: 7_000, frozen: 0 });
  const order = await counter.ask('GET', `/v3/pay/transactions/out-trade-no/order1?mchid=${mchid}`);
  expect(order).toMatchObject({ trade_state: 'REFUND', amount: { total: 10_000 } });
});

test('one number is one refund, whatever is asked again; a new number is a new one', async () => {
  await paid('order2');
  const first = await refund('order2', 'r2', 4_000);
  expect(await refund('order2', 'r2', 4_000)).toEqual(first);
  expect(await refund('order2', 'r2', 5_000)).toMatchObject({ code: 'INVALID_REQUEST' });
  await refund('order2', 'r3', 4_000);
  expect(basic()).toEqual({ balance: 2_000, frozen: 8_000 });
  expect(await refund('order2', 'r4', 2_001)).toMatchObject({ code: 'INVALID_REQUEST' });
  await refund('order2', 'r4', 2_000);
  expect(await refund('order2', 'r5', 1)).toMatchObject({ message: '订单已全额退款' });
});

test('a refund the bank refuses is closed and the money is back, or it waits for hands', async () => {
  await paid('order3');
  await refund('order3', 'r6', 4_000);
  counter.levers.endRefund({ outRefundNo: 'r6', state: 'CLOSED' });
  await counter.tick();
  expect(counter.heard()).toMatchObject({ event: 'REFUND.CLOSED', refund_status: 'CLOSED' });
  expect(basic()).toEqual({ balance: 10_000, frozen: 0 });
  await refund('order3', 'r7', 10_000);
  counter.levers.endRefund({ outRefundNo: 'r7', state: 'ABNORMAL' });
  expect(await stateOf('r7')).toMatchObject({ status: 'ABNORMAL' });
  expect(basic()).toEqual({ balance: 0, frozen: 10_000 });
  counter.levers.endRefund({ outRefundNo: 'r7', state: 'SUCCESS' });
  expect(await stateOf('r7')).toMatchObject({ status: 'SUCCESS' });
  expect(basic()).toEqual({ balance: 0, frozen: 0 });
  expect(() => counter.levers.endRefund({ outRefundNo: 'r7', state: 'CLOSED' })).toThrow('does not go');
});

test('each refund that cannot be has a clear answer and moves nothing', async () => {
  await paid('order4');
  const refused = async (reply: Promise<object>, status: number, code: string) =>
    expect(await reply).toMatchObject({ status, code });
  const amount = (refund: number, total: number) => ({ amount: { refund, total, currency: 'CNY' } });
  await refused(refund('nobody', 'r8', 1), 404, 'RESOURCE_NOT_EXISTS');
  await refused(refund('order4', 'r8', 1, amount(1, 9_999)), 400, 'INVALID_REQUEST');
  await refused(refund('order4', 'r8', 10_001), 400, 'INVALID_REQUEST');
  await refused(refund('order4', 'r8', 0), 400, 'PARAM_ERROR');
  await refused(refund('order4', 'r8', 1, { transaction_id: '1' }), 400, 'PARAM_ERROR');
  await refused(refund('order4', 'r8', 1, { reason: '少'.repeat(81) }), 400, 'PARAM_ERROR');
  counter.levers.setBalance({ mchid, balanceFen: 0, account: 'BASIC' });
  await refused(refund('order4', 'r8', 1), 403, 'NOT_ENOUGH');
  expect(await stateOf('r8')).toMatchObject({ status: 404, code: 'RESOURCE_NOT_EXISTS' });
  counter.levers.topUp({ mchid, amountFen: 10_000, account: 'BASIC' });
  counter.clock.ms += 365 * DAY + 1;
  await refused(refund('order4', 'r8', 1), 400, 'INVALID_REQUEST');
  expect(basic()).toEqual({ balance: 10_000, frozen: 0 });
});

test('an order is refunded in at most fifty parts', async () => {
  await paid('order5');
  for (let part = 1; part <= 50; part += 1)
    expect(await refund('order5', `part${part}`, 1)).toMatchObject({ out_refund_no: `part${part}` });
  expect(await refund('order5', 'part51', 1)).toMatchObject({ code: 'INVALID_REQUEST' });
});
