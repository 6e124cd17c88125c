import { EJSON } from 'bson';
import fc from 'fast-check';
import { facts } from '../../../../cloudfunctions/facts/fact';
import { stocks } from '../../../../cloudfunctions/goods/stock';
import { rebates } from '../../../../cloudfunctions/trade/rebate/rebate';
import { replayRebate } from '../../../../cloudfunctions/trade/rebate/replay-rebate';
import type { RebateDraft } from '../../../../contracts/rebate-replay';
import { iceTea, xinyuan } from '../../../first-shop';
import { openTestCloud } from '../../../test-cloud';
import { draftOf, yearOf } from '../rules/rebate/replay-year';
import { said } from '../shop';
import { openRebateShop } from './rebate-shop';

const november = draftOf({ from: '2026-11' as RebateDraft['from'], months: 2 });

const step = fc.record({
  on: fc.integer({ min: 24, max: 60 }),
  cases: fc.integer({ min: 3, max: 14 }),
  back: fc.option(
    fc.record({
      after: fc.integer({ min: 0, max: 20 }),
      cases: fc.integer({ min: 1, max: 9 }),
      isNamed: fc.boolean(),
    }),
    { nil: undefined },
  ),
});

test('ST-14: replaying the policy that really ran comes to the fen to what was accrued, returns and all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (story) => {
      const shop = await openRebateShop(['tea-steps', november.rule]);
      await shop.world.db.updateIf(stocks, xinyuan, {}, { set: { [`available.${iceTea}`]: 500 } });
      const did = story.flatMap(({ on, cases, back }, n) => [
        { on, act: () => shop.received(`order${n}`, cases) },
        ...(back
          ? [
              {
                on: on + back.after,
                act: () =>
                  shop.wentBack(`r${n}`, Math.min(cases, back.cases), back.isNamed ? `order${n}` : undefined),
              },
            ]
          : []),
      ]);
      for (const { on, act } of did.toSorted((a, b) => a.on - b.on)) {
        shop.cloud.clock.set(new Date(Date.UTC(2026, 10, on, 2)).toISOString());
        await act();
      }
      shop.cloud.clock.set('2027-02-01T09:00:00+08:00');
      const answer = await replayRebate(shop.world, { draft: { ...november, months: 3 } });
      const accrued = shop.cloud.all(rebates).flatMap(({ statement }) => (statement ? [statement] : []));
      const amountIn = (month: string) => accrued.find((each) => each.month === month)?.amount ?? 0;
      expect(answer.months.map(({ month, cost }) => [month, cost])).toEqual(
        answer.months.map(({ month }) => [month, amountIn(month)]),
      );
      expect(answer.winners.named.map(({ storeName }) => storeName)).toEqual(
        answer.cost > 0 ? ['老王便利店'] : [],
      );
      await shop.closeSound();
    }),
    { numRuns: 8 },
  );
}, 60_000);

test('ST-14: more stores than one look can hold are all counted, each of them whole', async () => {
  const cloud = await openTestCloud({ at: '2026-03-31T09:00:00+08:00' });
  const happened = ['a', 'b', 'c'].map((storeId) =>
    yearOf(
      storeId,
      Array.from({ length: 600 }, (_, n) => ['02-05', 2, `${storeId}${n}`.padEnd(16, 'x')]),
    ),
  );
  const data = happened.flatMap(([, { came }]) =>
    came.map((about) => {
      const fact = {
        _id: `receipt:${about.orderId}`,
        v: facts.version,
        kind: 'receipt',
        at: about.at,
        about,
      };
      return EJSON.stringify({ ...fact, pending: [], failures: 0 }, { relaxed: false });
    }),
  );
  await cloud.database.answer({ action: 'database.insertDocument', collectionName: facts.name, data });
  const { cost, stores, after } = await replayRebate(cloud.world, { draft: draftOf() });
  await cloud.close();
  // 1200 cases a store, each ¥1.00.
  expect({ cost, stores, after }).toEqual({ cost: 3 * 120_000, stores: 3, after: undefined });
});

test('ST-14: months that are still to come, and those of long ago, cannot be replayed', async () => {
  const cloud = await openTestCloud({ at: '2026-03-31T09:00:00+08:00' });
  const asked = (from: string, months: number) =>
    said(replayRebate(cloud.world, { draft: draftOf({ from: from as RebateDraft['from'], months }) }));
  expect(await asked('2026-02', 3)).toBe('bad_input');
  expect(await asked('2024-02', 1)).toBe('bad_input');
  expect(await asked('2026-02', 2)).toBe('done');
  expect(await asked('2024-03', 12)).toBe('done');
  await cloud.close();
});
