import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { appid, type Counter, commission, li, mchid, notifyUrl, openCounter } from './counter';

const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const today = '2026-11-21';

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});

const transfer = (number: string, amount = 200) =>
  counter.ask('POST', TRANSFERS, {
    appid,
    out_bill_no: number,
    openid: li,
    transfer_amount: amount,
    transfer_remark: '陈列,端架',
    ...commission,
  });
async function paid(number: string, amount = 200): Promise<void> {
  await transfer(number, amount);
  counter.levers.confirm({ outBillNo: number, openid: li });
}
async function taken(number: string, total: number): Promise<void> {
  await counter.ask('POST', '/v3/pay/transactions/jsapi', {
    appid,
    mchid,
    description: '货款',
    out_trade_no: number,
    notify_url: notifyUrl,
    amount: { total },
    payer: { openid: li },
  });
  counter.levers.payOrder({ outTradeNo: number });
}
const returned = (order: string, number: string, refund: number, total: number) =>
  counter.ask('POST', '/v3/refund/domestic/refunds', {
    out_trade_no: order,
    out_refund_no: number,
    amount: { refund, total, currency: 'CNY' },
  });

const request = (path: string, of = mchid) => counter.ask('GET', `/v3/bill/${path}`, undefined, of);
const operation = (day = today) => `fundflowbill?bill_date=${day}&account_type=OPERATION`;
const toMorning = () => {
  counter.clock.ms = Date.parse('2026-11-22T10:00:00+08:00');
};

async function fetched(path: string): Promise<string> {
  const told = (await request(path)) as { download_url?: string; hash_value?: string };
  const { download_url = '', hash_value } = told;
  const answer = await counter.send('GET', download_url.slice('https://api.mch.weixin.qq.com'.length));
  if (answer === 'dropped') throw new Error('dropped');
  expect(answer.headers['Wechatpay-Signature']).toBe(undefined);
  const text = path.includes('GZIP') ? gunzipSync(answer.body) : answer.body;
  expect(createHash('sha1').update(text).digest('hex')).toBe(hash_value);
  return text.toString('utf8');
}

/** The lines of a bill: each value without its backtick, the heads apart. */
function read(text: string) {
  const lines = text.trim().split('\r\n');
  const cells = lines.map((line) => line.split(',').map((cell) => cell.replace(/^`/, '')));
  return { head: lines[0], rows: cells.slice(1, -2), sumHead: lines.at(-2), sum: cells.at(-1) };
}
const fen = (yuan = '') => Number(yuan.replace('.', ''));

test('the day’s bill lists what left the operating account, and nothing that came to no end', async () => {
  await paid('w1', 200);
  await transfer('w2', 300);
  await transfer('w3', 400);
  await counter.ask('POST', `${TRANSFERS}/out-bill-no/w3/cancel`);
  await counter.tick();
  counter.levers.topUp({ mchid, amountFen: 5_000 });
  toMorning();
  const { head, rows, sumHead, sum } = read(await fetched(operation()));
  expect(head).toBe(
    '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
  );
  expect(rows.map((row) => [row[0], row[4], row[5], row[6], row[7], row[10]])).toEqual([
    ['2026-11-21 10:00:00', '商家转账', '支出', '2.00', '9998.00', 'w1'],
    ['2026-11-21 10:00:00', '充值', '收入', '50.00', '10048.00', expect.any(String)],
  ]);
  expect(sumHead).toBe('资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额');
  expect(sum).toEqual(['2', '1', '50.00', '1', '2.00']);
});

test('takings and refunds stand in the basic account’s bill and, order by order, in the trade bill', async () => {
  await taken('order1', 10_000);
  await returned('order1', 'r1', 2_500, 10_000);
  toMorning();
  const flow = read(await fetched(`fundflowbill?bill_date=${today}`));
  expect(flow.rows.map((row) => [row[4], row[5], row[6], row[7], row[10]])).toEqual([
    ['交易', '收入', '100.00', '100.00', 'order1'],
    ['退款', '支出', '25.00', '75.00', 'r1'],
  ]);
  const trade = read(await fetched(`tradebill?bill_date=${today}&bill_type=ALL&tar_type=GZIP`));
  expect(trade.rows.map((row) => [row.length, row[6], row[9], row[12], row[15], row[16]])).toEqual([
    [27, 'order1', 'SUCCESS', '100.00', '0', '0.00'],
    [27, 'order1', 'REFUND', '0.00', 'r1', '25.00'],
  ]);
  expect(trade.sum).toEqual(['2', '100.00', '25.00', '0.00', '0.00000', '100.00', '25.00']);
});

test('whatever happened, opening and what came less what went is closing, day after day', async () => {
  const act = fc.record({
    kind: fc.constantFrom(...(['pay', 'take', 'return', 'top', 'night'] as const)),
    amount: fc.integer({ min: 30, max: 20_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
      counter = await openCounter();
      const first = counter.clock.ms;
      for (const [at, { kind, amount }] of acts.entries()) {
        if (kind === 'pay') await paid(`w${at}`, amount);
        if (kind === 'take') await taken(`order${at}00`, amount);
        if (kind === 'return') await returned('order000', `r${at}`, amount, acts[0]?.amount ?? 1);
        if (kind === 'top') counter.levers.topUp({ mchid, amountFen: amount, account: 'BASIC' });
        if (kind === 'night') counter.clock.ms += DAY;
      }
      const days = Math.floor((counter.clock.ms - first) / DAY) + 1;
      counter.clock.ms += DAY;
      for (const [account, opening] of [['OPERATION', 1_000_000] as const, ['BASIC', 0] as const]) {
        let balance = opening;
        for (let day = 0; day < days; day += 1) {
          const date = new Date(first + day * DAY).toISOString().slice(0, 10);
          const path = `fundflowbill?bill_date=${date}&account_type=${account}`;
          if ((await request(path)).status === 400) continue;
          for (const row of read(await fetched(path)).rows) {
            balance += fen(row[6]) * (row[5] === '收入' ? 1 : -1);
            expect(fen(row[7])).toBe(balance);
          }
        }
        const [now] = counter.levers.accounts({});
        const held =
          account === 'BASIC'
            ? (now?.basicFen ?? 0) + (now?.basicFrozenFen ?? 0)
            : (now?.balanceFen ?? 0) + (now?.frozenFen ?? 0);
        expect(balance).toBe(held);
      }
    }),
    { numRuns: 12 },
  );
});

test('a bill is there from ten in the next morning on and for three months', async () => {
  await paid('w4');
  expect(await request(operation())).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
  counter.clock.ms = Date.parse('2026-11-22T09:59:59+08:00');
  expect(await request(operation())).toMatchObject({ status: 400, code: 'STATEMENT_CREATING' });
  counter.clock.ms += 1_000;
  expect(await request(operation())).toMatchObject({ status: 200, hash_type: 'SHA1' });
  expect(await request('fundflowbill?bill_date=2026-11-20')).toMatchObject({ code: 'NO_STATEMENT_EXIST' });
  for (const wrong of ['fundflowbill?bill_date=yesterday', 'fundflowbill', `${operation()}&x=1`]) {
    expect(await request(wrong)).toMatchObject({ status: 400, code: 'PARAM_ERROR' });
  }
  counter.clock.ms += 93 * DAY;
  expect(await request(operation())).toMatchObject({ code: 'INVALID_REQUEST' });
});

test('the file waits thirty seconds for who asked for it, and for nobody else', async () => {
  await paid('w5');
  toMorning();
  const { download_url = '' } = (await request(operation())) as { download_url?: string };
  const path = download_url.slice('https://api.mch.weixin.qq.com'.length);
  expect(await counter.ask('GET', path, undefined, '1900000110')).toMatchObject({ code: 'NO_AUTH' });
  counter.clock.ms += 30_000;
  expect(await counter.send('GET', path)).toMatchObject({ status: 200 });
  counter.clock.ms += 1;
  expect(await counter.ask('GET', path)).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
});

test('a bill can be wrong in every way a bookkeeper must notice, and be mended', async () => {
  await paid('w6', 200);
  await paid('w7', 300);
  toMorning();
  const right = await fetched(operation());
  const of = { mchid, day: today, bill: 'OPERATION' } as const;
  const wrong = async (alteration: Parameters<typeof counter.levers.alterBill>[0]) => {
    counter.levers.alterBill(alteration);
    const { rows, sum } = read(await fetched(operation()));
    counter.levers.mendBills({});
    return { rows: rows.map((row) => [row[10], row[6]]), balances: rows.map((row) => row[7]), sum };
  };
  expect((await wrong({ ...of, how: 'missing', voucherNo: 'w6' })).rows).toEqual([['w7', '3.00']]);
  expect((await wrong({ ...of, how: 'doubled', voucherNo: 'w6' })).rows).toEqual([
    ['w6', '2.00'],
    ['w6', '2.00'],
    ['w7', '3.00'],
  ]);
  const altered = await wrong({ ...of, how: 'altered', voucherNo: 'w7', amountFen: 900 });
  expect(altered.rows).toEqual([
    ['w6', '2.00'],
    ['w7', '9.00'],
  ]);
  const extra = await wrong({ ...of, how: 'extra', voucherNo: 'x1', amountFen: 50, direction: '收入' });
  expect(extra.rows.at(-1)).toEqual(['x1', '0.50']);
  expect(extra.sum).toEqual(['3', '1', '0.50', '2', '5.00']);
  expect((await wrong({ ...of, how: 'wrong_sum' })).sum).toEqual(['1', '0', '0.00', '1', '3.00']);
  expect((await wrong({ ...of, how: 'broken_chain' })).balances).toEqual(['9998.00', '9995.01']);
  counter.levers.alterBill({ ...of, how: 'absent' });
  expect(await request(operation())).toMatchObject({ code: 'NO_STATEMENT_EXIST' });
  counter.levers.mendBills({});
  expect(await fetched(operation())).toBe(right);
});

test('a file that was cut short or changed on its way does not fit what was signed', async () => {
  await paid('w8');
  toMorning();
  for (const kind of ['truncated', 'changed'] as const) {
    const told = (await request(operation())) as { download_url?: string; hash_value?: string };
    const path = (told.download_url ?? '').slice('https://api.mch.weixin.qq.com'.length);
    counter.levers.fault({ on: 'download', kind });
    const answer = await counter.send('GET', path);
    if (answer === 'dropped') throw new Error('dropped');
    expect(createHash('sha1').update(answer.body).digest('hex')).not.toBe(told.hash_value);
  }
});
