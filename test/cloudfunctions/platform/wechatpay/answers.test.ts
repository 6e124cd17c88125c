import { questions, told } from './questions';
import { newPublicKey, openSayingWechat, type Said, type SayingWechat } from './wechat-says';

let wechat: SayingWechat;
beforeAll(() => {
  wechat = openSayingWechat();
});

const stranger = newPublicKey();
/** Each is a true answer but for one thing. */
const spoiled: [string, (answer: object) => Said, string][] = [
  ['unsigned', (json) => ({ json, unsigned: true }), 'missing_headers'],
  ['five minutes old', (json) => ({ json, agoMs: 300_000 }), 'clock_skew'],
  ['from the future', (json) => ({ json, agoMs: -300_000 }), 'clock_skew'],
  ['signed by a key nobody named', (json) => ({ json, by: stranger }), 'unknown_serial'],
  [
    'signed by a stranger',
    (json) => ({ json, by: { ...stranger, serial: wechat.platform.serial } }),
    'bad_signature',
  ],
  ['a fault of the service', () => ({ status: 500, json: { code: 'SYSTEM_ERROR' } }), 'server_error'],
  ['a no we do not know', () => ({ status: 400, json: { code: 'NEVER_HEARD' } }), 'unknown_code'],
  ['a no without a code', () => ({ status: 403, text: '<html>' }), 'not_understood'],
  ['not JSON', () => ({ text: 'paid' }), 'not_understood'],
  ['empty', () => ({ json: {} }), 'not_understood'],
];

describe.each(Object.entries(questions))('%s', (_what, { ask, answer, other }) => {
  test('a true answer is taken', async () => {
    wechat.says({ json: answer });
    expect(await ask(wechat.client)).toMatchObject({
      kind: 'accepted',
      evidence: { serial: wechat.platform.serial, body: JSON.stringify(answer) },
    });
  });

  test.each(spoiled)('an answer which is %s is no answer', async (_how, said, why) => {
    wechat.says(said(answer));
    expect(await ask(wechat.client)).toMatchObject({ kind: 'unknown', why });
  });

  test('a true answer about another one is no answer', async () => {
    wechat.says({ json: other });
    expect(await ask(wechat.client)).toMatchObject({ kind: 'unknown', why: 'another_bill' });
  });

  test('an answer changed on its way is no answer', async () => {
    const reply = wechat.reply({ json: answer });
    if (reply.kind === 'silence') throw new Error('silence');
    wechat.says({ ...reply, rawBody: Buffer.from(`${JSON.stringify(answer)} `) });
    expect(await ask(wechat.client)).toMatchObject({ kind: 'unknown', why: 'bad_signature' });
  });

  test.each(['not_sent', 'cut_off', 'timed_out'] as const)('silence (%s) is no answer', async (why) => {
    wechat.says({ kind: 'silence', why, detail: '' });
    expect(await ask(wechat.client)).toMatchObject({ kind: 'unknown', why });
  });

  test('a signed no is a no, by its name', async () => {
    wechat.says({ status: 400, json: { code: 'INVALID_REQUEST', message: '参数不一致' } });
    expect(await ask(wechat.client)).toMatchObject({
      kind: 'refused',
      code: 'INVALID_REQUEST',
      message: '参数不一致',
    });
  });

  test('that there is none is told by several words and heard as one', async () => {
    for (const code of ['NOT_FOUND', 'RESOURCE_NOT_EXISTS', 'ORDER_NOT_EXIST', 'RECORD_NOT_EXISTS']) {
      wechat.says({ status: 404, json: { code } });
      expect(await ask(wechat.client)).toMatchObject({ kind: 'refused', code: 'NOT_FOUND' });
      wechat.says({ status: 404, json: { code }, unsigned: true });
      expect(await ask(wechat.client)).toMatchObject({ kind: 'unknown' });
    }
  });
});

const isMissing = (from: object, field: string) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== field));

test.each(['mch_id', 'appid', 'transfer_amount', 'state', 'out_bill_no'])(
  'a transfer told without its %s settles nothing',
  async (field) => {
    wechat.says({ json: isMissing(told.transfer, field) });
    expect(await questions['querying a transfer']?.ask(wechat.client)).toMatchObject({
      kind: 'unknown',
      why: 'not_understood',
    });
  },
);

test.each(['mchid', 'appid', 'amount', 'payer', 'transaction_id', 'trade_state'])(
  'a payment that claims to be paid and does not tell its %s is not believed',
  async (field) => {
    wechat.says({ json: isMissing(told.payment, field) });
    expect(await wechat.client.queryPayment({ mchid: '1900000109', outTradeNo: 'CCorder1' })).toMatchObject({
      kind: 'unknown',
      why: 'not_understood',
    });
  },
);

test.each(['authorization_id', 'openid', 'appid', 'state'])(
  'an authorization in effect that does not tell its %s is not in effect',
  async (field) => {
    wechat.says({ json: isMissing(told.authorization, field) });
    expect(await questions['querying an authorization']?.ask(wechat.client)).toMatchObject({
      kind: 'unknown',
      why: 'not_understood',
    });
  },
);

test('what is told of a payment and of a refund arrives as plain facts', async () => {
  wechat.says(
    { json: told.payment },
    { json: told.refund },
    { json: { ...told.payment, trade_state: 'NOTPAY' } },
  );
  const name = { mchid: '1900000109', outTradeNo: 'CCorder1' };
  expect(await wechat.client.queryPayment(name)).toMatchObject({
    payment: {
      state: 'SUCCESS',
      transactionId: '4200',
      amountFen: 3_000,
      openid: 'o-laowang',
      paidAt: Date.parse('2026-11-21T10:00:00+08:00'),
    },
  });
  expect(await wechat.client.queryRefund({ mchid: '1900000109', outRefundNo: 'CCr1' })).toMatchObject({
    refund: { state: 'SUCCESS', refundId: '5030', amountFen: 1_000, totalFen: 3_000 },
  });
  expect(await wechat.client.queryPayment(name)).toMatchObject({
    payment: { outTradeNo: 'CCorder1', state: 'NOTPAY' },
  });
});
