import { randomBytes } from 'node:crypto';
import { EJSON } from 'bson';
import { expect } from 'expect';
import { entries } from '../../cloudfunctions/money/ledger/ledger';
import { collect, payout } from '../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../cloudfunctions/money/payout/withdraw';
import { newWithdrawalId, openPayday, type Payday, repWith } from '../cloudfunctions/money/payout/payday';
import { fen } from '../test-cloud';
import { atMost, type Line, mean, median } from './table';

// A payday checks at its close, in jest's words, that nothing was asked of nobody; here there is no jest.
Object.assign(globalThis, { expect });

const RUNS = 80;
const MANY = 1_000_000;
const BATCH = 1_000;
const mchid = '1900000109';

type Taken = { calls: number[]; ms: number[]; bareMs: number[] };

/** A payout from wish to paid beside two bare signed calls, with nothing behind it and then with a million entries. */
export async function benchPayouts(): Promise<Line[]> {
  const day = await openPayday();
  await payMany(day, 5);
  const few = await payMany(day, RUNS);
  await fillLedger(day);
  const many = await payMany(day, RUNS);
  await day.close();
  return [
    atMost('database calls of one payout: wish, collect, settle', 45, Math.max(...few.calls)),
    {
      what: 'the same with a million entries behind it',
      budget: 'the same',
      measured: `${median(few.calls)} and ${median(many.calls)}`,
      kept: median(few.calls) === median(many.calls),
    },
    atMost('one payout, times a bare signed create and query', 12, mean(few.ms) / mean(few.bareMs), '×'),
    atMost('median time with a million entries, times', 1.3, median(many.ms) / median(few.ms), '×'),
    {
      what: 'payouts a second, one after another',
      budget: '—',
      measured: (1000 / mean(few.ms)).toFixed(1),
      kept: true,
    },
  ];
}

async function payMany(day: Payday, count: number): Promise<Taken> {
  const taken: Taken = { calls: [], ms: [], bareMs: [] };
  for (let run = 0; run < count; run += 1) await payOnce(day, taken);
  return taken;
}

async function payOnce(day: Payday, taken: Taken): Promise<void> {
  const seat = await repWith(day.world, 1_000);
  const withdrawalId = newWithdrawalId();
  // WeChat counts calls by its clock's seconds.
  day.clock.advance(2_000);
  const startedAt = performance.now();
  const calls = await day.callsOf(async () => {
    await withdraw(day.world, { withdrawalId, amount: fen(200) }, seat);
    const { confirm } = await collect(day.world, { withdrawalId, clientCanConfirm: true }, seat);
    day.levers.confirm({ package: confirm?.package, openid: seat.openid });
    await payout(day.world, { withdrawalId }, seat);
  });
  taken.ms.push(performance.now() - startedAt);
  taken.calls.push(calls);
  taken.bareMs.push(await bareCalls(day, seat.openid));
  if (day.withdrawal(withdrawalId).payout.state !== 'paid') throw new Error(`${withdrawalId} was not paid.`);
}

async function bareCalls({ world }: Payday, openid: string): Promise<number> {
  const outBillNo = randomBytes(12).toString('hex');
  const startedAt = performance.now();
  const request = {
    mchid,
    outBillNo,
    sceneId: '1005',
    openid,
    amountFen: 200,
    remark: '陈列任务报酬',
    notifyUrl: 'https://local-1abc.localhost/pay/notify',
    reportInfos: [
      { type: '岗位类型', content: '业务员' },
      { type: '报酬说明', content: '陈列任务报酬' },
    ],
  };
  await world.pay.sendTransfer({ mchid, outBillNo, ...(await world.pay.prepareTransfer(request)) });
  const { kind } = await world.pay.queryTransfer({ mchid, outBillNo });
  if (kind !== 'accepted') throw new Error(`The bare bill was ${kind}.`);
  return performance.now() - startedAt;
}

async function fillLedger({ database }: Payday): Promise<void> {
  for (let from = 0; from < MANY; from += BATCH) {
    const data = Array.from({ length: BATCH }, (_, n) =>
      EJSON.stringify(pastEntry(from + n), { relaxed: false }),
    );
    await database.answer({ action: 'database.insertDocument', collectionName: entries.name, data });
  }
}

/** Others' settled payouts of years. */
const pastEntry = (n: number) => ({
  _id: `settle:past-${n}`,
  v: 1,
  at: 1_700_000_000_000 + n * 1000,
  cause: {
    kind: 'payout',
    nature: '劳务报酬',
    funder: 'brand',
    payer: 'brand',
    payee: `person:past-${n % 997}`,
    records: [],
  },
  postings: [{ from: `person:past-${n % 997}:held`, to: `wechat:${mchid}:paid`, amount: 1, asset: 'CNY' }],
  accounts: [`person:past-${n % 997}:held|CNY`, `wechat:${mchid}:paid|CNY`],
});
