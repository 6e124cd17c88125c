import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import { fen } from '../../../test-cloud';
import { expectSoundBooks, newWithdrawalId, openPayday, type Payday, repWith } from './payday';

let day: Payday;
let li: Seat;
let zhang: Seat;
beforeAll(async () => {
  day = await openPayday();
});
beforeEach(async () => {
  li = await repWith(day.world, 1_000);
  zhang = await repWith(day.world, 0);
});
afterEach(() => expectSoundBooks(day.world));
afterAll(() => day.close());

const ask = (withdrawalId: ReturnType<typeof newWithdrawalId>, amount: number, seat = li) =>
  withdraw(day.world, { withdrawalId, amount: fen(amount) }, seat);

test('asking sets the money aside and makes no bill yet', async () => {
  const id = newWithdrawalId();
  expect(await ask(id, 600)).toMatchObject({ withdrawalId: id, amount: 600, payout: { state: 'asked' } });
  expect(await day.moneyOf(li)).toEqual({ available: 400, held: 600 });
  expect(day.bills()).toEqual([]);
});

test('asking again with the same id changes nothing; with another amount it is told', async () => {
  const id = newWithdrawalId();
  const first = await ask(id, 600);
  expect(await ask(id, 600)).toEqual(first);
  await expect(ask(id, 500)).rejects.toMatchObject({ problem: { code: 'withdrawal_differs' } });
  await expect(ask(id, 600, zhang)).rejects.toMatchObject({ problem: { code: 'not_yours' } });
  expect(await day.moneyOf(li)).toEqual({ available: 400, held: 600 });
});

test('one tap that arrives five times at once sets the money aside once', async () => {
  const id = newWithdrawalId();
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask(id, 600)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await day.moneyOf(li)).toEqual({ available: 400, held: 600 });
});

test('of five different wishes at once one is taken, and the others hear that one is open', async () => {
  const wishes = await Promise.allSettled(Array.from({ length: 5 }, () => ask(newWithdrawalId(), 300)));
  const refused = wishes.flatMap((wish) => (wish.status === 'rejected' ? [wish.reason.problem] : []));
  expect(wishes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(refused).toEqual(Array(4).fill({ code: 'payout_open', facts: {} }));
  expect(await day.moneyOf(li)).toEqual({ available: 700, held: 300 });
});

test.each([
  [1_001, { code: 'more_than_available', facts: { available: 1_000 } }],
  [9, { code: 'below_least', facts: { least: 10 } }],
  [60_001, { code: 'above_most', facts: { most: 60_000 } }],
])('%d fen are refused with the number that helps', async (amount, problem) => {
  await expect(ask(newWithdrawalId(), amount)).rejects.toMatchObject({ problem });
  expect(await day.moneyOf(li)).toEqual({ available: 1_000, held: 0 });
});

test('a withdrawal asks the database at most 15 times, who-is-calling included', async () => {
  expect(1 + (await day.callsOf(() => ask(newWithdrawalId(), 300)))).toBeLessThanOrEqual(15);
});
