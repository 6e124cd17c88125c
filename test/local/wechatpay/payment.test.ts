import { appid, type Counter, li, mchid, notifyUrl, openCounter } from './counter';
import { sheetFor } from './sheet';

const PAYMENTS = '/v3/pay/transactions';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});

const order = (number: string, changes: object = {}) => ({
  appid,
  mchid,
  description: '老王便利店的货款',
  out_trade_no: number,
  notify_url: notifyUrl,
  amount: { total: 12_800, currency: 'CNY' },
  payer: { openid: li },
  ...changes,
});
const prepay = (number: string, changes: object = {}) =>
  counter.ask('POST', `${PAYMENTS}/jsapi`, order(number, changes)) as Promise<{
    status: number;
    prepay_id?: string;
    code?: string;
  }>;
const stateOf = (number: string, of = mchid) =>
  counter.ask('GET', `${PAYMENTS}/out-trade-no/${number}?mchid=${of}`, undefined, of);
const close = (number: string) => counter.ask('POST', `${PAYMENTS}/out-trade-no/${number}/close`, { mchid });

const sheet = (prepayId: string | undefined, changes: object = {}) => ({
  ...sheetFor(counter.setup(), { appid, prepayId, openid: li }),
  ...changes,
});

test('an order is paid on the phone of the one it was made for, and the merchant is told', async () => {
  const { prepay_id } = await prepay('order1');
  expect(await stateOf('order1')).toMatchObject({ trade_state: 'NOTPAY', amount: { total: 12_800 } });
  expect(counter.levers.pay(sheet(prepay_id, { openid: 'han' })).errMsg).toContain('不一致');
  expect(counter.levers.pay(sheet('guessed')).errMsg).toContain('prepay_id');
  expect(counter.levers.pay({ ...sheet(prepay_id), nonceStr: 'other' }).errMsg).toContain('签名');
  expect(counter.levers.leavePayment({}).errMsg).toBe('requestPayment:fail cancel');
  expect(counter.levers.accounts({})[0]?.basicFen).toBe(0);
  expect(counter.levers.pay(sheet(prepay_id)).errMsg).toBe('requestPayment:ok');
  expect(counter.levers.pay(sheet(prepay_id)).errMsg).toContain('已支付');
  await counter.tick();
  const paid = {
    mchid,
    appid,
    out_trade_no: 'order1',
    trade_state: 'SUCCESS',
    amount: { total: 12_800, payer_total: 12_800 },
    payer: { openid: li },
  };
  const heard = counter.heard();
  expect(heard).toMatchObject({ event: 'TRANSACTION.SUCCESS', ...paid });
  expect(await stateOf('order1')).toMatchObject(paid);
  const { transaction_id } = heard as { transaction_id?: string };
  const byTransaction = await counter.ask('GET', `${PAYMENTS}/id/${transaction_id}?mchid=${mchid}`);
  expect(byTransaction).toMatchObject(paid);
  expect(counter.levers.accounts({})[0]?.basicFen).toBe(12_800);
});

test('the same number with the same words opens the same page, with other words none, and paid none either', async () => {
  const first = await prepay('order2');
  expect(await prepay('order2')).toEqual(first);
  expect(await prepay('order2', { amount: { total: 1 } })).toMatchObject({ code: 'INVALID_REQUEST' });
  counter.clock.ms += 121 * MINUTE;
  expect(counter.levers.pay(sheet(first.prepay_id)).errMsg).toContain('过期');
  const renewed = await prepay('order2');
  expect(renewed.prepay_id).not.toBe(first.prepay_id);
  counter.levers.pay(sheet(renewed.prepay_id));
  expect(await prepay('order2')).toMatchObject({ status: 400, code: 'ORDERPAID' });
});

test('a closed order is paid by nobody, and a paid order is not closed', async () => {
  const { prepay_id } = await prepay('order3');
  expect(await close('order3')).toEqual({ status: 204 });
  expect(counter.levers.pay(sheet(prepay_id)).errMsg).toContain('已关闭');
  expect(await stateOf('order3')).toMatchObject({ trade_state: 'CLOSED' });
  expect(await prepay('order3')).toMatchObject({ code: 'ORDER_CLOSED' });
  expect(await close('order3')).toMatchObject({ code: 'ORDER_CLOSED' });
  await prepay('order4');
  counter.levers.payOrder({ outTradeNo: 'order4' });
  expect(await close('order4')).toMatchObject({ status: 400, code: 'ORDERPAID' });
  expect(await stateOf('order4')).toMatchObject({ trade_state: 'SUCCESS' });
});

test('time runs out as agreed, and after seven days for everybody', async () => {
  const soon = new Date(counter.clock.ms + 5 * MINUTE + 8 * 60 * MINUTE).toISOString().slice(0, 19);
  await prepay('order5', { time_expire: `${soon}+08:00` });
  counter.clock.ms += 5 * MINUTE;
  expect(counter.levers.payOrder({ outTradeNo: 'order5' }).errMsg).toContain('过期');
  const past = await prepay('order6', { time_expire: `${soon}+08:00` });
  expect(past).toMatchObject({ code: 'PARAM_ERROR' });
  await prepay('order7');
  counter.clock.ms += 7 * DAY;
  expect(await stateOf('order7')).toMatchObject({ trade_state: 'NOTPAY' });
  counter.clock.ms += 1;
  expect(await stateOf('order7')).toMatchObject({ trade_state: 'CLOSED' });
});

test('each bad order has a clear answer', async () => {
  const refused = async (changes: object, code: string) =>
    expect(await prepay('order8', changes)).toMatchObject({ status: 400, code });
  await refused({ appid: 'wx-other' }, 'APPID_MCHID_NOT_MATCH');
  await refused({ mchid: '1900000110' }, 'APPID_MCHID_NOT_MATCH');
  await refused({ out_trade_no: 'short' }, 'PARAM_ERROR');
  await refused({ description: '货'.repeat(128) }, 'PARAM_ERROR');
  await refused({ amount: { total: 0 } }, 'PARAM_ERROR');
  await refused({ amount: { total: 1, currency: 'USD' } }, 'PARAM_ERROR');
  await refused({ payer: {} }, 'PARAM_ERROR');
  await refused({ notify_url: 'http://crowncap.example/x' }, 'PARAM_ERROR');
  await refused({ goods_tag: 'x' }, 'PARAM_ERROR');
  expect(await stateOf('order8')).toMatchObject({ status: 404, code: 'ORDER_NOT_EXIST' });
  await prepay('order9');
  expect(await stateOf('order9', '1900000110')).toMatchObject({ status: 404 });
  const another = await counter.ask('GET', `${PAYMENTS}/out-trade-no/order9?mchid=1900000110`);
  expect(another).toMatchObject({ code: 'PARAM_ERROR' });
});
