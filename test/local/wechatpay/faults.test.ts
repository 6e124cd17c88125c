import { calls } from '../../../local/wechatpay/limit';
import { appid, type Counter, commission, li, mchid, notifyUrl, openCounter } from './counter';

const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';
const AUTHORIZATIONS = '/v3/fund-app/mch-transfer/user-confirm-authorization';
const PAYMENTS = '/v3/pay/transactions';
const REFUNDS = '/v3/refund/domestic/refunds';

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter({ keys: ['public_key', 'certificate'] });
});

const order = {
  appid,
  mchid,
  description: '货款',
  out_trade_no: 'order1',
  notify_url: notifyUrl,
  amount: { total: 10_000 },
  payer: { openid: li },
};
const transfer = {
  appid,
  out_bill_no: 'w1',
  openid: li,
  transfer_amount: 200,
  transfer_remark: '陈列',
  ...commission,
};
const authorization = {
  out_authorization_no: 'a1',
  appid,
  openid: li,
  transfer_scene_id: '1005',
  user_display_name: '李雷',
  authorization_notify_url: notifyUrl,
};
const refund = {
  out_trade_no: 'order1',
  out_refund_no: 'r1',
  amount: { refund: 100, total: 10_000, currency: 'CNY' },
};

/** One request of every kind. */
const requests: Record<(typeof calls)[number], [method: string, path: string, body?: object]> = {
  create: ['POST', TRANSFERS, transfer],
  query: ['GET', `${TRANSFERS}/out-bill-no/w1`],
  cancel: ['POST', `${TRANSFERS}/out-bill-no/w1/cancel`],
  authorize: ['POST', AUTHORIZATIONS, authorization],
  query_authorization: ['GET', `${AUTHORIZATIONS}/out-authorization-no/a1`],
  close_authorization: ['POST', `${AUTHORIZATIONS}/out-authorization-no/a1/close`],
  pay: ['POST', `${PAYMENTS}/jsapi`, order],
  query_payment: ['GET', `${PAYMENTS}/out-trade-no/order1?mchid=${mchid}`],
  close_payment: ['POST', `${PAYMENTS}/out-trade-no/order1/close`, { mchid }],
  refund: ['POST', REFUNDS, refund],
  query_refund: ['GET', `${REFUNDS}/r1`],
  bill: ['GET', '/v3/bill/fundflowbill?bill_date=2026-11-20'],
  download: ['GET', '/v3/billdownload/file?token=none'],
  certificates: ['GET', '/v3/certificates'],
};

test.each(calls)('every fault of %s does what its name says, once', async (call) => {
  const ask = async () => {
    counter.clock.ms += 1_000;
    const answer = await counter.answerTo(...requests[call]);
    return answer === 'dropped' ? answer : { ...answer, isTrue: counter.isTrue(answer) };
  };
  const met = async (
    kind: 'drop_before' | 'error_before' | 'rate_limited' | 'unsigned' | 'bad_signature',
  ) => {
    counter.levers.fault({ on: call, kind });
    return ask();
  };
  expect(await met('drop_before')).toBe('dropped');
  expect(await met('error_before')).toMatchObject({ status: 500, isTrue: true });
  expect(await met('rate_limited')).toMatchObject({ status: 429, isTrue: true });
  expect(await met('unsigned')).toMatchObject({ isTrue: false });
  expect(await met('bad_signature')).toMatchObject({ isTrue: false });
  counter.levers.fault({ on: call, kind: 'stale' });
  const stale = await ask();
  const age =
    stale === 'dropped' ? 0 : counter.clock.ms / 1_000 - Number(stale.headers['Wechatpay-Timestamp']);
  expect(Math.round(age)).toBe(3_600);
  counter.levers.fault({ on: call, kind: 'forged' });
  expect(await ask()).toMatchObject({ status: 200, isTrue: false });
  counter.levers.fault({ on: call, kind: 'delay', ms: 7_000 });
  const before = counter.clock.ms;
  expect(await ask()).toMatchObject({ isTrue: true });
  expect(counter.clock.ms - before).toBe(8_000);
  counter.levers.fault({ on: call, kind: 'error_after', times: 2 });
  expect(await ask()).toMatchObject({ status: 500 });
  counter.levers.clearFaults({});
  expect(await ask()).toMatchObject({ isTrue: true });
});

test('what is dropped before was never heard, what is dropped after was done', async () => {
  const say = async (kind: 'drop_before' | 'drop_after', number: string) => {
    counter.levers.fault({ on: 'pay', kind, match: { outTradeNo: number } });
    return counter.answerTo('POST', `${PAYMENTS}/jsapi`, { ...order, out_trade_no: number });
  };
  expect(await say('drop_before', 'before')).toBe('dropped');
  expect(await say('drop_after', 'after1')).toBe('dropped');
  expect(counter.levers.payments({}).map(({ outTradeNo }) => outTradeNo)).toEqual(['after1']);
});

test('a fault waits for the number it is meant for', async () => {
  counter.levers.fault({ on: 'query_refund', kind: 'unsigned', match: { outRefundNo: 'r2' } });
  const ask = async (number: string) => {
    const answer = await counter.answerTo('GET', `${REFUNDS}/${number}`);
    return answer !== 'dropped' && counter.isTrue(answer);
  };
  expect([await ask('r1'), await ask('r2'), await ask('r2')]).toEqual([true, false, true]);
});

test('a misspelt lever is refused and changes nothing', () => {
  expect(() => counter.levers.fault({ on: 'create', kind: 'dropp' } as never)).toThrow();
  expect(() => counter.levers.setBalance({ mchid, balanceFen: -1 })).toThrow();
  expect(() => counter.levers.topUp({ mchid: '1999999999', amountFen: 1 })).toThrow('1999999999');
});
