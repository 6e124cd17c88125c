import fc from 'fast-check';
import {
  promotionUplift,
  seasonFactors,
  underFactor,
  usualUplift,
} from '../../../../../cloudfunctions/trade/rules/restock/calendar';

const tea = { onPromotion: { days: 10, sold: 80 }, otherwise: { days: 50, sold: 100 } };
const water = { onPromotion: { days: 90, sold: 180 }, otherwise: { days: 30, sold: 30 } };

test('all products together sold 2.36 times as much on promotion', () => {
  expect(usualUplift([tea, water])).toBeCloseTo(260 / 110, 10);
});

test('a product with ten days of promotion leans on all others, one with ninety on itself', () => {
  expect(promotionUplift(tea, 2)).toBeCloseTo((80 + 30 * 2 * 2) / (40 * 2), 10);
  expect(promotionUplift(water, 5)).toBeCloseTo((180 + 30 * 5) / 120, 10);
});

test('a product never sold without promotion goes by the others, and without any promotion nothing is lifted', () => {
  const never = { days: 0, sold: 0 };
  expect(promotionUplift({ onPromotion: { days: 5, sold: 9 }, otherwise: never }, 3)).toBe(3);
  expect(usualUplift([{ onPromotion: never, otherwise: { days: 9, sold: 9 } }])).toBe(1);
  expect(usualUplift([])).toBe(1);
});

test('one whole year of sales is half believed as a season, less than a year not at all', () => {
  expect(seasonFactors([50, 100, 200, 50], 4)).toEqual([0.75, 1, 1.5, 0.75]);
  expect(seasonFactors([50, 100, 200], 4)).toEqual([1, 1, 1, 1]);
  expect(seasonFactors([0, 0, 0, 0], 4)).toEqual([1, 1, 1, 1]);
});

test('a factor multiplies the mean, and never makes demand steadier than chance', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1e4, noNaN: true }),
      fc.double({ min: 1, max: 50, noNaN: true }),
      fc.double({ min: 0.1, max: 12, noNaN: true }),
      (mean, spread, factor) => {
        const lifted = underFactor({ mean, variance: mean * spread, together: 0 }, factor);
        expect(lifted.mean).toBeCloseTo(mean * factor, 6);
        expect(lifted.variance).toBeGreaterThanOrEqual(lifted.mean * (1 - 1e-12));
      },
    ),
  );
});
