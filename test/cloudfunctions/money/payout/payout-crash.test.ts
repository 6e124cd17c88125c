import type { PayWorld } from '../../../../cloudfunctions/money/money-world';
import { collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import { Crash, crashing } from './crashing';
import { expectSoundBooks, newWithdrawalId, openPayday, type Payday, repWith } from './payday';

let day: Payday;
beforeAll(async () => {
  day = await openPayday();
});
afterAll(() => day.close());

/** From the wish to the money, as a phone goes through it; every call may be repeated. */
async function journey(world: PayWorld, withdrawalId: WithdrawalId, li: Seat): Promise<void> {
  await withdraw(world, { withdrawalId, amount: fen(200) }, li);
  await collect(world, { withdrawalId, clientCanConfirm: true }, li);
  const bill = day.levers.bills({}).find(({ outBillNo }) => outBillNo === day.billOf(withdrawalId));
  if (bill?.state === 'WAIT_USER_CONFIRM') {
    day.levers.confirm({ outBillNo: bill.outBillNo, openid: li.openid });
  }
  await payout(world, { withdrawalId }, li);
}

test('the function may die at any step: gone through again, there is one bill, sent in the same bytes, paid once', async () => {
  const unharmed = crashing(day.world, 0, 'before');
  await journey(unharmed.world, newWithdrawalId(), await repWith(day.world, 1_000));
  expect(unharmed.steps()).toBeGreaterThan(20);

  for (let step = 1; step <= unharmed.steps(); step++) {
    for (const when of ['before', 'after'] as const) {
      const li = await repWith(day.world, 1_000);
      const id = newWithdrawalId();
      const dying = crashing(day.world, step, when);
      await expect(journey(dying.world, id, li)).rejects.toThrow(Crash);
      await expectSoundBooks(day.world);
      day.clock.advance(31_000);
      await journey(day.world, id, li);
      expect({ step, when, state: day.withdrawal(id).payout.state }).toEqual({ step, when, state: 'paid' });
      expect(day.bills().filter(({ outBillNo }) => outBillNo === day.billOf(id))).toHaveLength(1);
      expect(new Set(day.sentFor(id)).size).toBe(1);
      expect(await day.moneyOf(li)).toEqual({ available: 800, held: 0 });
    }
  }
  await expectSoundBooks(day.world);
}, 240_000);
