import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { balanceId, balances, entries } from '../../../../cloudfunctions/money/ledger/ledger';
import type { PayWorld } from '../../../../cloudfunctions/money/money-world';
import { payees } from '../../../../cloudfunctions/money/payout/payee';
import { collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import { availableOf } from '../../../../cloudfunctions/money/rules/person-account';
import { eraseRealName, giveRealName } from '../../../../cloudfunctions/people/real-name';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import { Crash, crashing } from '../payout/crashing';
import {
  expectSoundBooks,
  newWithdrawalId,
  openPayday,
  type Payday,
  repsPaid,
  repWith,
} from '../payout/payday';

let day: Payday;
let world: Payday['world'];
let li: Seat;
beforeAll(async () => {
  day = await openPayday({ maxFen: 300_000 });
  const paying = { mostABill: fen(200_000), mostAWithdrawal: fen(1_000_000) };
  world = { ...day.world, terms: { ...repsPaid(paying), withholding: 'ordinary' } };
});
beforeEach(async () => {
  li = await repWith(world, 1_000_000);
});
afterEach(() => expectSoundBooks(world));
afterAll(() => day.close());

const large = { mostABill: fen(300_000), mostAWithdrawal: fen(1_000_000) };
const ask = (amount: number, withdrawalId = newWithdrawalId(), on: PayWorld = world) =>
  withdraw(on, { withdrawalId, amount: fen(amount) }, li);
const tap = (withdrawalId: WithdrawalId, on: PayWorld = world) =>
  collect(on, { withdrawalId, clientCanConfirm: true }, li);
async function takeOnce(withdrawalId: WithdrawalId, failReason?: string) {
  await tap(withdrawalId);
  const outBillNo = day.billOf(withdrawalId);
  day.levers.confirm({ outBillNo, openid: li.openid, ...(failReason && { failReason }) });
  return payout(world, { withdrawalId }, li);
}
const monthsOf = () => day.all(payees).find(({ personId }) => personId === li.personId)?.months;
const entryOf = (id: string) => day.all(entries).find(({ _id }) => _id === id);
const income = (gross: number, withheld: number) => ({ gross, withheld });

test('of 2000 yuan 240 are withheld, 1760 arrive, and the tax office is owed the rest', async () => {
  const { withdrawalId, payout: bill } = await ask(200_000);
  expect(bill).toMatchObject({ gross: 200_000, withheld: 24_000, amount: 176_000 });
  expect(await takeOnce(withdrawalId)).toMatchObject({ payout: { state: 'paid' } });
  expect(day.bills().find(({ outBillNo }) => outBillNo === day.billOf(withdrawalId))).toMatchObject({
    amountFen: 176_000,
    state: 'SUCCESS',
  });
  expect(entryOf(`settle:${withdrawalId}:1`)?.postings).toEqual([
    { from: `person:${li.personId}:held`, to: 'wechat:1900000109:paid', amount: 176_000, asset: 'CNY' },
    { from: `person:${li.personId}:held`, to: 'tax:2026-11:withheld', amount: 24_000, asset: 'CNY' },
  ]);
  expect(monthsOf()).toEqual([
    { month: '2026-11', asked: income(200_000, 24_000), paid: income(200_000, 24_000) },
  ]);
});

test('a wish in several bills is withheld from as if it came at once, and so is the wish after it', async () => {
  const { withdrawalId } = await ask(400_000);
  const { payout: first, rest } = day.withdrawal(withdrawalId);
  expect([first, ...rest].map(({ gross, withheld }) => [gross, withheld])).toEqual([
    [200_000, 24_000],
    [200_000, 40_000],
  ]);
  await takeOnce(withdrawalId);
  await takeOnce(withdrawalId);
  const later = await ask(100_000);
  expect(later.payout).toMatchObject({ gross: 100_000, withheld: 16_000 });
});

test('a bill that came back takes its tax back: the next wish pays as if it had never been', async () => {
  const first = await ask(200_000);
  expect(await takeOnce(first.withdrawalId, 'ACCOUNT_FROZEN')).toMatchObject({
    payout: { state: 'returned' },
  });
  expect(monthsOf()).toEqual([{ month: '2026-11', asked: income(0, 0), paid: income(0, 0) }]);
  const again = await ask(200_000);
  expect(again.payout).toMatchObject({ withheld: 24_000, amount: 176_000 });
  expect(await world.db.get(balances, balanceId(availableOf(li.personId), 'CNY'))).toMatchObject({
    amount: 800_000,
  });
});

test('of three bills one is paid and the second comes back: the month knows the one that was paid', async () => {
  const { withdrawalId } = await ask(600_000);
  await takeOnce(withdrawalId);
  await takeOnce(withdrawalId, 'ACCOUNT_FROZEN');
  expect(monthsOf()).toEqual([
    { month: '2026-11', asked: income(200_000, 24_000), paid: income(200_000, 24_000) },
  ]);
});

test('the method is the one of the day it was asked for, whatever the terms say later', async () => {
  const { withdrawalId } = await ask(200_000);
  const lenient = { ...world, terms: { ...world.terms, withholding: 'none' as const } };
  expect(await ask(200_000, withdrawalId, lenient)).toMatchObject({ payout: { withheld: 24_000 } });
  expect(day.withdrawal(withdrawalId)).toMatchObject({ withholding: 'ordinary', month: '2026-11' });
});

test('a wish that tax would leave with less than a bill may carry is refused, and nothing is withheld', async () => {
  await ask(80_000).then(({ withdrawalId }) => takeOnce(withdrawalId));
  await expect(ask(11)).rejects.toMatchObject({ problem: { code: 'below_least', facts: { least: 10 } } });
  expect(monthsOf()).toMatchObject([{ asked: income(80_000, 0) }]);
  expect(await ask(12)).toMatchObject({ payout: { gross: 12, withheld: 2, amount: 10 } });
});

test('a process that dies at any step of a wish withholds it once or not at all', async () => {
  const withdrawalId = newWithdrawalId();
  for (let step = 1; ; step++) {
    const dying = crashing(world, step, step % 2 === 0 ? 'before' : 'after');
    const died = await ask(200_000, withdrawalId, dying.world).catch((error: unknown) => error);
    if (!(died instanceof Crash)) break;
  }
  await ask(200_000, withdrawalId);
  expect(monthsOf()).toEqual([{ month: '2026-11', asked: income(200_000, 24_000), paid: income(0, 0) }]);
});

test('below 2000 yuan nobody needs a name; from 2000 on one is asked for before any money is set aside', async () => {
  const free = { ...world, terms: repsPaid(large) };
  await expect(ask(200_000, newWithdrawalId(), free)).rejects.toMatchObject({
    problem: { code: 'real_name_needed', facts: { from: 200_000 } },
  });
  expect(await day.moneyOf(li)).toEqual({ available: 1_000_000, held: 0 });
  expect((await ask(199_999, newWithdrawalId(), free)).payout).toMatchObject({ state: 'asked' });
});

test('a name erased between wish and tap: no bill is made without it, and giving it again goes on', async () => {
  const free = { ...world, terms: repsPaid(large) };
  await giveRealName(free, { name: '张三丰' }, li);
  const { withdrawalId } = await ask(250_000, newWithdrawalId(), free);
  await eraseRealName(free, {}, li);
  await expect(tap(withdrawalId, free)).rejects.toMatchObject({ problem: { code: 'real_name_needed' } });
  expect(day.bills().filter(({ outBillNo }) => outBillNo === day.billOf(withdrawalId))).toEqual([]);
  await giveRealName(free, { name: '张三丰' }, li);
  expect(await tap(withdrawalId, free)).toMatchObject({ withdrawal: { payout: { state: 'waiting' } } });
});

test('a name that is not the account’s comes back as such, is put right, and then the money arrives', async () => {
  const free = { ...world, terms: repsPaid(large) };
  day.levers.nameUser({ openid: li.openid, name: '张三丰' });
  await giveRealName(free, { name: '张三风' }, li);
  const first = await ask(50_000, newWithdrawalId(), free);
  await tap(first.withdrawalId, free);
  day.levers.confirm({ outBillNo: day.billOf(first.withdrawalId), openid: li.openid });
  expect(await payout(free, { withdrawalId: first.withdrawalId }, li)).toMatchObject({
    payout: { state: 'returned', why: 'name_differs' },
  });
  await giveRealName(free, { name: '张三丰' }, li);
  const second = await ask(50_000, newWithdrawalId(), free);
  await tap(second.withdrawalId, free);
  day.levers.confirm({ outBillNo: day.billOf(second.withdrawalId), openid: li.openid });
  expect(await payout(free, { withdrawalId: second.withdrawalId }, li)).toMatchObject({
    payout: { state: 'paid' },
  });
  const whole = JSON.stringify([...day.all(entries), ...day.reported, day.withdrawal(second.withdrawalId)]);
  expect(whole).not.toMatch(/张三[风丰]/);
});

test('the books name a month that does not add up, and a debt to the tax office that nobody withheld', async () => {
  const { withdrawalId } = await ask(200_000);
  await takeOnce(withdrawalId);
  const months = monthsOf() ?? [];
  const wrong = months.map((month) => ({ ...month, paid: income(200_000, 23_999) }));
  await world.db.updateIf(payees, li.personId, {}, { set: { months: wrong } });
  expect((await brokenBooks(world)).sort()).toEqual([
    'tax:2026-11:withheld|CNY owes another sum than was withheld from people',
    `the tax months of ${li.personId} do not say of 2026-11 what its withdrawals say`,
  ]);
  await world.db.updateIf(payees, li.personId, {}, { set: { months } });
});

test('a prize is not pay for work: nothing is withheld from it, and no tax month counts it', async () => {
  const member: Seat = { ...li, role: 'member' };
  const withdrawalId = newWithdrawalId();
  await withdraw(world, { withdrawalId, amount: fen(20_000) }, member);
  expect(day.withdrawal(withdrawalId)).toMatchObject({ nature: '偶然所得', withholding: 'none' });
  expect((monthsOf() ?? []).filter(({ asked }) => asked.gross > 0)).toEqual([]);
  expect((await ask(200_000)).payout).toMatchObject({ withheld: 24_000 });
});
