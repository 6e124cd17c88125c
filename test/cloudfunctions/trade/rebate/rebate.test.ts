import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { home } from '../../../../cloudfunctions/trade/home';
import { rebate } from '../../../../cloudfunctions/trade/rebate/rebate-page';
import type { Month } from '../../../../contracts/vocabulary';
import { honeyTea, iceTea, laowang, lemonTea } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, type Shop } from '../shop';

let shop: Shop | undefined;
afterEach(async () => {
  await shop?.cloud.close();
  shop = undefined;
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
  expect(page.statements[0]?.lines.map(({ amount }) => amount)).toEqual([0, 600, 250, 1250]);
  expect((await home(shop.world, { storeId: laowang })).rebate).toEqual({ amount: 2100 });
  const posted = shop.cloud.all(entries).filter(({ cause }) => cause.kind === 'rebate');
  expect(posted.map(({ postings }) => postings)).toEqual(
    [600, 250, 1250].map((amount) => [
      { from: 'brand:rebate:tea-steps', to: 'store:laowang:rebate', amount, asset: 'CNY' },
    ]),
  );
  expect(posted[0]?.cause).toMatchObject({ nature: '销售折让', policyVersion: 1, funder: 'brand' });

  // December starts anew; what November brought stays usable.
  shop.cloud.clock.set('2026-12-03T09:00:00+08:00');
  expect((await home(shop.world, { storeId: laowang })).rebate).toEqual({
    amount: 0,
    next: { moreCases: 10, more: 500 },
  });
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
