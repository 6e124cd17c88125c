import { collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { onAPayday, type Payday } from './payday';

let day: Payday;
let li: Seat;
let id: WithdrawalId;
onAPayday({ has: 1_000, asks: 200 }, (opened) => {
  ({ day, li, id } = opened);
});

const tapCollect = () => collect(day.world, { withdrawalId: id, clientCanConfirm: true }, li);
const lookUp = () => payout(day.world, { withdrawalId: id }, li);
const ownBills = () => day.bills().filter(({ outBillNo }) => outBillNo === day.billOf(id));
const afterLease = () => day.clock.advance(31_000);

test('ten taps at once send once and make one bill', async () => {
  await Promise.all(Array.from({ length: 10 }, tapCollect));
  expect(day.sentFor(id)).toHaveLength(1);
  expect(ownBills()).toHaveLength(1);
  expect((await tapCollect()).withdrawal.payout.state).toBe('waiting');
});

test('ten people and clocks that find a lost answer at once send once more, in the same bytes', async () => {
  day.levers.fault({ on: 'create', kind: 'drop_before', match: { outBillNo: day.billOf(id) } });
  await tapCollect();
  afterLease();
  await Promise.all(Array.from({ length: 10 }, lookUp));
  expect(day.sentFor(id)).toHaveLength(2);
  expect(new Set(day.sentFor(id)).size).toBe(1);
});

test('while one is still sending, nobody else sends, whatever the others hear meanwhile', async () => {
  day.levers.fault({ on: 'create', kind: 'delay', ms: 300, match: { outBillNo: day.billOf(id) } });
  const first = tapCollect();
  while (!day.sentFor(id)[0]) await new Promise((done) => setTimeout(done, 5));
  day.levers.fault({ on: 'query', kind: 'drop_before', match: { outBillNo: day.billOf(id) } });
  await lookUp();
  await lookUp();
  await first;
  expect(day.sentFor(id)).toHaveLength(1);
  expect((await tapCollect()).confirm).toMatchObject({ package: expect.stringMatching(/.{8}/) });
});
