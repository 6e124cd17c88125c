import { askAboutOpenPayouts, collect } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import { withdrawals } from '../../../../cloudfunctions/money/payout/withdrawal';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import { expectSoundBooks, newWithdrawalId, openPayday, type Payday, repsPaid, repWith } from './payday';

const HOUR = 3_600_000;

let day: Payday;
beforeAll(async () => {
  day = await openPayday();
});
afterEach(() => expectSoundBooks(day.world));
afterAll(() => day.close());

async function asked(): Promise<{ li: Seat; withdrawalId: WithdrawalId }> {
  const li = await repWith(day.world, 200);
  const withdrawalId = newWithdrawalId();
  await withdraw(day.world, { withdrawalId, amount: fen(200) }, li);
  return { li, withdrawalId };
}

test('settings WeChat would never take are told as such, alarm whoever watches, and the next tap begins anew', async () => {
  const { li, withdrawalId } = await asked();
  const wrong = { ...day.world, terms: repsPaid({ sceneId: '9999' }) };
  const told = await collect(wrong, { withdrawalId, clientCanConfirm: true }, li);
  expect(told).toMatchObject({ withdrawal: { payout: { state: 'parked', why: 'needs_configuration' } } });
  expect(day.reported).toContainEqual(
    expect.objectContaining({ alarm: 'payout_not_prepared', withdrawalId }),
  );
  expect(day.bills()).toEqual([]);
  const mended = await collect(day.world, { withdrawalId, clientCanConfirm: true }, li);
  expect(mended.withdrawal.payout.state).toBe('waiting');
});

test('twenty bills of a merchant whose keys are gone do not keep the clock from another one', async () => {
  for (let lost = 0; lost < 20; lost++) {
    const { li, withdrawalId } = await asked();
    await collect(day.world, { withdrawalId, clientCanConfirm: true }, li);
    await day.world.db.updateIf(
      withdrawals,
      withdrawalId,
      {},
      { set: { 'payout.frozen.mchid': '1900000999' } },
    );
  }
  const { li, withdrawalId } = await asked();
  await collect(day.world, { withdrawalId, clientCanConfirm: true }, li);
  day.levers.confirm({ outBillNo: day.billOf(withdrawalId), openid: li.openid });
  day.clock.advance(2 * HOUR);
  await askAboutOpenPayouts(day.world);
  await askAboutOpenPayouts(day.world);
  expect(day.withdrawal(withdrawalId).payout.state).toBe('paid');
}, 60_000);
