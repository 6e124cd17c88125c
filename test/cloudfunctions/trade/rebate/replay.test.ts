import { EJSON } from 'bson';
import fc from 'fast-check';
import { facts } from '../../../../cloudfunctions/facts/fact';
import { stocks } from '../../../../cloudfunctions/goods/stock';
import { dayOf } from '../../../../cloudfunctions/time/rules/day';
import { standDeliveries } from '../../../../cloudfunctions/trade/delivery/stand-deliveries';
import { closePeriods } from '../../../../cloudfunctions/trade/rebate/close-periods';
import { rebates } from '../../../../cloudfunctions/trade/rebate/rebate';
import { replayRebate } from '../../../../cloudfunctions/trade/rebate/replay-rebate';
import type { RebateDraft } from '../../../../contracts/rebate-replay';
import type { Instant, TaskId } from '../../../../contracts/vocabulary';
import { honeyTea, iceTea, laowang, xinyuan } from '../../../first-shop';
import { fen, openTestCloud } from '../../../test-cloud';
import { fiveForOne, run } from '../promotion/promoting';
import { draftOf, yearOf } from '../rules/rebate/replay-year';
import { said } from '../shop';
import { openRebateShop } from './rebate-shop';

const november = draftOf({ from: '2026-11' as RebateDraft['from'], months: 3 });

/** One rule of each kind, so close to the stories below that each is won now and then. */
const drafts: [policyId: string, draft: RebateDraft][] = [
  ['tea-steps', november],
  [
    'tea-growth',
    {
      ...november,
      rule: {
        kind: 'growth',
        against: 'before',
        every: 'month',
        // A step for every few per cent: a case more or less of the basis is seen.
        steps: Array.from({ length: 20 }, (_, n) => ({ fromPercent: 8 * n, perCase: fen(n + 1) })),
      },
    },
  ],
  [
    'tea-prize',
    {
      ...november,
      rule: {
        kind: 'prize',
        every: 'month',
        targetCases: 14,
        prize: { as: 'thing', name: '收银机' },
      },
      prizeValue: fen(50_000),
    },
  ],
  [
    'tea-front',
    {
      ...november,
      rule: {
        kind: 'display',
        leastDays: 3,
        percent: 2,
        days: 'interval',
        base: 'all',
        taskIds: ['tea-front' as TaskId],
      },
    },
  ],
];

const story = fc.record({
  orders: fc.array(
    fc.record({
      on: fc.integer({ min: 24, max: 60 }),
      cases: fc.integer({ min: 3, max: 14 }),
      back: fc.option(
        fc.record({
          after: fc.integer({ min: 0, max: 20 }),
          cases: fc.integer({ min: 1, max: 9 }),
        }),
        { nil: undefined },
      ),
      /** The driver's word stood for so long, and by it so many cases were missing. */
      wrong: fc.option(
        fc.record({ short: fc.integer({ min: 0, max: 3 }), days: fc.integer({ min: 2, max: 6 }) }),
        {
          nil: undefined,
        },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  photos: fc.array(fc.record({ on: fc.integer({ min: 24, max: 60 }), passed: fc.boolean() }), {
    maxLength: 4,
  }),
});

test('ST-14: replaying the policies that really ran comes to the fen to what was accrued, with gifts, returns and receipts that were put right', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ orders, photos }) => {
      const shop = await openRebateShop(
        ...drafts.map(([policyId, { rule }]): [string, typeof rule] => [policyId, rule]),
      );
      await shop.world.db.updateIf(
        stocks,
        xinyuan,
        {},
        { set: { [`available.${iceTea}`]: 500, [`available.${honeyTea}`]: 500 } },
      );
      await run(shop, fiveForOne());
      const did = orders.flatMap(({ on, cases, back, wrong }, n) => [
        { on: on - 2, act: () => shop.sent(`order${n}`, cases, wrong?.short) },
        { on, act: () => (wrong ? standDeliveries(shop.world) : shop.came(`order${n}`)) },
        ...(wrong ? [{ on: on + wrong.days, act: () => shop.righted(`order${n}`) }] : []),
        ...(back
          ? [
              {
                on: on + back.after,
                act: () => shop.wentBack(`r${n}`, Math.min(cases, back.cases), `order${n}`),
              },
            ]
          : []),
      ]);
      const shown = photos.map(({ on, passed }) => {
        const date = dayOf(Date.UTC(2026, 10, on, 2) as Instant);
        return { on, act: () => shop.photo(date, { passed }) };
      });
      // The nights of 8 December, 8 January and 8 February close a month each.
      const nights = [38, 69, 100].map((on) => ({ on, act: () => closePeriods(shop.world) }));
      for (const { on, act } of [...nights, ...did, ...shown].toSorted((a, b) => a.on - b.on)) {
        shop.cloud.clock.set(new Date(Date.UTC(2026, 10, on, 2)).toISOString());
        await act();
      }
      shop.cloud.clock.set('2027-02-15T09:00:00+08:00');
      const accrued = shop.cloud.all(rebates);
      for (const [policyId, draft] of drafts) {
        const answer = await replayRebate(shop.world, { draft });
        const costIn = (month: string) => {
          const kept = accrued.find(({ _id }) => _id === `${laowang}:${month}:${policyId}`);
          return kept?.prize ? draft.prizeValue : (kept?.statement?.amount ?? 0);
        };
        expect([policyId, ...answer.months.map(({ cost }) => cost)]).toEqual([
          policyId,
          ...answer.months.map(({ month }) => costIn(month)),
        ]);
        expect(answer.winners.named.map(({ storeName }) => storeName)).toEqual(
          answer.cost > 0 ? ['老王便利店'] : [],
        );
      }
      await shop.closeSound();
    }),
    { numRuns: 2, endOnFailure: true },
  );
}, 120_000);

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

test('ST-13: a prize is not replayed without what it costs', async () => {
  const cloud = await openTestCloud({ at: '2026-03-31T09:00:00+08:00' });
  const rule = {
    kind: 'prize',
    every: 'month',
    targetCases: 9,
    prize: { as: 'thing', name: '收银机' },
  } as const;
  const asked = (change: Partial<RebateDraft>) =>
    said(replayRebate(cloud.world, { draft: draftOf({ rule, ...change }) }));
  expect(await asked({})).toBe('bad_input');
  expect(await asked({ prizeValue: fen(50_000) })).toBe('done');
  await cloud.close();
});
