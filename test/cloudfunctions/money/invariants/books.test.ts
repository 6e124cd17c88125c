import fc from 'fast-check';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { balanceId, balances } from '../../../../cloudfunctions/money/ledger/ledger';
import type { PayWorld } from '../../../../cloudfunctions/money/money-world';
import { askAboutOpenPayouts, collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import { withdrawals } from '../../../../cloudfunctions/money/payout/withdrawal';
import { availableOf } from '../../../../cloudfunctions/money/rules/person-account';
import { Refusal } from '../../../../cloudfunctions/platform/refusal';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import {
  earned,
  expectSoundBooks,
  newWithdrawalId,
  openPayday,
  type Payday,
  repsPaid,
  repWith,
} from '../payout/payday';

const HOUR = 3_600_000;

let day: Payday;
/** A merchant whose limit is low, so that many a wish is carried by several bills. */
let small: PayWorld;
beforeAll(async () => {
  day = await openPayday();
  small = { ...day.world, terms: repsPaid({ mostABill: fen(150), mostAWithdrawal: fen(1_500) }) };
});
afterAll(() => day.close());

type Step =
  | { do: 'earn' | 'withdraw'; amount: number }
  | { do: 'collect' | 'look' | 'confirm' | 'refuse' | 'clock' | 'notices' }
  | { do: 'wait'; hours: number }
  | {
      do: 'fault';
      on: 'create' | 'query';
      kind: 'drop_before' | 'drop_after' | 'error_after' | 'forged' | 'stale';
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('earn' as const, 'withdraw' as const),
    amount: fc.integer({ min: 10, max: 400 }),
  }),
  fc.record({ do: fc.constantFrom('collect' as const, 'look' as const, 'confirm' as const) }),
  fc.record({ do: fc.constantFrom('refuse' as const, 'clock' as const, 'notices' as const) }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    do: fc.constant('fault' as const),
    on: fc.constantFrom('create' as const, 'query' as const),
    kind: fc.constantFrom('drop_before', 'drop_after', 'error_after', 'forged', 'stale'),
  }),
);

/** One rep's months: whatever people, WeChat and the network do, in whatever order. */
type Months = { li: Seat; id: WithdrawalId | undefined; earned: number };

async function take(months: Months, now: Step): Promise<void> {
  const { li, id } = months;
  const bill = id && day.levers.bills({}).find(({ outBillNo }) => outBillNo === day.billOf(id));
  switch (now.do) {
    case 'earn':
      await earned(day.world, li, now.amount);
      months.earned += now.amount;
      return;
    case 'withdraw': {
      const withdrawalId = newWithdrawalId();
      await withdraw(small, { withdrawalId, amount: fen(now.amount) }, li);
      months.id = withdrawalId;
      return;
    }
    case 'collect':
      if (id) await collect(day.world, { withdrawalId: id, clientCanConfirm: true }, li);
      return;
    case 'look':
      if (id) await payout(day.world, { withdrawalId: id }, li);
      return;
    case 'confirm':
    case 'refuse': {
      const failReason = now.do === 'refuse' ? { failReason: 'ACCOUNT_FROZEN' } : {};
      if (bill) day.levers.confirm({ outBillNo: bill.outBillNo, openid: li.openid, ...failReason });
      return;
    }
    case 'clock':
      await askAboutOpenPayouts(day.world);
      return;
    case 'notices':
      await day.tick();
      return;
    case 'wait':
      day.clock.advance(now.hours * HOUR);
      return;
    case 'fault':
      day.levers.fault({ on: now.on, kind: now.kind });
  }
}

test('whatever happens, in whatever order, the books add up and nobody gains or loses a fen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const months: Months = { li: await repWith(day.world, 500), id: undefined, earned: 500 };
      for (const now of steps) {
        await take(months, now).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
      }
      await expectSoundBooks(day.world);
      const paid = day
        .all(withdrawals)
        .filter(({ personId }) => personId === months.li.personId)
        .flatMap(({ ended, payout: last }) => [...ended, last])
        .filter(({ state }) => state === 'paid')
        .reduce((sum, { amount }) => sum + amount, 0);
      const { available, held } = await day.moneyOf(months.li);
      expect(available + held + paid).toBe(months.earned);
      expect(paid).toBeLessThanOrEqual(paidByWechat(months.li));
      await drain(months);
      expect(await day.moneyOf(months.li)).toMatchObject({
        available: months.earned - paidByWechat(months.li) - (await stillHeld(months)),
      });
    }),
    { numRuns: 15 },
  );
}, 120_000);

const paidByWechat = ({ openid }: Seat) =>
  day.levers
    .bills({})
    .filter((bill) => bill.openid === openid && bill.state === 'SUCCESS')
    .reduce((sum, { amountFen }) => sum + amountFen, 0);

/** Given time and a WeChat that answers, everything that was sent comes to its end. */
async function drain({ li, id }: Months): Promise<void> {
  day.levers.clearFaults({});
  day.clock.advance(26 * HOUR);
  for (let tries = 0; id && tries < 3; tries++) {
    await payout(day.world, { withdrawalId: id }, li);
    day.clock.advance(26 * HOUR);
  }
  await expectSoundBooks(day.world);
}

/** Only what was never collected waits on. */
async function stillHeld({ li, id }: Months): Promise<number> {
  if (!id) return 0;
  const { payout: last, ...withdrawal } = day.withdrawal(id);
  const amount = last.gross + withdrawal.rest.reduce((sum, { gross }) => sum + gross, 0);
  expect(['asked', 'paid', 'returned']).toContain(last.state);
  expect((await day.moneyOf(li)).held).toBe(last.state === 'asked' ? amount : 0);
  return last.state === 'asked' ? amount : 0;
}

test('the checker sees a balance that nobody posted', async () => {
  const li = await repWith(day.world, 300);
  const id = balanceId(availableOf(li.personId), 'CNY');
  await day.world.db.updateIf(balances, id, {}, { inc: { amount: 1 } });
  expect(await brokenBooks(day.world)).toEqual([`${id} says 301 and its entries say 300`]);
  await day.world.db.updateIf(balances, id, {}, { inc: { amount: -1 } });
});

test('the checker sees money paid on nobody’s word, and a hold without a payout', async () => {
  const li = await repWith(day.world, 300);
  const id = newWithdrawalId();
  await withdraw(day.world, { withdrawalId: id, amount: fen(100) }, li);
  await day.world.db.updateIf(withdrawals, id, {}, { set: { 'payout.state': 'paid' } });
  expect(await brokenBooks(day.world)).toEqual(
    expect.arrayContaining([
      `person:${li.personId}:held|CNY holds 100 and open payouts 0`,
      `person ${li.personId} keeps a place for ${id}, which is not open`,
      `withdrawal ${id} is paid and the ledger says otherwise`,
      `withdrawal ${id} is paid and its money went elsewhere`,
    ]),
  );
  await day.world.db.updateIf(withdrawals, id, {}, { set: { 'payout.state': 'asked' } });
  await expectSoundBooks(day.world);
});
