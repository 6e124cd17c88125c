import { balanceId, balances } from '../../cloudfunctions/money/ledger/ledger';
import { withdrawals } from '../../cloudfunctions/money/payout/withdrawal';
import { availableOf } from '../../cloudfunctions/money/rules/person-account';
import { openFirstShop, seat, xiaoli } from '../first-shop';
import { type Phone, type RunningCloud, startRunningCloud } from '../running-cloud';
import { newId, value } from '../the-loop';

const MINUTE = 60_000;

let cloud: RunningCloud;
let li: Phone;
beforeAll(async () => {
  cloud = await startRunningCloud({ at: '2026-11-23T09:00:30+08:00' });
  await openFirstShop(cloud);
  const { personId } = await seat(cloud, 'li', 'rep', xiaoli);
  await cloud.seed(balances, balanceId(availableOf(personId), 'CNY'), { amount: 1_000, version: 1 });
  li = await cloud.phone('li');
}, 60_000);
afterAll(() => cloud.close());

const wechat = () => cloud.cloud.world().wechat.pay.levers;
const payoutOf = (id: string) => {
  const found = cloud.all(withdrawals).find(({ _id }) => _id === id)?.payout;
  if (!found) throw new Error(`There is no withdrawal ${id}.`);
  return found;
};

async function collected(): Promise<string> {
  const withdrawalId = newId();
  await value(li, 'rep', 'withdraw', { withdrawalId, amount: 200 });
  await value(li, 'pay', 'collect', { withdrawalId, clientCanConfirm: true });
  return withdrawalId;
}

test('WeChat Pay reaches the door by its path, and a notice that verifies settles without anybody asking', async () => {
  const id = await collected();
  const { outBillNo } = payoutOf(id);
  expect(await wechat().forgeNotify({ outBillNo, state: 'SUCCESS', how: 'stranger' })).toEqual({
    status: 401,
  });
  expect(payoutOf(id).state).toBe('waiting');
  wechat().confirm({ outBillNo, openid: 'o-li' });
  await cloud.cloud.world().wechat.pay.tick();
  expect(payoutOf(id).state).toBe('paid');
});

test('a notice that never comes is not needed: the clock asks', async () => {
  const id = await collected();
  const { outBillNo } = payoutOf(id);
  wechat().fault({ on: 'notify', kind: 'never', match: { outBillNo } });
  wechat().confirm({ outBillNo, openid: 'o-li' });
  await cloud.cloud.advance(61 * MINUTE);
  expect(payoutOf(id).state).toBe('paid');
});

test('a phone that pretends to be WeChat Pay is not believed', async () => {
  const id = await collected();
  const pretending = { httpMethod: 'POST', path: '/pay/notify', headers: {}, body: '{"state":"SUCCESS"}' };
  expect(await li.send('pay', pretending)).toMatchObject({ statusCode: 401 });
  for (const crooked of [{ body: 7 }, { headers: 'x' }, { headers: null }]) {
    const answer = await li.send('pay', { ...pretending, ...crooked });
    expect(answer).toEqual({ problem: { code: 'not_yours', facts: {} } });
  }
  expect(payoutOf(id).state).toBe('waiting');
});

test.each([
  ['at the address of no merchant', '/http/pay/notify'],
  ['at the address of a merchant without keys', '/http/pay/notify/1999999999'],
  ['at an address that is none', '/http/pay/notify/1900000109/../1900000110'],
  ['unsigned, at the right address', '/http/pay/notify/1900000109'],
])('a notice %s is refused, so that WeChat says it again elsewhere or later', async (_where, path) => {
  const answer = await fetch(`${cloud.cloud.origin}${path}`, { method: 'POST', body: '{"id":"1"}' });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({ code: 'FAIL', message: expect.any(String) });
});
