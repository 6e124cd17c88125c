import fc from 'fast-check';
import { lifted } from '../../../../../cloudfunctions/trade/rules/restock/lift-stockouts';
import { askedOf, doubtOf } from '../../../../../cloudfunctions/trade/rules/restock/past';

const expected = { mean: 6, variance: 12 };

test('what was left over shows that no more was asked for', () => {
  expect(lifted({ sold: 4, stood: 5 }, expected)).toBe(4);
});

test('an empty shelf asked for more than it sold, but never for more than twice that and a usual week', () => {
  const lift = lifted({ sold: 5, stood: 5 }, expected);
  const [mean, variance] = [askedOf(lift), doubtOf(lift)];
  expect(mean).toBeGreaterThan(5);
  expect(mean).toBeLessThanOrEqual(16);
  expect(variance).toBeGreaterThan(0);
  expect(askedOf(lifted({ sold: 1, stood: 1 }, { mean: 40, variance: 4000 }))).toBe(42);
});

test('a week in which nothing stood there counts as usual, and as uncertain as that', () => {
  expect(lifted({ sold: 0, stood: 0 }, expected)).toEqual(expected);
});

test('selling out far beyond what anybody expected is taken as it was', () => {
  expect(askedOf(lifted({ sold: 500, stood: 500 }, expected))).toBeCloseTo(500, 0);
});

test('lifting never takes a sale away, and what it guesses is finite', () => {
  const counts = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 1.01, max: 9, noNaN: true }));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80 }), counts, (sold, [mean, spread]) => {
      const usual = { mean, variance: mean * spread };
      const lift = lifted({ sold, stood: sold }, usual);
      expect(askedOf(lift)).toBeGreaterThanOrEqual(sold);
      expect(doubtOf(lift)).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(askedOf(lift) + doubtOf(lift))).toBe(true);
    }),
  );
});
