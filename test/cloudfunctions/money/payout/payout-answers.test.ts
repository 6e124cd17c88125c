import { askAboutOpenPayouts, collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { callFaults } from '../../../../local/wechatpay/fault';
import { fen } from '../../../test-cloud';
import { newWithdrawalId, onAPayday, type Payday, repsPaid, repWith, terms } from './payday';

const HOUR = 3_600_000;

let day: Payday;
let li: Seat;
let id: WithdrawalId;
onAPayday({ has: 1_000, asks: 200 }, (opened) => {
  ({ day, li, id } = opened);
});

const tapCollect = () => collect(day.world, { withdrawalId: id, clientCanConfirm: true }, li);
const lookUp = () => payout(day.world, { withdrawalId: id }, li);
const confirm = () => day.levers.confirm({ outBillNo: day.billOf(id), openid: li.openid });
const ownBills = () => day.bills().filter(({ outBillNo }) => outBillNo === day.billOf(id));
const afterLease = () => day.clock.advance(31_000);

test('the bill is made when the person taps, confirmed in WeChat, and settled when WeChat says so', async () => {
  const { withdrawal, confirm: page } = await tapCollect();
  expect(withdrawal.payout.state).toBe('waiting');
  expect(page).toMatchObject({ mchId: '1900000109', appId: 'wx-local-crowncap' });
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });

  expect(day.levers.confirm({ package: page?.package ?? '', openid: li.openid })).toEqual({
    errMsg: 'requestMerchantTransfer:ok',
  });
  expect(await lookUp()).toMatchObject({ payout: { state: 'paid' } });
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 0 });
});

test('tapping again and again makes one bill and opens the same page', async () => {
  const first = await tapCollect();
  for (let again = 0; again < 3; again++) expect(await tapCollect()).toEqual(first);
  expect(ownBills()).toHaveLength(1);
});

test('a phone that cannot confirm is told before a bill is made', async () => {
  const tap = collect(day.world, { withdrawalId: id, clientCanConfirm: false }, li);
  await expect(tap).rejects.toMatchObject({ problem: { code: 'client_too_old' } });
  expect(ownBills()).toEqual([]);
});

test("nobody collects or looks up another's withdrawal", async () => {
  const zhang = await repWith(day.world, 0);
  const input = { withdrawalId: id, clientCanConfirm: true };
  await expect(collect(day.world, input, zhang)).rejects.toMatchObject({ problem: { code: 'not_yours' } });
  await expect(payout(day.world, input, zhang)).rejects.toMatchObject({ problem: { code: 'not_yours' } });
});

describe.each(callFaults)('when the answer to the creation meets %s', (kind) => {
  test('the payout is neither paid nor failed, the money stays set aside, and one bill comes of it', async () => {
    day.levers.fault({ on: 'create', kind, match: { outBillNo: day.billOf(id) } });
    const first = await tapCollect();
    expect(first).toMatchObject({ withdrawal: { payout: { state: 'sending' } } });
    expect(first.confirm).toBeUndefined();
    expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });

    afterLease();
    expect((await tapCollect()).confirm).toMatchObject({ package: expect.stringMatching(/.{8}/) });
    confirm();
    expect(await lookUp()).toMatchObject({ payout: { state: 'paid' } });
    expect(ownBills()).toEqual([{ outBillNo: day.billOf(id), state: 'SUCCESS', amountFen: 200 }]);
    expect(await day.moneyOf(li)).toEqual({ available: 800, held: 0 });
  });
});

describe.each([
  'drop_before',
  'error_before',
  'rate_limited',
  'forged',
  'bad_signature',
  'stale',
  'unsigned',
] as const)('when the answers to queries meet %s', (kind) => {
  test('nothing is believed, however often it is said, until a true answer comes', async () => {
    await tapCollect();
    day.levers.fault({ on: 'query', kind, match: { outBillNo: day.billOf(id) }, times: 3 });
    for (let asked = 0; asked < 3; asked++) {
      expect((await lookUp()).payout.state).toBe('waiting');
      expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });
    }
    expect((await lookUp()).payout.state).toBe('waiting');
    confirm();
    expect((await lookUp()).payout.state).toBe('paid');
  });
});

test('an answer that comes too late is no answer: the bill is found by asking', async () => {
  day.levers.fault({ on: 'create', kind: 'delay', ms: 1_800, match: { outBillNo: day.billOf(id) } });
  expect((await tapCollect()).withdrawal.payout.state).toBe('sending');
  afterLease();
  expect((await tapCollect()).withdrawal.payout.state).toBe('waiting');
  expect(ownBills()).toHaveLength(1);
});

test('while WeChat is at work after the tap the payout is not paid yet', async () => {
  day.levers.setPace({ transferringMs: HOUR });
  await tapCollect();
  confirm();
  expect((await lookUp()).payout.state).toBe('sending');
  day.clock.advance(HOUR);
  expect((await lookUp()).payout.state).toBe('paid');
  day.levers.setPace({ transferringMs: 0 });
});

test('a bill WeChat has accepted and not yet prepared is asked for again with the same bytes', async () => {
  day.levers.setPace({ acceptedMs: HOUR });
  expect((await tapCollect()).withdrawal.payout.state).toBe('sending');
  day.clock.advance(HOUR);
  const { confirm: page } = await tapCollect();
  expect(page).toMatchObject({ package: expect.stringMatching(/.{8}/) });
  expect(day.sentFor(id)).toHaveLength(2);
  expect(day.sentFor(id)[1]).toEqual(day.sentFor(id)[0]);
  expect(ownBills()).toHaveLength(1);
  day.levers.setPace({ acceptedMs: 0 });
});

test('an empty merchant account parks the payout; topped up, the same bill goes on', async () => {
  const [account] = day.levers.accounts({});
  day.levers.setBalance({ mchid: '1900000109', balanceFen: 0 });
  expect((await tapCollect()).withdrawal.payout).toMatchObject({ state: 'parked', why: 'needs_funds' });
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });
  day.levers.setBalance({ mchid: '1900000109', balanceFen: account?.balanceFen ?? 0 });
  day.clock.advance(61_000);
  const { payout: funded } = (await tapCollect()).withdrawal;
  expect(funded.state).toBe('waiting');
  expect(funded.why).toBeUndefined();
  expect(ownBills()).toHaveLength(1);
});

test('what WeChat refuses for our settings is parked, keeps its number, and is tried again as it was', async () => {
  const wrong = { ...day.world, terms: repsPaid({ sceneId: '1000' }) };
  const refusing = {
    ...wrong,
    pay: { ...day.world.pay, prepareTransfer: wrongScene },
  };
  const { withdrawal } = await collect(refusing, { withdrawalId: id, clientCanConfirm: true }, li);
  expect(withdrawal.payout).toMatchObject({ state: 'parked', why: 'needs_configuration' });
  expect(ownBills()).toEqual([]);
  afterLease();
  expect((await tapCollect()).withdrawal.payout.state).toBe('parked');
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });
});

const prepared = () =>
  day.world.pay.prepareTransfer({
    mchid: '1900000109',
    outBillNo: day.billOf(id),
    sceneId: '1005',
    openid: li.openid,
    amountFen: 200,
    remark: '陈列任务报酬',
    notifyUrl: `${terms.notifyUrl}/1900000109`,
    reportInfos: terms.routes[0]?.reportInfos ?? [],
  });
async function wrongScene() {
  const { body, serial } = await prepared();
  return { body: body.replace('"1005"', '"1009"'), serial };
}

test.each([
  ['another amount', (body: string) => body.replace('"transfer_amount":200', '"transfer_amount":900')],
  ['another person', (body: string) => body.replace(li.openid, 'o-stranger')],
])('a bill over %s is parked for a person of the brand, even when it was paid', async (_what, change) => {
  // The bill is made as no code of ours makes it, for that is what must be noticed.
  const { body, serial } = await prepared();
  await day.world.pay.sendTransfer({
    mchid: '1900000109',
    outBillNo: day.billOf(id),
    serial,
    body: change(body),
  });
  expect((await tapCollect()).withdrawal.payout).toMatchObject({ state: 'parked', why: 'mismatch' });
  expect(day.reported).toContainEqual({ alarm: 'payout_parked', withdrawalId: id, why: 'mismatch' });
  const openid = day.levers.bills({}).find(({ outBillNo }) => outBillNo === day.billOf(id))?.openid ?? '';
  day.levers.confirm({ outBillNo: day.billOf(id), openid });
  afterLease();
  expect((await lookUp()).payout).toMatchObject({ state: 'parked', why: 'mismatch' });
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });
});

test('a day without a tap gives the money back, on WeChat’s word and not by our clock', async () => {
  await tapCollect();
  day.clock.advance(24.5 * HOUR);
  expect((await lookUp()).payout.state).toBe('waiting');
  day.clock.advance(HOUR);
  expect((await lookUp()).payout).toMatchObject({
    state: 'returned',
    why: 'not_confirmed_in_time',
    endedAt: expect.any(Number),
  });
  expect(await day.moneyOf(li)).toEqual({ available: 1_000, held: 0 });
});

test('a transfer that fails at the bank gives the money back, and a new wish makes a new bill', async () => {
  await tapCollect();
  day.levers.confirm({ outBillNo: day.billOf(id), openid: li.openid, failReason: 'ACCOUNT_FROZEN' });
  expect((await lookUp()).payout).toMatchObject({ state: 'returned', why: 'refused' });
  const again = newWithdrawalId();
  await withdraw(day.world, { withdrawalId: again, amount: fen(200) }, li);
  expect(day.billOf(again)).not.toBe(day.billOf(id));
});

test('what a merchant cancels comes back as cancelled', async () => {
  await tapCollect();
  await day.world.pay.cancelTransfer({ mchid: '1900000109', outBillNo: day.billOf(id) });
  await lookUp();
  expect((await lookUp()).payout).toMatchObject({ state: 'returned', why: 'cancelled' });
  expect(await day.moneyOf(li)).toEqual({ available: 1_000, held: 0 });
});

test('nobody has to look: the clock asks about what is open, and finds the end', async () => {
  day.levers.fault({ on: 'create', kind: 'drop_after', match: { outBillNo: day.billOf(id) } });
  await tapCollect();
  day.clock.advance(60_000);
  await askAboutOpenPayouts(day.world);
  expect(day.withdrawal(id).payout.state).toBe('waiting');
  confirm();
  day.clock.advance(HOUR);
  await askAboutOpenPayouts(day.world);
  expect(day.withdrawal(id).payout.state).toBe('paid');
});

test('ten people and clocks that find the end at once settle it once', async () => {
  await tapCollect();
  confirm();
  const found = await Promise.all(Array.from({ length: 10 }, lookUp));
  expect(new Set(found.map(({ payout: { endedAt } }) => endedAt)).size).toBe(1);
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 0 });
});

test('a slow worker with old news never takes back what is settled', async () => {
  await tapCollect();
  const slow = {
    ...day.world,
    pay: {
      ...day.world.pay,
      queryTransfer: async (bill: Parameters<typeof day.world.pay.queryTransfer>[0]) => {
        const oldNews = await day.world.pay.queryTransfer(bill);
        confirm();
        await lookUp();
        return oldNews;
      },
    },
  };
  expect((await payout(slow, { withdrawalId: id }, li)).payout.state).toBe('paid');
  expect(day.withdrawal(id).payout.state).toBe('paid');
});

test('what ended is never asked about again', async () => {
  await tapCollect();
  confirm();
  await lookUp();
  day.levers.fault({ on: 'query', kind: 'forged', match: { outBillNo: day.billOf(id) } });
  const paid = await lookUp();
  expect((await tapCollect()).withdrawal).toEqual(paid);
  day.clock.advance(30 * 24 * HOUR);
  await askAboutOpenPayouts(day.world);
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 0 });
});

test('collecting asks the database at most 9 times, who-is-calling included', async () => {
  expect(1 + (await day.callsOf(tapCollect))).toBeLessThanOrEqual(9);
});
