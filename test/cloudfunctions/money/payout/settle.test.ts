import { collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { settle } from '../../../../cloudfunctions/money/payout/settle';
import { withdrawals } from '../../../../cloudfunctions/money/payout/withdrawal';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { onAPayday, type Payday } from './payday';

/** What a slow worker brings: news of a bill as it was when the worker looked. */
let day: Payday;
let li: Seat;
let id: WithdrawalId;
onAPayday({ has: 60_000, asks: 30_000 }, (opened) => {
  ({ day, li, id } = opened);
});
beforeEach(async () => {
  await collect(day.world, { withdrawalId: id, clientCanConfirm: true }, li);
});

const truth = () => payout(day.world, { withdrawalId: id }, li);
const tap = () => collect(day.world, { withdrawalId: id, clientCanConfirm: true }, li);
const paid = async (number: number) => {
  day.levers.confirm({ outBillNo: day.billOf(id), openid: li.openid });
  await truth();
  const { ended, payout: last } = day.withdrawal(id);
  const bill = [...ended, last].find((one) => one.number === number);
  return bill?.evidence ?? fail();
};
const fail = (): never => {
  throw new Error('It was not paid.');
};

test('the same end told twice ends it once, however late the second comes', async () => {
  await paid(1);
  await tap();
  const looked = day.withdrawal(id);
  const evidence = await paid(2);
  expect((await settle(day.world, looked, { event: 'paid', evidence })).payout.state).toBe('paid');
  expect(await day.moneyOf(li)).toEqual({ available: 30_000, held: 0 });
});

test('news of the first bill changes nothing about the second', async () => {
  const looked = day.withdrawal(id);
  const evidence = await paid(1);
  expect((await settle(day.world, looked, { event: 'failed', evidence })).payout.number).toBe(2);
  expect(day.withdrawal(id).payout).toMatchObject({ number: 2, state: 'asked' });
  expect(await day.moneyOf(li)).toEqual({ available: 30_000, held: 15_000 });
});

test.each(['paid', 'failed', 'cancelled'] as const)(
  '%s without the verified answer behind it is no end but a bug, and moves nothing',
  async (event) => {
    await expect(settle(day.world, day.withdrawal(id), { event })).rejects.toThrow(/cannot end/);
    expect(await day.moneyOf(li)).toEqual({ available: 30_000, held: 30_000 });
    expect(day.withdrawal(id).payout.state).toBe('waiting');
  },
);

test('who only hears news does not end the lease of who is sending', async () => {
  const looked = day.withdrawal(id);
  const until = day.clock.now() + 30_000;
  await day.world.db.updateIf(withdrawals, id, {}, { set: { 'payout.leaseUntil': until } });
  await settle(day.world, looked, { event: 'waits', packageInfo: 'a page' });
  expect(day.withdrawal(id).payout.leaseUntil).toBe(until);
});

test('what went out is what is kept, byte for byte', () => {
  const { frozen } = day.withdrawal(id).payout;
  expect(day.sentFor(id)).toEqual([frozen?.body]);
});
