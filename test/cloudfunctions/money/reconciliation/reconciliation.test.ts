import { billRows } from '../../../../cloudfunctions/money/reconciliation/bill-rows';
import { breaks } from '../../../../cloudfunctions/money/reconciliation/break';
import { reconcileDue } from '../../../../cloudfunctions/money/reconciliation/reconcile';
import {
  openDays,
  overnights,
  reconciliations,
} from '../../../../cloudfunctions/money/reconciliation/reconciliation';
import { day } from '../../../first-shop';
import { Crash, databaseIn } from '../payout/crashing';
import { type BillDesk, line, openBillDesk, operating, refused } from './bill-desk';

const monday = day('2026-11-23');
const tuesday = day('2026-11-24');
const wednesday = day('2026-11-25');

let desk: BillDesk;
beforeEach(async () => {
  desk = await openBillDesk();
});
afterEach(async () => {
  await desk.close();
  expect([...desk.scanned]).toEqual([]);
});

test('a day on which bill and books agree is done, with its figures, and the bill is kept as it came', async () => {
  await desk.paid('a', 200, '2026-11-23T10:00:00+08:00');
  await desk.paid('b', 300, '2026-11-23T23:59:59+08:00');
  desk.bill(monday, [
    line('a', 200),
    line('b', 300),
    line('c', 5_000, { way: 'in', type: '充值', voucher: '-' }),
  ]);
  await desk.night(tuesday);
  expect(desk.day(monday)).toMatchObject({
    state: 'done',
    opening: 1_000_000,
    closing: 1_004_500,
    moved: { count: 3, in: 5_000, out: 500 },
    matched: { count: 2, in: 0, out: 500 },
    funding: { count: 1, in: 5_000, out: 0 },
    breaks: 0,
    complaints: [],
  });
  expect(desk.reported).toEqual([]);
  const bytes = await desk.world.files.read(desk.day(monday)?.file ?? '');
  expect(String(Buffer.from(bytes ?? []))).toContain('资金流水总笔数');
});

test('nothing is fetched before ten past ten', async () => {
  desk.bill(monday, []);
  await openDays(desk.world, [operating]);
  desk.clock.set('2026-11-24T10:09:59+08:00');
  expect(await reconcileDue(desk.world)).toBe(0);
  desk.clock.set('2026-11-24T10:10:00+08:00');
  expect(await reconcileDue(desk.world)).toBe(1);
  expect(desk.fetched).toEqual([monday]);
});

test('money that only WeChat knows of calls a person at once, and WeChat is asked about it', async () => {
  desk.told.set(line('x', 0).voucher, { state: 'SUCCESS', amountFen: 900 });
  desk.bill(monday, [line('x', 900)]);
  await desk.night(tuesday);
  expect(desk.breaks()).toEqual([{ day: monday, kind: 'WX_ONLY', state: 'open', way: 'out', amount: 900 }]);
  expect(desk.reported).toMatchObject([{ alarm: 'reconciliation', day: monday, kinds: ['WX_ONLY'] }]);
  expect(desk.all(breaks)[0]?.wechatSays).toMatchObject({ state: 'SUCCESS', amount: 900 });
});

test('what only we know has a day’s grace, then calls a person', async () => {
  await desk.paid('late', 200, '2026-11-23T23:59:59+08:00');
  desk.bill(monday, []);
  await desk.night(tuesday);
  expect(desk.breaks()).toMatchObject([{ kind: 'OURS_ONLY', state: 'timing', way: 'in', amount: 200 }]);
  expect(desk.reported).toEqual([]);
  desk.bill(tuesday, []);
  await desk.night(wednesday);
  expect(desk.breaks()).toMatchObject([{ kind: 'OURS_ONLY', state: 'open' }]);
  expect(desk.reported).toMatchObject([{ alarm: 'reconciliation', day: tuesday, kinds: ['OURS_ONLY'] }]);
});

test('what the next day’s bill answers within the grace is closed by it and calls nobody', async () => {
  await desk.paid('late', 200, '2026-11-23T23:59:59+08:00');
  desk.bill(monday, []);
  await desk.night(tuesday);
  desk.bill(tuesday, [line('late', 200)]);
  await desk.night(wednesday);
  expect(desk.all(breaks)).toMatchObject([{ state: 'closed', explainedBy: '2026-11-24 账单第 2 行' }]);
  expect(desk.day(tuesday)).toMatchObject({ state: 'done', breaks: 0 });
  expect(desk.reported).toEqual([]);
});

test('paid before midnight and learned after it is one payment, and neither day misses or doubles it', async () => {
  await desk.paid('night', 200, '2026-11-24T00:00:30+08:00');
  desk.bill(monday, [line('night', 200, { time: '23:59:58' })]);
  await desk.night(tuesday);
  expect(desk.day(monday)).toMatchObject({ matched: { count: 1 }, breaks: 0 });
  desk.bill(tuesday, [], 0);
  await desk.night(wednesday);
  expect(desk.breaks()).toEqual([]);
  expect(desk.all(overnights)).toHaveLength(1);
});

test('the same payout on two days’ bills is a double payment, on whichever side of midnight our books have it', async () => {
  await desk.paid('twice', 200, '2026-11-23T23:00:00+08:00');
  await desk.paid('night', 300, '2026-11-24T00:00:30+08:00');
  desk.bill(monday, [line('twice', 200), line('night', 300)]);
  await desk.night(tuesday);
  desk.bill(tuesday, [line('twice', 200), line('night', 300)], 999_500);
  await desk.night(wednesday);
  expect(desk.breaks()).toEqual([
    { day: tuesday, kind: 'DUPLICATE', state: 'open', way: 'out', amount: 200 },
    { day: tuesday, kind: 'DUPLICATE', state: 'open', way: 'out', amount: 300 },
  ]);
});

test('what was booked days later explains WeChat’s line of then', async () => {
  desk.bill(monday, [line('slow', 200)]);
  await desk.night(tuesday);
  await desk.paid('slow', 200, '2026-11-24T18:00:00+08:00');
  desk.bill(tuesday, [], 0);
  await desk.night(wednesday);
  expect(desk.all(breaks)).toMatchObject([
    { kind: 'WX_ONLY', state: 'closed', explainedBy: 'settle:slow:1' },
  ]);
});

test('a bill that is not there is an alarm, tried again, and never taken for a quiet day', async () => {
  desk.bill(monday, refused('STATEMENT_CREATING'));
  await desk.night(tuesday);
  expect(desk.day(monday)).toMatchObject({ state: 'absent', why: 'STATEMENT_CREATING' });
  expect(desk.reported).toMatchObject([{ alarm: 'bill_missing', day: monday, why: 'STATEMENT_CREATING' }]);
  desk.bill(monday, []);
  desk.clock.advance(10 * 60_000);
  await desk.ticks();
  expect(desk.day(monday)).toMatchObject({ state: 'done', tries: 2 });
});

test('a day without a bill is quiet only after WeChat said so for hours and the books know of nothing; it keeps what was there before', async () => {
  desk.bill(monday, [line('in', 100, { way: 'in', type: '充值' })]);
  await desk.night(tuesday);
  await desk.night(wednesday);
  expect(desk.day(tuesday)).toMatchObject({ state: 'absent', why: 'NO_STATEMENT_EXIST' });
  for (let n = 0; n < 4; n++) {
    desk.clock.advance(3 * 3_600_000);
    await desk.ticks();
  }
  expect(desk.day(tuesday)).toMatchObject({ state: 'quiet', closing: 1_000_100, breaks: 0 });
  expect(desk.reported).toEqual([]);
  desk.bill(wednesday, [line('in2', 100, { way: 'in', type: '充值' })], 999_999);
  await desk.night('2026-11-26');
  expect(desk.day(wednesday)?.complaints).toEqual([{ line: 2, says: '期初余额与前一天的期末余额不符' }]);
});

test('a day on which the books moved money is never quiet, however often WeChat says that there is no bill', async () => {
  await desk.paid('a', 200, '2026-11-23T10:00:00+08:00');
  await desk.night(tuesday);
  for (let n = 0; n < 8; n++) {
    desk.clock.advance(6 * 3_600_000);
    await desk.ticks();
  }
  expect(desk.day(monday)).toMatchObject({ state: 'absent', why: 'NO_STATEMENT_EXIST' });
  expect(desk.reported.filter(({ alarm }) => alarm === 'bill_missing')).toHaveLength(9);
});

test('a bill that cannot be read is told by its lines, kept, tried again and matched with nothing', async () => {
  await desk.paid('a', 200, '2026-11-23T10:00:00+08:00');
  desk.bill(monday, '<html>502</html>');
  await desk.night(tuesday);
  expect(desk.day(monday)).toMatchObject({
    state: 'absent',
    why: 'unreadable',
    complaints: [{ line: 1, says: '没有以“记账时间”开头的表头' }],
  });
  expect(desk.breaks()).toEqual([]);
});

test('an account that opens with something else than it closed with is told', async () => {
  desk.bill(monday, [line('in', 100, { way: 'in', type: '充值' })]);
  await desk.night(tuesday);
  desk.bill(tuesday, [line('in2', 100, { way: 'in', type: '充值' })], 5);
  await desk.night(wednesday);
  expect(desk.day(tuesday)?.complaints).toEqual([{ line: 2, says: '期初余额与前一天的期末余额不符' }]);
  expect(desk.reported).toMatchObject([{ alarm: 'reconciliation', day: tuesday, complaints: 1 }]);
});

test('the days that passed while the cloud was down are caught up in their order', async () => {
  desk.bill(monday, []);
  await desk.night(tuesday);
  await desk.night('2026-11-28');
  expect(desk.fetched).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
  expect(desk.all(reconciliations).filter(({ state }) => state === 'absent')).toHaveLength(4);
});

test('no further back than WeChat keeps its bills; what it gives no more is said to be lost and not asked for again', async () => {
  await openDays(desk.world, [operating]);
  desk.clock.set('2027-03-01T03:00:00+08:00');
  await reconcileDue(desk.world);
  expect(desk.day(monday)).toMatchObject({ state: 'lost' });
  expect(desk.reported).toMatchObject([{ alarm: 'bill_lost', day: monday }]);
  expect(await reconcileDue(desk.world)).toBe(0);
  await openDays(desk.world, [operating]);
  const days = desk
    .all(reconciliations)
    .map((one) => one.day)
    .toSorted();
  expect(days.slice(0, 2)).toEqual([monday, '2026-12-02']);
  expect(days).toHaveLength(90);
});

test('two clocks at once reconcile a day once', async () => {
  desk.bill(monday, [line('x', 900)]);
  await openDays(desk.world, [operating]);
  await openDays(desk.world, [operating]);
  desk.clock.set('2026-11-24T10:10:00+08:00');
  await Promise.all([reconcileDue(desk.world), reconcileDue(desk.world), reconcileDue(desk.world)]);
  expect(desk.fetched).toEqual([monday]);
  expect(desk.breaks()).toHaveLength(1);
});

test('the function may die at any step: done again, the day says the same and nothing is told twice', async () => {
  const prepared = async () => {
    const another = await openBillDesk();
    await another.paid('a', 200, '2026-11-23T10:00:00+08:00');
    await another.paid('late', 300, '2026-11-23T23:59:59+08:00');
    await another.paid('night', 400, '2026-11-24T00:00:30+08:00');
    another.bill(monday, [line('a', 201), line('night', 400), line('x', 900)]);
    await openDays(another.world, [operating]);
    another.clock.set('2026-11-24T10:10:00+08:00');
    return another;
  };
  const results = new Set<string>();
  for (let at = 1, steps = 99; at <= steps; at++) {
    const another = await prepared();
    let taken = 0;
    const step = async <Result>(work: () => Promise<Result>) => {
      taken += 1;
      if (taken === at) throw new Crash();
      return work();
    };
    await reconcileDue({ ...another.world, db: databaseIn(step, another.world.db) }).catch(() => undefined);
    steps = taken < at ? 0 : steps;
    another.clock.advance(10 * 60_000);
    await another.ticks();
    const { state, matched, breaks: count } = another.day(monday) ?? {};
    results.add(JSON.stringify({ state, matched, count, breaks: another.breaks() }));
    await another.close();
  }
  expect(results.size).toBe(1);
  expect([...results][0]).toContain('"state":"done"');
});

test('the kept bills tell what became of a payout that WeChat no longer answers about, and which days are missing', async () => {
  desk.bill(monday, [line('a', 200), line('b', 300)]);
  desk.bill(tuesday, [line('a', 200, { way: 'in', type: '商家转账退回' })], 999_500);
  await desk.night(tuesday);
  await desk.night(wednesday);
  const asked = { mchid: operating.mchid, outBillNo: line('a', 0).voucher, from: monday };
  const told = await billRows(desk.world, asked);
  expect(told.rows.map(({ day: on, row }) => [on, row.way, row.amount])).toEqual([
    [monday, 'out', 200],
    [tuesday, 'in', 200],
  ]);
  expect(told.missing).toEqual(['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28']);
  expect((await billRows(desk.world, { ...asked, outBillNo: 'CCnone' })).rows).toEqual([]);
});
