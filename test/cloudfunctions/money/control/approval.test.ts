import { approve, decline, waitingApprovals } from '../../../../cloudfunctions/money/control/approval';
import { audits } from '../../../../cloudfunctions/money/control/audit';
import type { PayWorld } from '../../../../cloudfunctions/money/money-world';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { anna, bo, operator } from '../../../operators';
import { fen } from '../../../test-cloud';
import { type Controlled, onAControlledDay, problemOf, why } from '../payout/controlled';
import { expectSoundBooks, type Payday } from '../payout/payday';

let day: Payday;
let li: Seat;
let on: Controlled;
onAControlledDay((opened) => {
  ({ day, li, on } = opened);
});

let large: PayWorld;
beforeEach(() => {
  large = on.under({ approvalFrom: fen(1_000) });
});
const decide = (withdrawalId: WithdrawalId, by: Seat) =>
  approve(day.world, { withdrawalId, why: '核对过' }, by);

test('a large wish waits until two different ones have said yes, and each yes is remembered', async () => {
  const { withdrawalId, ...told } = await on.wish(1_000, large);
  expect(told).toMatchObject({ waitsForApproval: true });
  expect(await problemOf(on.take(withdrawalId))).toEqual({ code: 'waits_for_approval', facts: {} });
  expect((await waitingApprovals(day.world)).withdrawals).toContainEqual(
    expect.objectContaining({ withdrawalId, amount: 1_000, approvedBy: [] }),
  );
  await decide(withdrawalId, anna);
  expect(await problemOf(on.take(withdrawalId))).toMatchObject({ code: 'waits_for_approval' });
  await decide(withdrawalId, bo);
  expect((await on.take(withdrawalId)).withdrawal.payout.state).toBe('waiting');
  const acts = day.all(audits).filter(({ of }) => of === `withdrawal:${withdrawalId}`);
  expect(acts).toMatchObject([
    { what: 'approve', who: anna.personId, role: 'operator', why: '核对过', after: { waits: true } },
    { what: 'approve', who: bo.personId, role: 'operator', why: '核对过', after: { waits: false } },
  ]);
});

test('one person counts once, however often and however fast they tap', async () => {
  const { withdrawalId } = await on.wish(1_000, large);
  const answers = await Promise.all(Array.from({ length: 5 }, () => problemOf(decide(withdrawalId, anna))));
  expect(answers.filter((problem) => problem === undefined)).toHaveLength(1);
  expect(answers.filter((problem) => problem?.code === 'another_person_needed')).toHaveLength(4);
  expect(await problemOf(on.take(withdrawalId))).toMatchObject({ code: 'waits_for_approval' });
});

test('two who agree at the same moment both count', async () => {
  const { withdrawalId } = await on.wish(1_000, large);
  await Promise.all([decide(withdrawalId, anna), decide(withdrawalId, bo)]);
  expect(day.withdrawal(withdrawalId).approval).toMatchObject({ waits: false });
  expect(new Set(day.withdrawal(withdrawalId).approval?.by).size).toBe(2);
});

test('nobody agrees to their own money', async () => {
  const { withdrawalId } = await on.wish(1_000, large);
  const self = { ...anna, personId: li.personId };
  expect(await problemOf(decide(withdrawalId, self))).toMatchObject({ code: 'another_person_needed' });
});

test('one no gives the money back at once, frees the person for another wish, and ends the matter', async () => {
  const { withdrawalId } = await on.wish(1_000, large);
  await decide(withdrawalId, anna);
  await decline(day.world, { withdrawalId, why: '金额不对' }, bo);
  expect(await day.moneyOf(li)).toEqual({ available: 10_000, held: 0 });
  expect(day.withdrawal(withdrawalId).payout).toMatchObject({ state: 'returned', why: 'declined' });
  expect(await problemOf(decide(withdrawalId, bo))).toEqual({ code: 'already_decided', facts: {} });
  expect(await problemOf(decline(day.world, { withdrawalId, why }, anna))).toMatchObject({
    code: 'already_decided',
  });
  await expectSoundBooks(day.world);
  await on.paidOut(300);
});

test('a yes and a no at the same moment leave one of them, and the money is where it says', async () => {
  const { withdrawalId } = await on.wish(1_000, large);
  await decide(withdrawalId, anna);
  await Promise.all([
    problemOf(decide(withdrawalId, bo)),
    problemOf(decline(day.world, { withdrawalId, why }, operator('carl'))),
  ]);
  const { state } = day.withdrawal(withdrawalId).payout;
  const { held } = await day.moneyOf(li);
  expect([
    ['asked', 1_000],
    ['returned', 0],
  ]).toContainEqual([state, held]);
});

test('a wish that needs nobody cannot be decided on', async () => {
  const { withdrawalId } = await on.wish(999, large);
  expect(await problemOf(decide(withdrawalId, anna))).toMatchObject({ code: 'not_yours' });
});
