import { X509Certificate } from 'node:crypto';
import { Hash } from 'wechatpay-axios-plugin';
import { newPublicKey } from '../../cloudfunctions/platform/wechatpay/wechat-says';
import { appid, mchid, openSecondClient, openWith } from './second-client';

type World = Awaited<ReturnType<typeof openSecondClient>>;

const BILLS = 'v3/fund-app/mch-transfer/transfer-bills';
const AUTHORIZATIONS = 'v3/fund-app/mch-transfer/user-confirm-authorization';
const notifyUrl = 'https://pay.crowncap.example/pay/notify/1900000109';

describe.each([
  ['a public key', ['public_key']],
  ['platform certificates', ['certificate']],
] as const)(
  'for a merchant who verifies by %s, another client library agrees with the local WeChat Pay',
  (_by, keys) => {
    let world: World;
    beforeAll(async () => {
      world = await openSecondClient([...keys]);
    });
    afterAll(() => world.close());

    const transfer = (outBillNo: string) => ({
      appid,
      out_bill_no: outBillNo,
      transfer_scene_id: '1005',
      openid: 'o-li',
      user_name: world.sealed('李雷'),
      transfer_amount: 200,
      transfer_remark: '陈列任务报酬',
      notify_url: notifyUrl,
      transfer_scene_report_infos: [
        { info_type: '岗位类型', info_content: '业务员' },
        { info_type: '报酬说明', info_content: '陈列任务报酬' },
      ],
    });

    test('a transfer is made, confirmed, told and queried', async () => {
      expect(await world.ask('POST', BILLS, transfer('two1'))).toMatchObject({
        status: 200,
        data: { out_bill_no: 'two1', state: 'WAIT_USER_CONFIRM' },
      });
      world.levers.confirm({ outBillNo: 'two1', openid: 'o-li' });
      await world.tick();
      const paid = { out_bill_no: 'two1', state: 'SUCCESS', transfer_amount: 200, mch_id: mchid };
      expect(world.told.map(world.hears)).toContainEqual(expect.objectContaining(paid));
      expect(await world.ask('GET', `${BILLS}/out-bill-no/two1`)).toMatchObject({ status: 200, data: paid });
    });

    test('a transfer is cancelled by a body that is none', async () => {
      await world.ask('POST', BILLS, transfer('two2'));
      expect(await world.ask('POST', `${BILLS}/out-bill-no/two2/cancel`)).toMatchObject({
        status: 200,
        data: { state: 'CANCELING' },
      });
    });

    test('an authorization is asked for, allowed, used without confirmation and closed', async () => {
      const wanted = {
        out_authorization_no: 'au1',
        appid,
        openid: 'o-li',
        transfer_scene_id: '1005',
        user_display_name: '小李',
        authorization_notify_url: notifyUrl,
      };
      expect(await world.ask('POST', AUTHORIZATIONS, wanted)).toMatchObject({
        status: 200,
        data: { state: 'WAIT_USER_CONFIRM' },
      });
      world.levers.confirm({ outAuthorizationNo: 'au1', openid: 'o-li' });
      await world.tick();
      expect(world.told.map(world.hears)).toContainEqual(
        expect.objectContaining({ out_authorization_no: 'au1', state: 'TAKING_EFFECT' }),
      );
      const { data } = await world.ask('GET', `${AUTHORIZATIONS}/out-authorization-no/au1`);
      const { authorization_id } = data as { authorization_id: string };
      const { openid: _openid, ...nobody } = transfer('two3');
      expect(await world.ask('POST', `${BILLS}/transfer`, { ...nobody, authorization_id })).toMatchObject({
        status: 200,
        data: { state: 'SUCCESS', transfer_amount: 200 },
      });
      expect(await world.ask('POST', `${AUTHORIZATIONS}/out-authorization-no/au1/close`)).toMatchObject({
        status: 200,
        data: { state: 'CLOSED' },
      });
    });

    test('an order is placed, paid, queried and refunded, and another one closed by a signed nothing', async () => {
      const order = (number: string) => ({
        appid,
        mchid,
        description: '冰红茶 1 箱',
        out_trade_no: number,
        notify_url: notifyUrl,
        amount: { total: 3_000, currency: 'CNY' },
        payer: { openid: 'o-laowang' },
      });
      const prepay = await world.ask('POST', 'v3/pay/transactions/jsapi', order('order1'));
      expect(prepay).toMatchObject({ status: 200, data: { prepay_id: expect.any(String) } });
      world.levers.payOrder({ outTradeNo: 'order1' });
      await world.tick();
      const paid = { out_trade_no: 'order1', trade_state: 'SUCCESS', mchid };
      expect(world.told.map(world.hears)).toContainEqual(expect.objectContaining(paid));
      const query = `v3/pay/transactions/out-trade-no/order1?mchid=${mchid}`;
      expect(await world.ask('GET', query)).toMatchObject({ status: 200, data: paid });
      const refund = {
        out_trade_no: 'order1',
        out_refund_no: 'refund1',
        amount: { refund: 1_000, total: 3_000, currency: 'CNY' },
      };
      expect(await world.ask('POST', 'v3/refund/domestic/refunds', refund)).toMatchObject({
        status: 200,
        data: { out_refund_no: 'refund1' },
      });
      expect(await world.ask('GET', 'v3/refund/domestic/refunds/refund1')).toMatchObject({ status: 200 });
      await world.ask('POST', 'v3/pay/transactions/jsapi', order('order2'));
      const close = await world.ask('POST', 'v3/pay/transactions/out-trade-no/order2/close', { mchid });
      expect(close).toMatchObject({ status: 204 });
    });

    test.each([
      ['forged', 'EV3_RES_HEADER_SIGNATURE_DIGEST'],
      ['bad_signature', 'EV3_RES_HEADER_SIGNATURE_DIGEST'],
      ['stale', 'EV3_RES_HEADER_TIMESTAMP_OFFSET'],
      ['unsigned', 'EV3_RES_HEADERS_INCOMPLATE'],
    ] as const)('an answer that is %s is refused by it too', async (kind, code) => {
      await world.ask('POST', BILLS, transfer(`spoiled${kind.replace('_', '')}`));
      world.levers.fault({ on: 'query', kind });
      const answer = await world.ask('GET', `${BILLS}/out-bill-no/spoiled${kind.replace('_', '')}`);
      expect(answer.code).toBe(code);
    });

    test('a request signed with another key than the merchant’s is refused', async () => {
      const stranger = world.client({ privateKey: newPublicKey().privateKey });
      expect(await world.askBy(stranger, 'POST', BILLS, transfer('two4'))).toMatchObject({
        status: 401,
        data: { code: 'SIGN_ERROR' },
      });
      expect(await world.ask('GET', `${BILLS}/out-bill-no/two4`)).toMatchObject({ status: 404 });
    });

    test('a notify changed on its way is not WeChat’s for it either', async () => {
      const last = world.told.at(-1) ?? { headers: {}, body: Buffer.alloc(0) };
      expect(world.hears({ ...last, body: Buffer.concat([last.body, Buffer.from(' ')]) })).toBe('not WeChat');
    });
  },
);

test('a bill is described by a signed answer, downloaded by an unsigned one, and its hash agrees', async () => {
  const world = await openSecondClient(['public_key']);
  await world.ask('POST', 'v3/pay/transactions/jsapi', {
    appid,
    mchid,
    description: '冰红茶 1 箱',
    out_trade_no: 'order9',
    notify_url: notifyUrl,
    amount: { total: 3_000, currency: 'CNY' },
    payer: { openid: 'o-laowang' },
  });
  world.levers.payOrder({ outTradeNo: 'order9' });
  const paidAt = Date.now();
  // Both sides read the same clock, two days later.
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => paidAt + 2 * 86_400_000);
  try {
    const day = new Date(paidAt + 8 * 3_600_000).toISOString().slice(0, 10);
    const { status, data } = await world.ask('GET', `v3/bill/tradebill?bill_date=${day}&bill_type=ALL`);
    expect(status).toBe(200);
    const { download_url, hash_value } = data as { download_url: string; hash_value: string };
    const file = await world.ask('GET', download_url.slice('https://api.mch.weixin.qq.com/'.length));
    expect(String(file.data)).toContain('order9');
    expect(Hash.sha1(String(file.data))).toBe(hash_value);
  } finally {
    clock.mockRestore();
    await world.close();
  }
});

test('the certificates WeChat announces open with its code to what the console shows', async () => {
  const world = await openSecondClient(['certificate']);
  const { data } = await world.ask('GET', 'v3/certificates');
  const announced = (data as { data: { serial_no: string; encrypt_certificate: never }[] }).data;
  const opened = announced.map(({ encrypt_certificate }) =>
    openWith(world.setup.apiV3Key, encrypt_certificate),
  );
  expect(opened).toEqual(world.setup.platformCertificates);
  expect(announced.map(({ serial_no }) => serial_no)).toEqual(
    opened.map((pem) => new X509Certificate(pem).serialNumber),
  );
  await world.close();
});
