import { WechatPayMerchant } from '../../../cloudfunctions/platform/wechatpay/configuration';
import { SigningPay } from '../../../cloudfunctions/platform/wechatpay/signing-pay';
import { exchangeOver } from '../../../cloudfunctions/platform/wechatpay/transport';
import {
  freeze,
  li,
  mchid,
  openWorld,
  payLi,
  type World,
} from '../../cloudfunctions/platform/wechatpay/world';

const HOUR_MS = 3_600_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.closeAll());
beforeEach(() => {
  world.levers.setPace({ acceptedMs: 0, processingMs: 0, transferringMs: 0, cancelingMs: 0 });
  world.clock.ms += 60_000;
});

async function sent(changes: Parameters<typeof freeze>[1] = {}) {
  const frozen = await freeze(world, changes);
  await world.client.sendTransfer(frozen);
  return frozen;
}
async function stateOf(bill: { outBillNo: string }) {
  const outcome = await world.client.queryTransfer({ mchid, outBillNo: bill.outBillNo });
  return outcome.kind === 'accepted' ? outcome.bill.state : outcome;
}

test('a bill passes through every state in its time', async () => {
  world.levers.setPace({ acceptedMs: 1_000, processingMs: 2_000, transferringMs: 3_000 });
  const bill = await sent();
  expect(await stateOf(bill)).toBe('ACCEPTED');
  world.clock.ms += 1_000;
  expect(await stateOf(bill)).toBe('PROCESSING');
  expect(world.levers.confirm({ outBillNo: bill.outBillNo, openid: li }).errMsg).toContain('PROCESSING');
  world.clock.ms += 2_000;
  expect(await stateOf(bill)).toBe('WAIT_USER_CONFIRM');
  world.levers.confirm({ outBillNo: bill.outBillNo, openid: li });
  expect(await stateOf(bill)).toBe('TRANSFERING');
  world.clock.ms += 3_000;
  expect(await stateOf(bill)).toBe('SUCCESS');
});

test('a payout nobody takes is closed some time after 24 hours, not at 24 hours', async () => {
  const bill = await sent();
  world.clock.ms += 24 * HOUR_MS + 1;
  expect(await stateOf(bill)).toBe('WAIT_USER_CONFIRM');
  expect(world.levers.confirm({ outBillNo: bill.outBillNo, openid: li }).errMsg).toContain('已超过收款时间');
  world.clock.ms += 47 * 60_000;
  expect(await world.client.queryTransfer(bill)).toMatchObject({
    bill: { state: 'FAIL', failReason: 'OVERDUE_CLOSE' },
  });
});

test('whoever is first, the rep or the cancel, wins; the other is told', async () => {
  world.levers.setPace({ cancelingMs: 5_000 });
  const canceled = await sent();
  await world.client.cancelTransfer(canceled);
  expect(world.levers.confirm({ outBillNo: canceled.outBillNo, openid: li }).errMsg).toContain('CANCELING');
  world.clock.ms += 5_000;
  expect(await stateOf(canceled)).toBe('CANCELLED');

  world.levers.setPace({ transferringMs: 5_000 });
  const confirmed = await sent();
  world.levers.confirm({ outBillNo: confirmed.outBillNo, openid: li });
  expect(await world.client.cancelTransfer(confirmed)).toMatchObject({ code: 'INVALID_REQUEST' });
});

test('leaving the page changes nothing, and the page opens again', async () => {
  const bill = await sent();
  expect(world.levers.closePage({}).errMsg).toBe('requestMerchantTransfer:fail cancel');
  expect(await stateOf(bill)).toBe('WAIT_USER_CONFIRM');
});

test('the phone confirms at WeChat with the package it was given', async () => {
  const frozen = await freeze(world);
  const outcome = await world.client.sendTransfer(frozen);
  if (outcome.kind !== 'accepted') throw new Error('not accepted');
  const confirm = (body: object) =>
    fetch(`${world.origin}/wechatpay/wechat/confirm`, { method: 'POST', body: JSON.stringify(body) });
  const wrong = await confirm({ package: 'guessed', openid: li });
  expect(await wrong.json()).toEqual({ errMsg: 'requestMerchantTransfer:fail package无效' });
  const right = await confirm({ package: outcome.bill.packageInfo, openid: li });
  expect(await right.json()).toEqual({ errMsg: 'requestMerchantTransfer:ok' });
  expect(await stateOf(frozen)).toBe('SUCCESS');
});

test('WeChat itself refuses what our own check would have stopped', async () => {
  const good = payLi();
  const prepared = await world.client.prepareTransfer(good);
  const { serial } = prepared;
  const body = JSON.parse(prepared.body) as Record<string, unknown>;
  const send = (changes: object) =>
    world.client.sendTransfer({ ...good, serial, body: JSON.stringify({ ...body, ...changes }) });
  const refused = async (changes: object, code: string, words: string) =>
    expect(await send(changes)).toMatchObject({
      kind: 'refused',
      code,
      message: expect.stringContaining(words),
    });
  await refused({ transfer_scene_id: '1011' }, 'INVALID_REQUEST', '该转账场景不可用');
  await refused({ user_recv_perception: '货款' }, 'INVALID_REQUEST', '用户收款感知');
  await refused(
    { transfer_scene_report_infos: [{ info_type: '岗位类型', info_content: '业务员' }] },
    'INVALID_REQUEST',
    '报备信息',
  );
  await refused({ transfer_amount: 20_001 }, 'INVALID_REQUEST', '超过单笔转账上下限');
  await refused({ transfer_amount: 9 }, 'INVALID_REQUEST', '超过单笔转账上下限');
  await refused({ transfer_amount: '200' }, 'PARAM_ERROR', 'transfer_amount');
  await refused({ user_name: 'not sealed' }, 'PARAM_ERROR', '解密失败');
  await refused({ appid: 'wxother' }, 'PARAM_ERROR', 'appid');
  await refused({ notify_url: 'http://pay.example/x' }, 'PARAM_ERROR', 'notify_url');
  await refused({ authorization_info: {} }, 'PARAM_ERROR', 'authorization_info');
  expect(await world.client.queryTransfer(good)).toMatchObject({ code: 'NOT_FOUND' });
});

test('what the local WeChat Pay does not have is refused by its name', async () => {
  const setup = WechatPayMerchant.parse(world.setup(mchid));
  const pay = new SigningPay(setup, { exchange: exchangeOver(world.service), now: () => world.clock.ms });
  const reply = await pay.call({ method: 'GET', path: '/v3/ecommerce/fund/balance', body: '', serial: '' });
  expect(reply).toMatchObject({ status: 501 });
  if (reply.kind === 'answer') expect(reply.rawBody.toString()).toContain('GET /v3/ecommerce/fund/balance');
});

test('a request whose body was changed on the way is refused', async () => {
  const frozen = await sent();
  const original = world.asked.at(-1);
  if (!original) throw new Error('nothing was asked');
  const body = Buffer.from(
    original.body.toString().replace('"transfer_amount":200', '"transfer_amount":900'),
  );
  expect(await world.handle({ ...original, body })).toMatchObject({ status: 401 });
  world.clock.ms += 301_000;
  expect(await world.handle(original)).toMatchObject({ status: 401 });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ bill: { amountFen: 200 } });
});

test('twenty cancels a second are heard, the next second again', async () => {
  const bill = await sent();
  for (let count = 0; count < 20; count += 1) {
    expect(await world.client.cancelTransfer(bill)).toMatchObject({ kind: 'accepted' });
  }
  expect(await world.client.cancelTransfer(bill)).toMatchObject({ code: 'FREQUENCY_LIMIT_EXCEED' });
  world.clock.ms += 1_000;
  expect(await world.client.cancelTransfer(bill)).toMatchObject({ kind: 'accepted' });
});

test('a bill can be queried for thirty days', async () => {
  const bill = await sent();
  world.clock.ms += 30 * 24 * HOUR_MS;
  expect(await stateOf(bill)).toBe('FAIL');
  world.clock.ms += 1;
  expect(await stateOf(bill)).toMatchObject({ code: 'NOT_FOUND' });
});
