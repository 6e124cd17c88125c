import { appid, type Counter, commission, li, mchid, openCounter } from './counter';

const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter({ dayLimitFen: 100_000 });
});
const transfer = (number: string, amount = 200) =>
  counter.ask('POST', TRANSFERS, {
    appid,
    out_bill_no: number,
    openid: li,
    transfer_amount: amount,
    transfer_remark: '陈列',
    ...commission,
  });
const stateOf = (number: string) => counter.ask('GET', `${TRANSFERS}/out-bill-no/${number}`);

test('a hundred questions a second are heard, and each merchant has its own hundred', async () => {
  await transfer('w1');
  const ask = (of: string) => counter.ask('GET', `${TRANSFERS}/out-bill-no/w1`, undefined, of);
  for (let count = 0; count < 100; count += 1) expect((await ask(mchid)).status).toBe(200);
  expect(await ask(mchid)).toMatchObject({ status: 429, code: 'FREQUENCY_LIMITED' });
  expect((await ask('1900000110')).status).toBe(404);
  counter.clock.ms += 1_000;
  expect((await ask(mchid)).status).toBe(200);
});

test('from a strange address nobody is paid, but everybody may look, and nothing is made', async () => {
  await transfer('w2');
  counter.levers.refuseAddress({ mchid, isRefused: true });
  expect(await transfer('w3')).toMatchObject({
    status: 400,
    code: 'INVALID_REQUEST',
    message: '此IP地址不允许调用该接口',
  });
  expect(await stateOf('w2')).toMatchObject({ status: 200 });
  expect(await stateOf('w3')).toMatchObject({ status: 404 });
  counter.levers.refuseAddress({ mchid, isRefused: false });
  expect(await transfer('w3')).toMatchObject({ status: 200 });
});

test('an account that ran dry keeps the bill, and after a top-up the same number goes on', async () => {
  counter.levers.setBalance({ mchid, balanceFen: 150 });
  expect(await transfer('w4')).toMatchObject({ status: 403, code: 'NOT_ENOUGH' });
  expect(await stateOf('w4')).toMatchObject({ state: 'ACCEPTED' });
  expect(await transfer('w4', 300)).toMatchObject({ code: 'INVALID_REQUEST' });
  counter.levers.topUp({ mchid, amountFen: 50 });
  expect(await transfer('w4')).toMatchObject({ status: 200, state: 'WAIT_USER_CONFIRM' });
  expect(counter.levers.accounts({})[0]).toMatchObject({ balanceFen: 0, frozenFen: 200 });
});

test('a merchant pays so much a day and no more, until the next day in China', async () => {
  counter.clock.ms = Date.parse('2026-11-21T23:59:00+08:00');
  for (let count = 0; count < 5; count += 1) await transfer(`many${count}`, 20_000);
  expect(await transfer('w5', 20_000)).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
  expect(await stateOf('w5')).toMatchObject({ status: 404 });
  counter.clock.ms += 60_000;
  expect(await transfer('w5', 20_000)).toMatchObject({ status: 200 });
});

test('a clock more than five minutes wrong is refused, either way', async () => {
  for (const wrong of [-301_000, 301_000]) {
    const now = counter.clock.ms;
    counter.clock.ms = now + wrong;
    const request = counter.signed('GET', `${TRANSFERS}/out-bill-no/w1`);
    counter.clock.ms = now;
    expect(await counter.handle(request)).toMatchObject({ status: 401 });
  }
});
