import { appid, type Counter, commission, li, mchid, notifyUrl, openCounter } from './counter';

const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';
const AUTHORIZATIONS = '/v3/fund-app/mch-transfer/user-confirm-authorization';

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});

const wanted = (number: string, changes: object = {}) => ({
  out_authorization_no: number,
  appid,
  openid: li,
  transfer_scene_id: '1005',
  user_display_name: '李雷',
  user_recv_perception: '劳务报酬',
  authorization_notify_url: notifyUrl,
  ...changes,
});
const bill = (number: string, changes: object = {}) => ({
  appid,
  out_bill_no: number,
  transfer_amount: 200,
  transfer_remark: '陈列',
  notify_url: notifyUrl,
  ...commission,
  ...changes,
});
const authorizationOf = (number: string) =>
  counter.ask('GET', `${AUTHORIZATIONS}/out-authorization-no/${number}`);

async function allowed(number: string): Promise<string> {
  await counter.ask('POST', AUTHORIZATIONS, wanted(number));
  counter.levers.confirm({ outAuthorizationNo: number, openid: li });
  await counter.tick();
  const { authorization_id } = counter.heard() as { authorization_id?: string };
  return authorization_id ?? '';
}

test('who allowed it once is paid without being asked again', async () => {
  const asked = await counter.ask('POST', AUTHORIZATIONS, wanted('a1'));
  expect(asked).toMatchObject({ status: 200, state: 'WAIT_USER_CONFIRM' });
  expect(await counter.ask('POST', AUTHORIZATIONS, wanted('a1'))).toEqual(asked);
  expect(counter.levers.confirm({ outAuthorizationNo: 'a1', openid: 'han' }).errMsg).toContain('微信号');
  expect(counter.levers.confirm({ outAuthorizationNo: 'a1', openid: li }).errMsg).toContain(':ok');
  await counter.tick();
  expect(counter.heard()).toMatchObject({
    event: 'MCHTRANSFER.AUTHORIZATION.CONFIRMED',
    mchid,
    out_authorization_no: 'a1',
    state: 'TAKING_EFFECT',
    openid: li,
  });
  const { authorization_id } = (await authorizationOf('a1')) as { authorization_id?: string };
  const paid = await counter.ask('POST', `${TRANSFERS}/transfer`, bill('w1', { authorization_id }));
  expect(paid).toMatchObject({ status: 200, state: 'SUCCESS', mch_id: mchid, openid: li });
  expect(await counter.ask('POST', `${TRANSFERS}/transfer`, bill('w1', { authorization_id }))).toEqual(paid);
  expect(counter.levers.accounts({})[0]).toMatchObject({ balanceFen: 999_800, frozenFen: 0 });
});

test('nobody is paid without an authorization that is in effect, for this scene and of this merchant', async () => {
  const pay = (changes: object, of = mchid) =>
    counter.ask('POST', `${TRANSFERS}/transfer`, bill('w2', changes), of);
  const no = { status: 400, code: 'INVALID_REQUEST' };
  await counter.ask('POST', AUTHORIZATIONS, wanted('a2'));
  expect(await pay({ out_authorization_no: 'a2' })).toMatchObject(no);
  const authorization_id = await allowed('a3');
  expect(await pay({ authorization_id: 'guessed' })).toMatchObject(no);
  expect(await pay({ authorization_id }, '1900000110')).toMatchObject(no);
  const festival = {
    transfer_scene_id: '1000',
    transfer_scene_report_infos: [
      { info_type: '活动名称', info_content: '夏日' },
      { info_type: '奖励说明', info_content: '红包' },
    ],
  };
  expect(await pay({ authorization_id, ...festival })).toMatchObject(no);
  counter.levers.forbid({ outAuthorizationNo: 'a3' });
  expect(await pay({ authorization_id })).toMatchObject(no);
});

test('an authorization ends by the person, by the merchant, or by a day of silence, each with its reason', async () => {
  await allowed('a4');
  counter.levers.forbid({ outAuthorizationNo: 'a4' });
  await counter.tick();
  expect(counter.heard()).toMatchObject({
    event: 'MCHTRANSFER.AUTHORIZATION.CLOSED',
    close_info: { close_reason: 'USER_CLOSE' },
  });
  await allowed('a5');
  const close = `${AUTHORIZATIONS}/out-authorization-no/a5/close`;
  const closed = await counter.ask('POST', close);
  expect(closed).toMatchObject({ state: 'CLOSED', close_info: { close_reason: 'CLOSE_VIA_MCH_API' } });
  expect(await counter.ask('POST', close)).toEqual(closed);
  await counter.ask('POST', AUTHORIZATIONS, wanted('a6'));
  counter.clock.ms += 24 * 3_600_000 + 1;
  expect(await authorizationOf('a6')).toMatchObject({
    state: 'CLOSED',
    close_info: { close_reason: 'USER_OVERDUE_UNCONFIRMED' },
  });
  expect(counter.levers.confirm({ outAuthorizationNo: 'a6', openid: li }).errMsg).toContain('CLOSED');
});

test('one person has one authorization for one scene, and a number is asked again with the same words only', async () => {
  await allowed('a7');
  const no = { status: 400, code: 'INVALID_REQUEST' };
  expect(await counter.ask('POST', AUTHORIZATIONS, wanted('a8'))).toMatchObject(no);
  const changed = wanted('a7', { user_display_name: '别人' });
  expect(await counter.ask('POST', AUTHORIZATIONS, changed)).toMatchObject(no);
  expect(await authorizationOf('a9')).toMatchObject({ status: 404, code: 'NOT_FOUND' });
});

test('the page of a first transfer may ask for the authorization too', async () => {
  const authorization_info = {
    user_display_name: '李雷',
    out_authorization_no: 'a10',
    authorization_notify_url: notifyUrl,
  };
  const path = `${TRANSFERS}/pre-transfer-with-authorization`;
  const first = await counter.ask('POST', path, bill('w3', { openid: li, authorization_info }));
  expect(first).toMatchObject({ state: 'WAIT_USER_CONFIRM', out_authorization_no: 'a10' });
  counter.levers.confirm({ outBillNo: 'w3', openid: li });
  expect(await authorizationOf('a10')).toMatchObject({ state: 'TAKING_EFFECT' });
  const next = bill('w4', { out_authorization_no: 'a10' });
  expect(await counter.ask('POST', `${TRANSFERS}/transfer`, next)).toMatchObject({ state: 'SUCCESS' });
});

test('a red packet carries at most two hundred yuan', async () => {
  const rich = await openCounter({ maxFen: 500_000 });
  const packet = (number: string, amount: number, type: string) =>
    rich.ask(
      'POST',
      TRANSFERS,
      bill(number, { openid: li, transfer_amount: amount, user_recv_style: { type } }),
    );
  expect(await packet('p1', 20_000, 'RED_PACKET')).toMatchObject({ status: 200 });
  expect(await packet('p2', 20_001, 'RED_PACKET')).toMatchObject({ code: 'INVALID_REQUEST' });
  expect(await packet('p3', 20_001, 'CONFIRM_PAGE')).toMatchObject({ status: 200 });
  expect(await packet('p4', 100, 'ENVELOPE')).toMatchObject({ code: 'PARAM_ERROR' });
});

test('a bill is found by WeChat’s number as by ours, and by its own merchant only', async () => {
  const made = await counter.ask('POST', TRANSFERS, bill('w5', { openid: li }));
  const { transfer_bill_no } = made as { transfer_bill_no?: string };
  const path = `${TRANSFERS}/transfer-bill-no/${transfer_bill_no}`;
  expect(await counter.ask('GET', path)).toMatchObject({ out_bill_no: 'w5', state: 'WAIT_USER_CONFIRM' });
  expect(await counter.ask('GET', path, undefined, '1900000110')).toMatchObject({ status: 404 });
});
