import fc from 'fast-check';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { home } from '../../../../cloudfunctions/trade/home';
import { rebate } from '../../../../cloudfunctions/trade/rebate/rebate';
import {
  type CountedReceipt,
  countReceipt,
  openStatement,
  rebateFor,
} from '../../../../cloudfunctions/trade/rules/rebate';
import type { RebateStatement } from '../../../../contracts/rebate';
import type { Month, OrderId, PolicyId } from '../../../../contracts/vocabulary';
import { day, honeyTea, iceTea, laowang, lemonTea, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, type Shop } from '../shop';

let shop: Shop | undefined;
afterEach(async () => {
  await shop?.cloud.close();
  shop = undefined;
});

const policy = {
  policyId: 'tea-steps' as PolicyId,
  version: 3,
  name: '茶饮月度阶梯返利',
  steps: [
    { fromCases: 10, perCase: fen(50) },
    { fromCases: 20, perCase: fen(100) },
  ],
  startsOn: day('2026-01-01'),
  endsOn: day('2026-12-31'),
};

test('from 10 cases a month every case earns ¥0.50, from 20 every case ¥1.00', () => {
  const golden = [
    [0, 0],
    [9, 0],
    [10, 500],
    [19, 950],
    [20, 2000],
    [50, 5000],
  ] as const;
  for (const [cases, amount] of golden) expect(rebateFor(policy.steps, cases)).toBe(amount);
});

test('a receipt that reaches a step also wins the better price for the month’s earlier cases', () => {
  const month = [6, 6, 5, 4].map(receiptOf).reduce(countReceipt, openStatement(policy, '2026-11' as Month));
  expect(month.receipts.map(({ cases, added }) => [cases, added])).toEqual([
    [6, 0],
    [6, 600], // 12 cases at ¥0.50, the first six among them
    [5, 250],
    [4, 1250], // 21 cases at ¥1.00 make ¥21.00, of which ¥8.50 stood there already
  ]);
  expect(month).toMatchObject({ cases: 21, perCase: 100, amount: 2100, policyVersion: 3 });
  expect(month.next).toBeUndefined();
});

test('the next step is named with the cases that are missing and what they would add', () => {
  const start = openStatement(policy, '2026-11' as Month);
  expect(start.next).toEqual({ moreCases: 10, more: 500 });
  expect(countReceipt(start, receiptOf(12, 0)).next).toEqual({ moreCases: 8, more: 1400 });
});

const steps = fc.uniqueArray(
  fc.record({
    fromCases: fc.integer({ min: 1, max: 60 }),
    perCase: fc.integer({ min: 0, max: 500 }).map(fen),
  }),
  { minLength: 1, maxLength: 5, selector: ({ fromCases }) => fromCases },
);
const receipts = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 });
const monthOf = (rule: RebateStatement['steps'], cases: number[]) =>
  cases.map(receiptOf).reduce(countReceipt, openStatement({ ...policy, steps: rule }, '2026-11' as Month));

test('whatever the rule and the receipts, the lines add up to the sum, and the sum is the rule', () => {
  fc.assert(
    fc.property(steps, receipts, (rule, cases) => {
      const month = monthOf(rule, cases);
      const added = month.receipts.reduce((sum, receipt) => sum + receipt.added, 0);
      expect(added).toBe(month.amount);
      expect(month.amount).toBe(
        rebateFor(
          rule,
          cases.reduce((sum, each) => sum + each, 0),
        ),
      );
    }),
  );
});

test('the order in which receipts come does not change a month’s sum', () => {
  fc.assert(
    fc.property(steps, receipts, (rule, cases) => {
      expect(monthOf(rule, cases.toReversed()).amount).toBe(monthOf(rule, cases).amount);
    }),
  );
});

test('ordering exactly what the next step asks for brings exactly what it promised', () => {
  fc.assert(
    fc.property(steps, receipts, (rule, cases) => {
      const month = monthOf(rule, cases);
      if (!month.next) return;
      expect(countReceipt(month, receiptOf(month.next.moreCases, 99)).amount).toBe(
        month.amount + month.next.more,
      );
    }),
  );
});

test('a month of received orders: ledger, statement and home say the same, line by line', async () => {
  shop = await openShop('2026-11-02T09:00:00+08:00');
  for (const [id, cases] of [
    ['a', 6],
    ['b', 6],
    ['c', 5],
  ] as const) {
    await shop.received(id, [[iceTea, cases]]);
    shop.cloud.clock.advance(4 * 86_400_000);
  }
  const last = await shop.shipped('d', [[lemonTea, 5]]);
  await confirmReceipt(
    shop.world,
    {
      storeId: laowang,
      orderId: last.orderId,
      lines: [{ gtin: lemonTea, short: 1, broken: 0 }],
      cash: fen(14_400),
    },
    shop.seats.owner,
  );

  const page = await rebate(shop.world, { storeId: laowang });
  expect(page.usable).toBe(2100);
  expect(page.statements).toMatchObject([{ month: '2026-11', cases: 21, perCase: 100, amount: 2100 }]);
  expect(page.statements[0]?.receipts.map(({ added }) => added)).toEqual([0, 600, 250, 1250]);
  expect((await home(shop.world, { storeId: laowang })).rebate).toEqual(page.statements[0]);
  const posted = shop.cloud.all(entries).filter(({ cause }) => cause.kind === 'rebate');
  expect(posted.map(({ postings }) => postings)).toEqual(
    [600, 250, 1250].map((amount) => [
      { from: 'brand:rebate:tea-steps', to: 'store:laowang:rebate', amount, asset: 'CNY' },
    ]),
  );
  expect(posted[0]?.cause).toMatchObject({ nature: '销售折让', policyVersion: 1, funder: 'brand' });

  // December starts anew; what November brought stays usable.
  shop.cloud.clock.set('2026-12-03T09:00:00+08:00');
  expect((await home(shop.world, { storeId: laowang })).rebate).toMatchObject({ month: '2026-12', cases: 0 });
  await shop.received('e', [[honeyTea, 10]]);
  const december = await rebate(shop.world, { storeId: laowang });
  expect(december.usable).toBe(2600);
  expect(december.statements.map(({ month, amount }) => [month, amount])).toEqual([
    ['2026-12', 500],
    ['2026-11', 2100],
  ]);
  expect((await rebate(shop.world, { storeId: laowang, month: '2026-11' as Month })).statements).toHaveLength(
    1,
  );
});

function receiptOf(cases: number, i: number): CountedReceipt {
  return {
    orderId: `order${i}` as OrderId,
    sellerId: xinyuan,
    sellerName: '鑫源商贸',
    at: 1_795_000_000_000 as CountedReceipt['at'],
    cases,
  };
}
