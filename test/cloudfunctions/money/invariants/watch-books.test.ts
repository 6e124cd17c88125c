import { watchBooks } from '../../../../cloudfunctions/money/invariants/watch-books';
import { balanceId, balances, entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import { withdrawals } from '../../../../cloudfunctions/money/payout/withdrawal';
import { availableOf } from '../../../../cloudfunctions/money/rules/person-account';
import type { Collection, Query, World } from '../../../../cloudfunctions/platform/ports';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import { earned, newWithdrawalId, openPayday, type Payday, repWith } from '../payout/payday';

const HOUR = 3_600_000;

let day: Payday;
beforeEach(async () => {
  day = await openPayday();
});
afterEach(() => day.close());

const night = async () => {
  day.clock.advance(24 * HOUR);
  return watchBooks(day.world);
};

async function paidOut(li: Seat): Promise<WithdrawalId> {
  const withdrawalId = newWithdrawalId();
  await withdraw(day.world, { withdrawalId, amount: fen(200) }, li);
  await collect(day.world, { withdrawalId, clientCanConfirm: true }, li);
  day.levers.confirm({ outBillNo: day.billOf(withdrawalId), openid: li.openid });
  await payout(day.world, { withdrawalId }, li);
  return withdrawalId;
}

test('sound books are silent, and the night looks at what moved and at nothing older', async () => {
  const li = await repWith(day.world, 500);
  for (let more = 0; more < 30; more++) await earned(day.world, li, 10);
  await paidOut(li);
  expect(await night()).toBe(2);
  expect(await night()).toBe(0);
  await earned(day.world, li, 10);
  const read: number[] = [];
  const { db } = day.world;
  const find: typeof db.find = async <Fields extends object>(of: Collection<Fields>, query: Query) => {
    const found = await db.find(of, query);
    if (of.name === entries.name) read.push(found.length);
    return found;
  };
  day.clock.advance(24 * HOUR);
  expect(await watchBooks({ ...day.world, db: { ...db, find } })).toBe(1);
  expect(read).toEqual([1]);
  expect(day.reported).toEqual([]);
});

test('money that no entry explains is told every night until it is gone', async () => {
  const li = await repWith(day.world, 500);
  await night();
  const id = balanceId(availableOf(li.personId), 'CNY');
  await earned(day.world, li, 10);
  await day.world.db.updateIf(balances, id, {}, { inc: { amount: 1 } });
  await night();
  await night();
  const alarm = { alarm: 'broken_books', breach: `${id} says 511 and its entries say 510` };
  expect(day.reported).toEqual([alarm, alarm]);
  await day.world.db.updateIf(balances, id, {}, { inc: { amount: -1 } });
  await night();
  await night();
  expect(day.reported).toHaveLength(2);
});

test('a payout that ended on nobody’s word, and a hold without one, are told', async () => {
  const li = await repWith(day.world, 500);
  const id = await paidOut(li);
  await day.world.db.updateIf(withdrawals, id, {}, { unset: ['payout.evidence'] });
  await night();
  expect(day.reported).toEqual([
    { alarm: 'broken_books', breach: `withdrawal ${id} ended without a verified word of WeChat` },
  ]);
  const open = newWithdrawalId();
  await withdraw(day.world, { withdrawalId: open, amount: fen(100) }, li);
  await day.world.db.updateIf(withdrawals, open, {}, { set: { 'payout.state': 'paid' } });
  await night();
  expect(day.reported).toContainEqual({
    alarm: 'broken_books',
    breach: `person:${li.personId}:held|CNY holds 100 and open payouts 0`,
  });
});

test('people who work while the books are looked at are no alarm', async () => {
  const li = await repWith(day.world, 500);
  const { db } = day.world;
  let meanwhile = 0;
  const find: World['db']['find'] = async (of, query) => {
    if (of.name === entries.name && meanwhile++ === 0) await earned(day.world, li, 10);
    return db.find(of, query);
  };
  await watchBooks({ ...day.world, db: { ...db, find } });
  expect(await night()).toBe(1);
  expect(await night()).toBe(0);
  expect(day.reported).toEqual([]);
});
