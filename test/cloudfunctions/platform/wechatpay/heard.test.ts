import { told } from './questions';
import { mchid, newPublicKey, openSayingWechat, type SayingWechat } from './wechat-says';

let wechat: SayingWechat;
beforeAll(() => {
  wechat = openSayingWechat();
});

type Told = ReturnType<SayingWechat['tells']>;
const hear = ({ headers, rawBody }: Told, of = mchid) => wechat.client.readNotify(of, headers, rawBody);

const { status, ...refundedBut } = told.refund;
const refunded = { ...refundedBut, mchid, refund_status: status };

test.each([
  ['MCHTRANSFER.BILL.FINISHED', told.transfer, { kind: 'transfer', outBillNo: 'CCw1', state: 'SUCCESS' }],
  [
    'MCHTRANSFER.AUTHORIZATION.CONFIRMED',
    told.authorization,
    { kind: 'authorization', outAuthorizationNo: 'CCa1', state: 'TAKING_EFFECT', authorizationId: '2012' },
  ],
  ['TRANSACTION.SUCCESS', told.payment, { kind: 'payment', outTradeNo: 'CCorder1', amountFen: 3_000 }],
  ['REFUND.SUCCESS', refunded, { kind: 'refund', outRefundNo: 'CCr1', state: 'SUCCESS' }],
  [
    'REFUND.ABNORMAL',
    { ...refunded, refund_status: 'ABNORMAL' },
    { kind: 'refund', outRefundNo: 'CCr1', state: 'ABNORMAL' },
  ],
  [
    'REFUND.CLOSED',
    { ...refunded, refund_status: 'CLOSED' },
    { kind: 'refund', outRefundNo: 'CCr1', state: 'CLOSED' },
  ],
])('%s is heard as what it tells', async (eventType, plaintext, resource) => {
  expect(await hear(wechat.tells(eventType, plaintext))).toMatchObject({
    kind: 'verified',
    eventType,
    mchid,
    resource,
  });
});

const stranger = newPublicKey();
const paid = () => told.payment;

test.each<[string, () => Told, string]>([
  ['unsigned', () => wechat.tells('TRANSACTION.SUCCESS', paid(), { unsigned: true }), 'missing_headers'],
  ['five minutes old', () => wechat.tells('TRANSACTION.SUCCESS', paid(), { agoMs: 300_000 }), 'clock_skew'],
  [
    'by a key nobody named',
    () => wechat.tells('TRANSACTION.SUCCESS', paid(), { by: stranger }),
    'unknown_serial',
  ],
  [
    'by a stranger under WeChat’s serial',
    () =>
      wechat.tells('TRANSACTION.SUCCESS', paid(), { by: { ...stranger, serial: wechat.platform.serial } }),
    'bad_signature',
  ],
  [
    'sealed for another merchant',
    () => wechat.tells('TRANSACTION.SUCCESS', paid(), { apiV3Key: 'k'.repeat(32) }),
    'not_opened',
  ],
  [
    'about another merchant',
    () => wechat.tells('TRANSACTION.SUCCESS', { ...paid(), mchid: '1900000110' }),
    'another_merchant',
  ],
  [
    'about another merchant’s transfer',
    () => wechat.tells('MCHTRANSFER.BILL.FINISHED', { ...told.transfer, mch_id: '1900000110' }),
    'another_merchant',
  ],
  ['of an event we never heard of', () => wechat.tells('COUPON.USE', paid()), 'unknown_event'],
  ['of another event than it tells', () => wechat.tells('REFUND.SUCCESS', paid()), 'not_understood'],
  [
    'about a payment of nobody knows how much',
    () => wechat.tells('TRANSACTION.SUCCESS', { ...paid(), amount: {} }),
    'not_understood',
  ],
  [
    'no envelope',
    () => wechat.reply({ json: { id: '1', event_type: 'TRANSACTION.SUCCESS' } }) as Told,
    'not_understood',
  ],
])('a notify that is %s is rejected', async (_how, make, why) => {
  expect(await hear(make())).toEqual({ kind: 'rejected', why });
});

test('a notify at the address of a merchant without keys is rejected, and so is one at no address', async () => {
  const made = wechat.tells('TRANSACTION.SUCCESS', paid());
  expect(await hear(made, '1900000110')).toEqual({ kind: 'rejected', why: 'unknown_merchant' });
  expect(await hear(made, '')).toEqual({ kind: 'rejected', why: 'unknown_merchant' });
});

test('one changed bit under the seal is seen, although the envelope is signed', async () => {
  const made = wechat.tells('TRANSACTION.SUCCESS', paid());
  const envelope = JSON.parse(made.rawBody.toString());
  const bytes = Buffer.from(envelope.resource.ciphertext, 'base64');
  for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    const resource = { ...envelope.resource, ciphertext: changed.toString('base64') };
    const signed = wechat.reply({ json: { ...envelope, resource } }) as Told;
    expect(await hear(signed)).toEqual({ kind: 'rejected', why: 'not_opened' });
  }
  const moved = wechat.reply({
    json: { ...envelope, resource: { ...envelope.resource, associated_data: 'else' } },
  }) as Told;
  expect(await hear(moved)).toEqual({ kind: 'rejected', why: 'not_opened' });
});
