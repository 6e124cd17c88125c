import fc from 'fast-check';
import { catchUp, facts } from '../../../../cloudfunctions/facts/fact';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import {
  reimbursementLines,
  reimbursements,
} from '../../../../cloudfunctions/money/reimbursement/reimbursement';
import { effectOf } from '../../../../cloudfunctions/money/rules/posting';
import { settleRebates } from '../../../../cloudfunctions/trade/account/offset';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { tradeReactions } from '../../../../cloudfunctions/trade/reactions';
import { rebates } from '../../../../cloudfunctions/trade/rebate/rebate';
import { rebate } from '../../../../cloudfunctions/trade/rebate/rebate-page';
import { payDues } from '../../../../cloudfunctions/trade/rules/offset';
import { day, iceTea, instant, laowang, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { Crash, databaseIn } from '../../money/payout/crashing';
import { openShop, type Shop } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  const broken = await brokenBooks(shop.world);
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

/** An order received in full, of which so much stays on account. */
async function received(id: string, cases: number, onAccount: number) {
  const { orderId, total } = await shop.shipped(id, [[iceTea, cases]], 'account');
  const cash = fen(total - onAccount);
  await confirmReceipt(shop.world, { storeId: laowang, orderId, lines: [], cash }, shop.seats.owner);
}

const nightOf = async (moment: string) => {
  shop.cloud.clock.set(moment);
  await settleRebates(shop.world);
};
/** What is kept in the store's purse, statement by statement. */
const parts = () => Object.values(shop.cloud.all(rebates).find(({ _id }) => _id === laowang)?.parts ?? {});
const december = '2026-12-01T03:00:00+08:00';

function held(account: string): number {
  return shop.cloud
    .all(entries)
    .flatMap(({ postings }) => [...effectOf(postings)])
    .filter(([key]) => key === `${account}|CNY`)
    .reduce((sum, [, change]) => sum + change, 0);
}

test('when the month is over its rebate is taken off what the store owes, and the brand owes it to the seller', async () => {
  await received('ten', 10, 30_000);
  await nightOf('2026-11-30T03:00:00+08:00');
  expect(shop.credit()?.owed).toBe(30_000);
  await nightOf(december);
  expect(shop.credit()).toMatchObject({ owed: 29_500 });
  expect(parts()).toMatchObject([{ amount: 500, done: 500, times: 1 }]);
  expect(held(`store:${laowang}:owes:${xinyuan}`)).toBe(-29_500);
  expect(held(`store:${laowang}:rebate`)).toBe(0);
  expect(held(`seller:${xinyuan}:reimbursement`)).toBe(500);
  expect(shop.cloud.all(reimbursements)).toMatchObject([
    { sellerId: xinyuan, sellerName: '鑫源商贸', month: '2026-11', state: 'drafted', lines: 1, amount: 500 },
  ]);
  const shown = await rebate(shop.world, { storeId: laowang });
  expect(shown).toMatchObject({ usable: 0, statements: [{ month: '2026-11', amount: 500, settled: 500 }] });
  const [entry] = shop.cloud.all(entries).filter(({ _id }) => _id.startsWith('offset:'));
  expect(entry?.cause).toMatchObject({ nature: '销售折让', funder: 'brand', policyVersion: 1 });
  expect(entry?.cause.records).toHaveLength(2);
});

test('another night changes nothing', async () => {
  await received('ten', 10, 30_000);
  await nightOf(december);
  const before = JSON.stringify([shop.cloud.all(entries), shop.cloud.all(rebates), shop.credit()]);
  await nightOf('2026-12-02T03:00:00+08:00');
  expect(JSON.stringify([shop.cloud.all(entries), shop.cloud.all(rebates), shop.credit()])).toBe(before);
});

test('no more than is owed is taken off; the rest stays in the store’s purse and goes against its next debt, on the next statement', async () => {
  await received('ten', 10, 200);
  await nightOf(december);
  expect(shop.credit()).toMatchObject({ owed: 0, dues: {} });
  expect(await rebate(shop.world, { storeId: laowang })).toMatchObject({ usable: 300 });
  shop.cloud.clock.set('2026-12-02T09:00:00+08:00');
  await received('more', 3, 9_000);
  await nightOf('2026-12-03T03:00:00+08:00');
  expect(shop.credit()?.owed).toBe(8_700);
  expect(
    shop.cloud.all(reimbursements).map(({ month, state, amount }) => ({ month, state, amount })),
  ).toEqual([
    { month: '2026-11', state: 'drafted', amount: 200 },
    { month: '2026-12', state: 'collecting', amount: 300 },
  ]);
  expect(shop.cloud.all(reimbursementLines).map(({ month }) => month)).toEqual(['2026-11', '2026-11']);
});

test('a store that pays everything in cash keeps its rebate to use', async () => {
  await shop.received('cash', [[iceTea, 10]]);
  await nightOf(december);
  expect(await rebate(shop.world, { storeId: laowang })).toMatchObject({ usable: 500 });
  expect(parts()).toMatchObject([{ amount: 500, done: 0 }]);
});

test('a receipt counted after the month was closed opens it again, and only what it adds is taken off', async () => {
  await received('ten', 10, 30_000);
  await nightOf(december);
  const orderId = 'late'.padEnd(16, 'x');
  const at = instant('2026-11-30T18:00:00+08:00');
  const lines = [{ gtin: iceTea, cases: 2, amount: 6000 }];
  const about = {
    orderId,
    storeId: laowang,
    sellerId: xinyuan,
    sellerName: '鑫源商贸',
    tier: 'A',
    at,
    lines,
  };
  await shop.cloud.seed(facts, `receipt:${orderId}`, {
    kind: 'receipt',
    at,
    about,
    pending: ['rebate'],
    failures: 0,
  });
  await catchUp(shop.world, tradeReactions);
  expect(parts()).toMatchObject([{ amount: 600, done: 500 }]);
  await nightOf('2026-12-02T03:00:00+08:00');
  expect(parts()).toMatchObject([{ amount: 600, done: 600, times: 2 }]);
  expect(shop.credit()?.owed).toBe(29_400);
});

test('two nights at once, or one that dies at any step, take it off once', async () => {
  await received('ten', 10, 30_000);
  shop.cloud.clock.set(december);
  for (let at = 1, isOver = false; !isOver; at += 3) {
    let taken = 0;
    const step = async <Result>(work: () => Promise<Result>) => {
      taken += 1;
      if (taken === at) throw new Crash();
      return work();
    };
    await settleRebates({ ...shop.world, db: databaseIn(step, shop.world.db) }).catch(() => undefined);
    isOver = taken < at;
    expect(await brokenBooks(shop.world)).toEqual([]);
  }
  await Promise.all([settleRebates(shop.world), settleRebates(shop.world)]);
  expect(shop.credit()?.owed).toBe(29_500);
  expect(held(`seller:${xinyuan}:reimbursement`)).toBe(500);
});

test('what is due first is paid first, and never more or less than the amount', () => {
  const dues = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 4 }),
    fc.record({
      amount: fc.integer({ min: 1, max: 900 }).map(fen),
      dueDay: fc.constantFrom('2026-11-01', '2026-11-09').map(day),
    }),
  );
  fc.assert(
    fc.property(dues, fc.nat(2_000), (before, asked) => {
      const total = Object.values(before).reduce((sum, { amount }) => sum + amount, 0);
      const amount = fen(Math.min(asked, total));
      const { set, gone } = payDues(before, amount);
      const after = { ...before, ...set };
      for (const orderId of gone) delete after[orderId];
      const left = Object.values(after);
      expect(left.reduce((sum, due) => sum + due.amount, 0)).toBe(total - amount);
      const touchedLater = Object.entries(set).some(([, { dueDay }]) =>
        left.some((due) => due.dueDay < dueDay),
      );
      expect(touchedLater).toBe(false);
    }),
  );
});
