import { hearNotice, notices } from '../../../../cloudfunctions/money/payout/notice';
import { askAboutOpenPayouts, collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { onAPayday, type Payday } from './payday';

let day: Payday;
let li: Seat;
let id: WithdrawalId;
onAPayday({ has: 1_000, asks: 200 }, (opened) => {
  ({ day, li, id } = opened);
});
beforeEach(async () => {
  await collect(day.world, { withdrawalId: id, clientCanConfirm: true }, li);
  day.said.length = 0;
});

const bill = () => ({ outBillNo: day.billOf(id) });
const confirm = () => day.levers.confirm({ ...bill(), openid: li.openid });
const state = () => day.withdrawal(id).payout.state;
const keptNotices = () => day.all(notices).filter(({ number }) => number === day.billOf(id));

test('a notice of WeChat leads to a question, and its answer settles', async () => {
  confirm();
  await day.tick();
  expect(day.said).toEqual(['heard']);
  expect(state()).toBe('paid');
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 0 });
});

test('told twice, it is kept once and paid once', async () => {
  day.levers.fault({ on: 'notify', kind: 'twice', match: bill() });
  confirm();
  await day.tick();
  expect(day.said).toEqual(['heard', 'heard']);
  expect(keptNotices()).toHaveLength(1);
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 0 });
});

test('told twice while nothing can be learned, it leads to one question', async () => {
  const { pay } = day.world;
  const asked: string[] = [];
  day.world.pay = {
    ...pay,
    queryTransfer: async ({ outBillNo }) => {
      asked.push(outBillNo);
      return { kind: 'unknown', why: 'timed_out', detail: '' };
    },
  };
  day.levers.fault({ on: 'notify', kind: 'twice', match: bill() });
  confirm();
  await day.tick();
  day.world.pay = pay;
  expect(day.said).toEqual(['heard', 'heard']);
  expect(asked).toEqual([day.billOf(id)]);
});

test('told an hour late, when the person has long looked it up, it changes nothing', async () => {
  day.levers.fault({ on: 'notify', kind: 'late', ms: 3_600_000, match: bill() });
  confirm();
  const paid = await payout(day.world, { withdrawalId: id }, li);
  day.clock.advance(3_600_000);
  await day.tick();
  expect(day.said).toEqual(['heard']);
  expect(await payout(day.world, { withdrawalId: id }, li)).toEqual(paid);
});

test('never told, the clock finds it', async () => {
  day.levers.fault({ on: 'notify', kind: 'never', match: bill() });
  confirm();
  day.clock.advance(3_600_000);
  await askAboutOpenPayouts(day.world);
  expect(state()).toBe('paid');
});

test('a true notice moves no money by itself: while WeChat does not answer, the money stays set aside', async () => {
  confirm();
  day.levers.fault({ on: 'query', kind: 'drop_before', match: bill() });
  await day.tick();
  expect(day.said).toEqual(['heard']);
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });
  day.clock.advance(3_600_000);
  await askAboutOpenPayouts(day.world);
  expect(state()).toBe('paid');
});

test.each(['stranger', 'unsigned', 'changed', 'broken_seal', 'stale', 'signtest'] as const)(
  'a notice that is %s is refused and changes nothing',
  async (how) => {
    for (const claimed of ['SUCCESS', 'FAIL', 'CANCELLED'] as const) {
      expect(await day.levers.forgeNotify({ ...bill(), state: claimed, how })).toEqual({ status: 401 });
    }
    expect(state()).toBe('waiting');
    expect(keptNotices()).toEqual([]);
    expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });
  },
);

test('a notice that lies under a true signature is not believed either, for the question tells the truth', async () => {
  const lying = {
    ...day.world,
    pay: {
      ...day.world.pay,
      readNotify: async () => ({
        kind: 'verified' as const,
        eventId: `event-${id}`,
        eventType: 'MCHTRANSFER.BILL.FINISHED',
        mchid: '1900000109',
        resource: { kind: 'transfer' as const, ...bill(), transferBillNo: '1', state: 'SUCCESS' as const },
      }),
    },
  };
  expect(await hearNotice(lying, '1900000109', {}, Buffer.from('{}'))).toBe('heard');
  expect(state()).toBe('waiting');
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });
});
