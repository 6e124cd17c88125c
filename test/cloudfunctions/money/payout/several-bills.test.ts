import type { PayWorld } from '../../../../cloudfunctions/money/money-world';
import { askAboutOpenPayouts, collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import { withdrawals } from '../../../../cloudfunctions/money/payout/withdrawal';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import { newWithdrawalId, onAPayday, type Payday } from './payday';

const HOUR = 3_600_000;

let day: Payday;
let li: Seat;
let id: WithdrawalId;
onAPayday({ has: 60_000, asks: 50_000 }, (opened) => {
  ({ day, li, id } = opened);
});

const tapCollect = () => collect(day.world, { withdrawalId: id, clientCanConfirm: true }, li);
const lookUp = (world: PayWorld = day.world) => payout(world, { withdrawalId: id }, li);
const confirm = (outBillNo = day.billOf(id)) => day.levers.confirm({ outBillNo, openid: li.openid });

async function paidOnce() {
  await tapCollect();
  confirm();
  return lookUp();
}

test('500 yuan at a limit of 200 a bill are three bills, one after another, and each is collected with a tap', async () => {
  expect(await paidOnce()).toMatchObject({
    amount: 50_000,
    paid: 16_666,
    payout: { state: 'asked', number: 2, of: 3, gross: 16_667, withheld: 0, amount: 16_667 },
  });
  expect(await day.moneyOf(li)).toEqual({ available: 10_000, held: 33_334 });
  expect(await paidOnce()).toMatchObject({ paid: 33_333, payout: { state: 'asked', number: 3 } });
  expect(await paidOnce()).toMatchObject({ paid: 33_333, payout: { state: 'paid', number: 3 } });
  expect(await day.moneyOf(li)).toEqual({ available: 10_000, held: 0 });
  const all = day.bills();
  const own = day.withdrawal(id).bills.map((number) => all.find(({ outBillNo }) => outBillNo === number));
  expect(own.map((bill) => [bill?.amountFen, bill?.state])).toEqual([
    [16_666, 'SUCCESS'],
    [16_667, 'SUCCESS'],
    [16_667, 'SUCCESS'],
  ]);
});

test('one that comes back brings the rest back with it: the wish ends, and a new one may be made', async () => {
  await paidOnce();
  await tapCollect();
  day.levers.confirm({ outBillNo: day.billOf(id), openid: li.openid, failReason: 'ACCOUNT_FROZEN' });
  expect(await lookUp()).toMatchObject({
    paid: 16_666,
    payout: { state: 'returned', why: 'refused', number: 2, of: 3 },
  });
  expect(await day.moneyOf(li)).toEqual({ available: 43_334, held: 0 });
  expect((await tapCollect()).withdrawal.payout.state).toBe('returned');
  await withdraw(day.world, { withdrawalId: newWithdrawalId(), amount: fen(200) }, li);
});

test('between two bills nothing is open at WeChat, and still no second wish is taken', async () => {
  await paidOnce();
  const second = withdraw(day.world, { withdrawalId: newWithdrawalId(), amount: fen(200) }, li);
  await expect(second).rejects.toMatchObject({ problem: { code: 'payout_open' } });
});

test('a slow worker’s news of the first bill changes nothing of the second', async () => {
  await tapCollect();
  const first = day.billOf(id);
  const slow = {
    ...day.world,
    pay: {
      ...day.world.pay,
      queryTransfer: async (bill: Parameters<typeof day.world.pay.queryTransfer>[0]) => {
        const oldNews = await day.world.pay.queryTransfer(bill);
        confirm(first);
        await lookUp();
        await tapCollect();
        return oldNews;
      },
    },
  };
  const before = () => day.withdrawal(id).payout;
  await lookUp(slow);
  expect(before()).toMatchObject({ number: 2, state: 'waiting', tries: 0 });
  expect(before().packageInfo).not.toBe(day.withdrawal(id).ended[0]?.packageInfo);
});

test('two who find the end of the first bill at once settle it once, and the second bill is not touched', async () => {
  await tapCollect();
  confirm();
  const late = {
    ...day.world,
    pay: {
      ...day.world.pay,
      queryTransfer: async (bill: Parameters<typeof day.world.pay.queryTransfer>[0]) => {
        const paid = await day.world.pay.queryTransfer(bill);
        await lookUp();
        await tapCollect();
        return paid;
      },
    },
  };
  await lookUp(late);
  expect(day.withdrawal(id)).toMatchObject({
    payout: { number: 2, state: 'waiting' },
    ended: [{ number: 1 }],
  });
  expect(await day.moneyOf(li)).toEqual({ available: 10_000, held: 33_334 });
});

test('a notice of a bill that has long ended changes nothing of the one that follows', async () => {
  await paidOnce();
  await tapCollect();
  await day.tick();
  expect(day.said).toContain('heard');
  expect(day.withdrawal(id).payout).toMatchObject({ number: 2, state: 'waiting' });
});

test('the clock finds the end of each bill', async () => {
  await tapCollect();
  confirm();
  day.clock.advance(HOUR);
  await askAboutOpenPayouts(day.world);
  expect(day.withdrawal(id)).toMatchObject({ payout: { number: 2, state: 'asked' } });
});

test('every bill has a number of its own, by which its notice is found', () => {
  const { bills } = day.withdrawal(id);
  expect(new Set(bills).size).toBe(3);
  expect(day.all(withdrawals).filter((each) => each.bills.includes(bills[2] ?? ''))).toHaveLength(1);
});
