import fc from 'fast-check';
import { fitPooled } from '../../../../../cloudfunctions/trade/rules/restock/fit-pooled';
import type { PooledModel } from '../../../../../cloudfunctions/trade/rules/restock/forecast';
import { lifted, liftStockouts } from '../../../../../cloudfunctions/trade/rules/restock/lift-stockouts';
import { syntheticSet } from '../../../../bench/restock/synthetic';

const model = fitPooled(syntheticSet(9, 120, 24).items) as PooledModel;
const expected = { mean: 6, variance: 12 };

test('what was left over shows that no more was asked for', () => {
  expect(lifted({ sold: 4, stood: 5 }, expected)).toBe(4);
});

test('an empty shelf asked for more than it sold, but never for more than twice that and a usual week', () => {
  const demand = lifted({ sold: 5, stood: 5 }, expected);
  expect(demand).toBeGreaterThan(5);
  expect(demand).toBeLessThanOrEqual(16);
  expect(lifted({ sold: 1, stood: 1 }, { mean: 40, variance: 4000 })).toBe(42);
});

test('a week in which nothing stood there counts as usual', () => {
  expect(lifted({ sold: 0, stood: 0 }, expected)).toBe(6);
});

test('selling out far beyond what anybody expected is taken as it was', () => {
  expect(lifted({ sold: 500, stood: 500 }, expected)).toBeCloseTo(500, 0);
});

test('lifting never takes a sale away, and touches no week that had goods left', () => {
  const weeks = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
      .map(([sold, left]) => ({ sold, stood: sold + left })),
    { maxLength: 26 },
  );
  fc.assert(
    fc.property(weeks, (sales) => {
      const demands = liftStockouts(model, sales);
      expect(demands).toHaveLength(sales.length);
      for (const [week, { sold, stood }] of sales.entries()) {
        expect(demands[week]).toBeGreaterThanOrEqual(sold);
        expect(Number.isFinite(demands[week])).toBe(true);
        if (sold < stood) expect(demands[week]).toBe(sold);
      }
    }),
  );
});
