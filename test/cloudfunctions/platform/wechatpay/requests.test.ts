import { verify, X509Certificate } from 'node:crypto';
import type { WechatPay } from '../../../../cloudfunctions/platform/wechatpay/port';
import { authorization, payment, refund, transfer } from './questions';
import { appid, mchid, openSayingWechat, type SayingWechat } from './wechat-says';

let wechat: SayingWechat;
beforeAll(() => {
  wechat = openSayingWechat();
});

/** What it sent, whatever WeChat said to it. */
async function sentBy(ask: (client: WechatPay) => Promise<unknown>) {
  wechat.says({ status: 404, json: { code: 'NOT_FOUND' } });
  await ask(wechat.client);
  const request = wechat.asked.at(-1);
  if (!request) throw new Error('nothing was sent');
  return { ...request, path: request.url.slice('https://api.mch.weixin.qq.com'.length) };
}

/** As WeChat and the phone check what we sign. */
const isOurs = (text: string, signature: string) =>
  verify(
    'RSA-SHA256',
    Buffer.from(text),
    new X509Certificate(wechat.setup.certificate).publicKey,
    Buffer.from(signature, 'base64'),
  );

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';
const AUTHORIZATIONS = '/v3/fund-app/mch-transfer/user-confirm-authorization';
const TRANSACTIONS = '/v3/pay/transactions';
const REFUNDS = '/v3/refund/domestic/refunds';
const day = '2026-11-20' as never;

const addresses: [string, (client: WechatPay) => Promise<unknown>][] = [
  [`POST ${BILLS}`, (c) => c.sendTransfer({ ...transfer, body: '{}', serial: 'PUB_KEY_ID_1' })],
  [
    `POST ${BILLS}/transfer`,
    (c) => c.sendTransfer({ ...transfer, body: '{"authorization_id":"1"}', serial: 'PUB_KEY_ID_1' }),
  ],
  [`GET ${BILLS}/out-bill-no/CCw1`, (c) => c.queryTransfer(transfer)],
  [`POST ${BILLS}/out-bill-no/CCw1/cancel`, (c) => c.cancelTransfer(transfer)],
  [`POST ${AUTHORIZATIONS}`, (c) => c.sendAuthorization(authorization)],
  [`GET ${AUTHORIZATIONS}/out-authorization-no/CCa1`, (c) => c.queryAuthorization(authorization)],
  [`POST ${AUTHORIZATIONS}/out-authorization-no/CCa1/close`, (c) => c.closeAuthorization(authorization)],
  [`POST ${TRANSACTIONS}/jsapi`, (c) => c.sendPayment({ ...payment, body: '{}' })],
  [`GET ${TRANSACTIONS}/out-trade-no/CCorder1?mchid=${mchid}`, (c) => c.queryPayment(payment)],
  [`POST ${TRANSACTIONS}/out-trade-no/CCorder1/close`, (c) => c.closePayment(payment)],
  [`POST ${REFUNDS}`, (c) => c.sendRefund({ ...refund, body: '{}' })],
  [`GET ${REFUNDS}/CCr1`, (c) => c.queryRefund(refund)],
  [
    'GET /v3/bill/fundflowbill?bill_date=2026-11-20&account_type=OPERATION',
    (c) => c.fetchBill({ mchid, day, bill: 'OPERATION' }),
  ],
  [
    'GET /v3/bill/fundflowbill?bill_date=2026-11-20&account_type=BASIC',
    (c) => c.fetchBill({ mchid, day, bill: 'BASIC' }),
  ],
  [
    'GET /v3/bill/tradebill?bill_date=2026-11-20&bill_type=ALL',
    (c) => c.fetchBill({ mchid, day, bill: 'TRADE' }),
  ],
];

test.each(addresses)(
  '%s is signed over its very bytes and names the WeChat key we hold',
  async (address, ask) => {
    const { method, path, headers, body } = await sentBy(ask);
    expect(`${method} ${path}`).toBe(address);
    const claim = headers.Authorization ?? '';
    const field = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(claim)?.[1] ?? '';
    const signed = `${method}\n${path}\n${field('timestamp')}\n${field('nonce_str')}\n${body.toString()}\n`;
    expect(isOurs(signed, field('signature'))).toBe(true);
    expect(headers['Wechatpay-Serial']).toMatch(/^PUB_KEY_ID_/);
  },
);

test('a payment says what is paid for, how much, by whom and until when', async () => {
  const { body } = await wechat.client.preparePayment({
    ...payment,
    expiresAt: Date.parse('2026-11-21T10:30:00.500+08:00'),
  });
  expect(JSON.parse(body)).toEqual({
    appid,
    mchid,
    description: '冰红茶 1 箱',
    out_trade_no: 'CCorder1',
    time_expire: '2026-11-21T10:30:00+08:00',
    notify_url: payment.notifyUrl,
    amount: { total: 3_000, currency: 'CNY' },
    payer: { openid: 'o-laowang' },
  });
});

test('a refund names the payment, its own number, how much of how much', async () => {
  const { body } = await wechat.client.prepareRefund({ ...refund, reason: '少送 1 箱' });
  expect(JSON.parse(body)).toEqual({
    out_trade_no: 'CCorder1',
    out_refund_no: 'CCr1',
    reason: '少送 1 箱',
    amount: { refund: 1_000, total: 3_000, currency: 'CNY' },
  });
});

test('the kept bytes of a payment and a refund are sent as they are', async () => {
  const odd = '{ "kept" : "as it was" }';
  expect((await sentBy((c) => c.sendPayment({ ...payment, body: odd }))).body.toString()).toBe(odd);
  expect((await sentBy((c) => c.sendRefund({ ...refund, body: odd }))).body.toString()).toBe(odd);
});

test('a red packet says so; what nobody confirms names its authorization and no person', async () => {
  const packet = await wechat.client.prepareTransfer({ ...transfer, style: 'RED_PACKET' });
  expect(JSON.parse(packet.body)).toMatchObject({ user_recv_style: { type: 'RED_PACKET' }, openid: 'o-li' });
  const straight = await wechat.client.prepareTransfer({ ...transfer, authorizationId: '2012' });
  expect(JSON.parse(straight.body)).toMatchObject({ authorization_id: '2012' });
  expect(straight.body).not.toContain('openid');
});

test('the phone gets a sheet that WeChat finds signed by the merchant, and each is new', async () => {
  const sheet = await wechat.client.paySheet({ mchid, prepayId: 'wx20261121' });
  expect(sheet).toMatchObject({ package: 'prepay_id=wx20261121', signType: 'RSA' });
  const { timeStamp, nonceStr, paySign } = sheet;
  expect(isOurs(`${appid}\n${timeStamp}\n${nonceStr}\n${sheet.package}\n`, paySign)).toBe(true);
  expect(isOurs(`${appid}\n${timeStamp}\n${nonceStr}\nprepay_id=another\n`, paySign)).toBe(false);
  expect((await wechat.client.paySheet({ mchid, prepayId: 'wx20261121' })).nonceStr).not.toBe(nonceStr);
});

test('what WeChat would refuse is stopped before it is sent', async () => {
  const asked = wechat.asked.length;
  const { client } = wechat;
  const stopped = (made: Promise<unknown>, words: string) => expect(made).rejects.toThrow(words);
  await stopped(client.preparePayment({ ...payment, amountFen: 0 }), 'at least 1 whole fen');
  await stopped(client.preparePayment({ ...payment, amountFen: 1.5 }), 'at least 1 whole fen');
  await stopped(client.preparePayment({ ...payment, outTradeNo: 'short' }), '6 to 32 letters');
  await stopped(client.preparePayment({ ...payment, outTradeNo: 'CC/../x?y=1' }), '6 to 32 letters');
  await stopped(client.preparePayment({ ...payment, description: '长'.repeat(128) }), 'description');
  await stopped(client.preparePayment({ ...payment, notifyUrl: 'http://x.example/pay' }), 'notify address');
  await stopped(client.prepareRefund({ ...refund, amountFen: 3_001 }), 'no more is refunded than was paid');
  await stopped(client.prepareRefund({ ...refund, outRefundNo: '' }), '1 to 64 letters');
  await stopped(client.prepareRefund({ ...refund, reason: '长'.repeat(81) }), 'reason');
  await stopped(
    client.prepareTransfer({ ...transfer, style: 'RED_PACKET', amountFen: 20_001 }),
    'red packet',
  );
  await stopped(
    client.prepareTransfer({ ...transfer, style: 'CONFIRM_PAGE', authorizationId: '2012' }),
    'what nobody confirms has no style',
  );
  await stopped(client.sendAuthorization({ ...authorization, sceneId: '1000' }), 'no scene 1000');
  await stopped(client.sendAuthorization({ ...authorization, displayName: '' }), 'display name');
  await stopped(client.sendAuthorization({ ...authorization, perception: '货款' }), 'perception');
  expect(wechat.asked.length).toBe(asked);
});

test('a number that is a path never becomes another question', async () => {
  const path = 'A/../../x?y=1';
  const { client } = wechat;
  for (const asking of [
    () => client.queryTransfer({ mchid, outBillNo: path }),
    () => client.cancelTransfer({ mchid, outBillNo: path }),
    () => client.queryAuthorization({ mchid, outAuthorizationNo: path }),
    () => client.closeAuthorization({ mchid, outAuthorizationNo: path }),
    () => client.queryPayment({ mchid, outTradeNo: path }),
    () => client.closePayment({ mchid, outTradeNo: path }),
    () => client.queryRefund({ mchid, outRefundNo: path }),
    () => client.fetchBill({ mchid, day: path as never, bill: 'BASIC' }),
  ]) {
    await expect(asking()).rejects.toThrow(/is not a (bill number|day)/);
  }
});

test('a payment is prepaid, and closed by an answer which is nothing but signed', async () => {
  wechat.says({ json: { prepay_id: 'wx1' } }, { status: 204 }, { status: 204, unsigned: true });
  expect(await wechat.client.sendPayment({ ...payment, body: '{}' })).toMatchObject({
    kind: 'accepted',
    prepayId: 'wx1',
  });
  expect(await wechat.client.closePayment(payment)).toMatchObject({ kind: 'accepted' });
  expect(await wechat.client.closePayment(payment)).toMatchObject({
    kind: 'unknown',
    why: 'missing_headers',
  });
});

test.each(['ORDERPAID', 'ORDER_CLOSED', 'OUT_TRADE_NO_USED', 'APPID_MCHID_NOT_MATCH'])(
  'a payment refused as %s is refused by that name',
  async (code) => {
    wechat.says({ status: 403, json: { code } });
    expect(await wechat.client.sendPayment({ ...payment, body: '{}' })).toMatchObject({
      kind: 'refused',
      code,
    });
  },
);
