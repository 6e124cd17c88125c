import { merchantPauses } from '../../../../cloudfunctions/money/payout/merchant-pause';
import { askAboutOpenPayouts, collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import { expectSoundBooks, newWithdrawalId, openPayday, type Payday, repWith } from './payday';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let day: Payday;
let li: Seat;
let id: WithdrawalId;
beforeEach(async () => {
  day = await openPayday();
  li = await repWith(day.world, 1_000);
  id = newWithdrawalId();
  await withdraw(day.world, { withdrawalId: id, amount: fen(200) }, li);
  // WeChat is silent about this bill for a month.
  day.levers.fault({ on: 'create', kind: 'drop_before' });
  await collect(day.world, { withdrawalId: id, clientCanConfirm: true }, li);
  day.levers.fault({ on: 'query', kind: 'drop_before', match: { outBillNo: day.billOf(id) }, times: 1_000 });
});
afterEach(async () => {
  day.levers.clearFaults({});
  await expectSoundBooks(day.world);
  await day.close();
});

const lookUp = () => payout(day.world, { withdrawalId: id }, li);
const alarmsOf = (kind: string) => day.reported.filter(({ alarm }) => alarm === kind);

test('from the 25th day whoever watches is told, and after the 29th the bill is parked and asked about no more', async () => {
  day.clock.advance(24 * DAY);
  await askAboutOpenPayouts(day.world);
  expect(alarmsOf('payout_soon_out_of_reach')).toEqual([]);
  day.clock.advance(DAY);
  await askAboutOpenPayouts(day.world);
  expect(alarmsOf('payout_soon_out_of_reach')).toEqual([
    { alarm: 'payout_soon_out_of_reach', withdrawalId: id },
  ]);
  day.clock.advance(4 * DAY);
  await askAboutOpenPayouts(day.world);
  expect(day.withdrawal(id).payout).toMatchObject({ state: 'parked', why: 'too_old' });
  expect(day.withdrawal(id).payout.askAt).toBeUndefined();
  expect(alarmsOf('payout_parked')).toEqual([{ alarm: 'payout_parked', withdrawalId: id, why: 'too_old' }]);
});

test('"no such bill" after thirty days is not believed: nothing is sent again and no money comes back', async () => {
  day.levers.clearFaults({});
  day.clock.advance(31 * DAY);
  expect((await lookUp()).payout).toMatchObject({ state: 'parked', why: 'too_old' });
  expect((await lookUp()).payout).toMatchObject({ state: 'parked', why: 'too_old' });
  await collect(day.world, { withdrawalId: id, clientCanConfirm: true }, li);
  expect(day.sentFor(id)).toHaveLength(1);
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });
});

test('a day before that the answer still counts', async () => {
  day.levers.clearFaults({});
  day.clock.advance(28 * DAY);
  expect((await lookUp()).payout.state).toBe('waiting');
  expect(day.all(merchantPauses)).toEqual([]);
});
