import { appid, type Counter, commission, li, mchid, notifyUrl, openCounter } from './counter';

const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';
const MINUTE = 60_000;

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});

async function paid(number: string): Promise<void> {
  await counter.ask('POST', TRANSFERS, {
    appid,
    out_bill_no: number,
    openid: li,
    transfer_amount: 200,
    transfer_remark: '陈列',
    notify_url: notifyUrl,
    ...commission,
  });
  counter.levers.confirm({ outBillNo: number, openid: li });
  await counter.tick();
}
const ids = () => counter.told.map(({ body }) => JSON.parse(body).id as string);

test('who does not answer well is told again fifteen times in twenty-four hours and four minutes, then never', async () => {
  counter.ear.status = 500;
  const began = counter.clock.ms;
  await paid('w1');
  const waits: number[] = [];
  for (let second = 0; second < 26 * 3600; second += 1) {
    const heard = counter.told.length;
    counter.clock.ms += 1_000;
    if ((second + 1) % 15 === 0) await counter.tick();
    if (counter.told.length > heard) waits.push((counter.clock.ms - began) / 1_000);
  }
  const minutes = [3, 10, 20, 30, 30, 30, 60, 180, 180, 180, 360, 360].map((count) => count * 60);
  let at = 0;
  const expected = [15, 15, 30, ...minutes].map((wait) => {
    at += wait;
    return at;
  });
  expect(waits).toEqual(expected);
  expect(waits.at(-1)).toBe((24 * 60 + 4) * 60);
  expect(new Set(ids()).size).toBe(1);
});

test('who answered well is told no more; who was told twice hears the same words', async () => {
  await paid('w2');
  counter.clock.ms += 25 * 60 * MINUTE;
  await counter.tick();
  expect(counter.told.length).toBe(1);
  counter.levers.fault({ on: 'notify', kind: 'twice' });
  await paid('w3');
  expect(counter.told.length).toBe(3);
  expect(counter.told[1]?.body).toBe(counter.told[2]?.body);
});

test('a notify may never come, or come after a later one', async () => {
  counter.levers.fault({ on: 'notify', kind: 'never', match: { outBillNo: 'w4' } });
  counter.levers.fault({ on: 'notify', kind: 'late', ms: MINUTE, match: { outBillNo: 'w5' } });
  await paid('w4');
  await paid('w5');
  await paid('w6');
  counter.clock.ms += MINUTE;
  await counter.tick();
  const about = counter.told.map((_, at) => counter.heardAt(at).out_bill_no);
  expect(about).toEqual(['w6', 'w5']);
});

test('a probe is true in all but its signature, and whoever takes it for true is written down', async () => {
  await counter.levers.probe({ mchid, url: notifyUrl });
  expect(counter.told[0]?.headers['Wechatpay-Signature']).toMatch(/^WECHATPAY\/SIGNTEST\//);
  counter.ear.status = 401;
  await counter.levers.probe({ mchid, url: notifyUrl });
  expect(counter.levers.probes({}).map(({ status, isSeenThrough }) => [status, isSeenThrough])).toEqual(
    expect.arrayContaining([
      [204, false],
      [401, true],
    ]),
  );
});

test('probes come before notifies as often as is asked', async () => {
  counter.levers.setProbing({ perMille: 1000 });
  await paid('w7');
  expect(counter.told.map(({ headers }) => /SIGNTEST/.test(headers['Wechatpay-Signature'] ?? ''))).toEqual([
    true,
    false,
  ]);
  counter.levers.setProbing({ perMille: 0 });
  await paid('w8');
  expect(counter.told.length).toBe(3);
});
