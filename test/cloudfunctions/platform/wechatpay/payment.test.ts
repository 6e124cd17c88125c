import { mchid, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.closeAll());
beforeEach(() => {
  world.levers.clearFaults({});
  world.told.length = 0;
  world.clock.ms += 60_000;
});

const openid = 'o-laowang';
/** WeChat knows which app opened its page. */
const appId = 'wxcrowncaplocal0001';
const notifyUrl = 'https://pay.crowncap.example/pay/notify/1900000109';
let numbers = 0;

async function order() {
  numbers += 1;
  const outTradeNo = `CCorder${numbers}`;
  const { body } = await world.client.preparePayment({
    mchid,
    outTradeNo,
    openid,
    amountFen: 3_000,
    description: '冰红茶 1 箱',
    notifyUrl,
  });
  return { mchid, outTradeNo, body };
}

async function prepaid(frozen: Awaited<ReturnType<typeof order>>) {
  const sent = await world.client.sendPayment(frozen);
  if (sent.kind !== 'accepted') throw new Error('not accepted');
  return sent.prepayId;
}

async function paid() {
  const frozen = await order();
  const sheet = await world.client.paySheet({ mchid, prepayId: await prepaid(frozen) });
  expect(world.levers.pay({ appId, ...sheet, openid }).errMsg).toBe('requestPayment:ok');
  return frozen;
}

async function heard() {
  await world.tick();
  return Promise.all(world.told.map(({ headers, body }) => world.client.readNotify(mchid, headers, body)));
}

test('a shop pays with the sheet its phone was given, WeChat tells it, and the query says it', async () => {
  const frozen = await paid();
  expect(await heard()).toMatchObject([
    { kind: 'verified', resource: { kind: 'payment', outTradeNo: frozen.outTradeNo, amountFen: 3_000 } },
  ]);
  expect(await world.client.queryPayment(frozen)).toMatchObject({
    kind: 'accepted',
    payment: { state: 'SUCCESS', amountFen: 3_000, openid, mchid, appid: 'wxcrowncaplocal0001' },
  });
});

test('another phone cannot pay with it, and a sheet that was changed is no sheet', async () => {
  const sheet = await world.client.paySheet({ mchid, prepayId: await prepaid(await order()) });
  expect(world.levers.pay({ appId, ...sheet, openid: 'o-stranger' }).errMsg).toContain('requestPayment:fail');
  expect(world.levers.pay({ appId, ...sheet, nonceStr: 'other', openid }).errMsg).toContain(
    'requestPayment:fail',
  );
});

test('sent again byte for byte it is the same payment; paid, it is refused as paid', async () => {
  const frozen = await order();
  expect(await prepaid(frozen)).toBe(await prepaid(frozen));
  const sheet = await world.client.paySheet({ mchid, prepayId: await prepaid(frozen) });
  world.levers.pay({ appId, ...sheet, openid });
  expect(await world.client.sendPayment(frozen)).toMatchObject({ kind: 'refused', code: 'ORDERPAID' });
});

test('the same number with other words is refused', async () => {
  const frozen = await order();
  await prepaid(frozen);
  const body = frozen.body.replace('"total":3000', '"total":1');
  expect(await world.client.sendPayment({ ...frozen, body })).toMatchObject({
    kind: 'refused',
    code: 'INVALID_REQUEST',
  });
});

test('closed, it is paid by nobody; paid, it is not closed', async () => {
  const frozen = await order();
  const sheet = await world.client.paySheet({ mchid, prepayId: await prepaid(frozen) });
  expect(await world.client.closePayment(frozen)).toMatchObject({ kind: 'accepted' });
  expect(world.levers.pay({ appId, ...sheet, openid }).errMsg).toContain('requestPayment:fail');
  expect(await world.client.queryPayment(frozen)).toMatchObject({ payment: { state: 'CLOSED' } });
  expect(await world.client.closePayment(await paid())).toMatchObject({ kind: 'refused', code: 'ORDERPAID' });
});

test('a payment nobody made is told as not found', async () => {
  expect(await world.client.queryPayment({ mchid, outTradeNo: 'CCnever' })).toMatchObject({
    kind: 'refused',
    code: 'NOT_FOUND',
  });
});

test('a refund is made once under its number, however often it is sent, and told when it arrived', async () => {
  const { outTradeNo } = await paid();
  const name = { mchid, outRefundNo: `CCr${numbers}` };
  const made = await world.client.prepareRefund({
    ...name,
    outTradeNo,
    amountFen: 1_000,
    totalFen: 3_000,
    notifyUrl,
  });
  const frozen = { ...name, ...made };
  const basic = () => world.levers.accounts({})[0]?.basicFen ?? 0;
  const before = basic();
  const first = await world.client.sendRefund(frozen);
  const second = await world.client.sendRefund(frozen);
  if (first.kind !== 'accepted' || second.kind !== 'accepted') throw new Error('not accepted');
  expect(second.refund.refundId).toBe(first.refund.refundId);
  world.clock.ms += 3_600_000;
  const events = await heard();
  expect(events).toContainEqual(
    expect.objectContaining({
      eventType: 'REFUND.SUCCESS',
      resource: expect.objectContaining({ kind: 'refund', state: 'SUCCESS', amountFen: 1_000 }),
    }),
  );
  expect(await world.client.queryRefund(name)).toMatchObject({
    refund: { state: 'SUCCESS', amountFen: 1_000, totalFen: 3_000, outTradeNo },
  });
  expect(await world.client.queryPayment({ mchid, outTradeNo })).toMatchObject({
    payment: { state: 'REFUND' },
  });
  expect(basic()).toBe(before - 1_000);
});

test('no more is refunded than was paid, and a refund nobody made is not found', async () => {
  const { outTradeNo } = await paid();
  const name = { mchid, outRefundNo: `CCmore${numbers}` };
  const { body } = await world.client.prepareRefund({
    ...name,
    outTradeNo,
    amountFen: 3_000,
    totalFen: 3_000,
  });
  const more = body.replace('"refund":3000', '"refund":3001');
  expect(await world.client.sendRefund({ ...name, body: more })).toMatchObject({ kind: 'refused' });
  expect(await world.client.queryRefund(name)).toMatchObject({ kind: 'refused', code: 'NOT_FOUND' });
});
