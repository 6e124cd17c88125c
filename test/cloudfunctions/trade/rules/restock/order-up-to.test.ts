import fc from 'fast-check';
import {
  chanceAtMost,
  countsAtLeast,
  expectedShort,
  expectedShortAfter,
  fewestCovering,
} from '../../../../../cloudfunctions/trade/rules/restock/negative-binomial';
import { orderUpTo, over, overAlike } from '../../../../../cloudfunctions/trade/rules/restock/order-up-to';

const demands = fc
  .tuple(fc.double({ min: 0.001, max: 500, noNaN: true }), fc.double({ min: 1.001, max: 60, noNaN: true }))
  .map(([mean, spread]) => ({ mean, variance: mean * spread }));
const chances = fc.double({ min: 0.01, max: 0.9999, noNaN: true });

/** The same counts by adding one chance after another, as the textbook has it. */
function addedUp({ mean, variance }: { mean: number; variance: number }, units: number) {
  const size = mean ** 2 / (variance - mean);
  let chance = (mean / variance) ** size;
  let [atMost, served] = [0, 0];
  for (let count = 0; count <= units; count++) {
    atMost += chance;
    served += count * chance;
    chance *= ((count + size) / (count + 1)) * (1 - mean / variance);
  }
  return { atMost, short: mean - served - units * (1 - atMost) };
}

test('two bottles a week, twice as uneven as chance: eight last for two weeks nine times in ten, seven do not', () => {
  const demand = { mean: 2, variance: 4 };
  expect(orderUpTo(demand, 2, 0.9)).toBe(8);
  expect(chanceAtMost({ mean: 4, variance: 8 }, 7)).toBeLessThan(0.9);
  expect(chanceAtMost({ mean: 4, variance: 8 }, 8)).toBeGreaterThanOrEqual(0.9);
});

test('the closed form says what adding up says', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 40, noNaN: true }),
      fc.double({ min: 1.05, max: 20, noNaN: true }),
      fc.integer({ min: 0, max: 120 }),
      (mean, spread, units) => {
        const demand = { mean, variance: mean * spread };
        const sum = addedUp(demand, units);
        expect(chanceAtMost(demand, units)).toBeCloseTo(sum.atMost, 8);
        expect(expectedShort(demand, units)).toBeCloseTo(sum.short, 6);
      },
    ),
  );
});

const few = fc
  .tuple(fc.double({ min: 0.05, max: 20, noNaN: true }), fc.double({ min: 1.05, max: 8, noNaN: true }))
  .map(([mean, spread]) => ({ mean, variance: mean * spread }));
const chanceOf = (demand: { mean: number; variance: number }, count: number) =>
  chanceAtMost(demand, count) - chanceAtMost(demand, count - 1);

test('who found nothing before the goods came takes nothing of them: added up bottle by bottle it is the same', () => {
  fc.assert(
    fc.property(
      few,
      few,
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 60 }),
      (first, second, stood, units) => {
        const most = Math.min(stood, units);
        let missed = (1 - chanceAtMost(first, most - 1)) * expectedShort(second, units - most);
        for (let taken = 0; taken < most; taken++)
          missed += chanceOf(first, taken) * expectedShort(second, units - taken);
        expect(expectedShortAfter(first, stood, second, units)).toBeCloseTo(missed, 6);
      },
    ),
  );
});

test('a thousand bottles before and after are no number too small', () => {
  const thousand = { mean: 1000, variance: 1001 };
  expect(expectedShortAfter(thousand, 1000, thousand, 1500)).toBeCloseTo(487.5, -2);
  expect(expectedShortAfter({ mean: 0, variance: 0 }, 5, thousand, 0)).toBe(1000);
});

test('the counts that are at least so many are told by adding them up', () => {
  fc.assert(
    fc.property(few, fc.integer({ min: 0, max: 12 }), (demand, least) => {
      const counts = Array.from({ length: 600 }, (_, more) => least + more);
      const reached = 1 - chanceAtMost(demand, least - 1);
      if (reached < 1e-4) return;
      const mean = counts.reduce((sum, count) => sum + count * chanceOf(demand, count), 0) / reached;
      const squares = counts.reduce((sum, count) => sum + count ** 2 * chanceOf(demand, count), 0) / reached;
      const { mean: told, variance } = countsAtLeast(demand, least);
      expect(told).toBeCloseTo(mean, 3);
      expect(variance).toBeCloseTo(squares - mean ** 2, 2);
    }),
    { numRuns: 30 },
  );
});

test('what two weeks are off alike makes both together less even, and half a week evener', () => {
  const demand = { mean: 10, variance: 40, together: 0.1 };
  expect(overAlike(demand, 2)).toEqual({ mean: 20, variance: 88 });
  expect(overAlike(demand, 0.5).variance).toBeLessThan(over(demand, 0.5).variance);
  expect(overAlike({ ...demand, variance: 10.1 }, 0.5).variance).toBeGreaterThan(5);
});

test('whoever wants to be surer orders no less, and for longer no less', () => {
  fc.assert(
    fc.property(demands, chances, chances, fc.integer({ min: 1, max: 6 }), (demand, one, other, periods) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      expect(orderUpTo(demand, periods, less)).toBeLessThanOrEqual(orderUpTo(demand, periods, more));
      expect(orderUpTo(demand, periods, less)).toBeLessThanOrEqual(orderUpTo(demand, periods + 1, less));
    }),
  );
});

test('the level is the fewest whole units that are enough', () => {
  fc.assert(
    fc.property(demands, chances, (demand, chance) => {
      const level = fewestCovering(demand, chance);
      expect(Number.isInteger(level)).toBe(true);
      expect(chanceAtMost(demand, level)).toBeGreaterThanOrEqual(chance);
      expect(chanceAtMost(demand, level - 1)).toBeLessThan(chance);
    }),
  );
});

test('what sells nothing needs nothing', () => {
  expect(orderUpTo({ mean: 0, variance: 0 }, 2, 0.97)).toBe(0);
  expect(expectedShort({ mean: 0, variance: 0 }, 0)).toBe(0);
});

test('a million a week is a level too, just above two weeks of demand', () => {
  const level = orderUpTo({ mean: 1e6, variance: 2e6 }, 2, 0.95);
  expect(level).toBeGreaterThan(2e6);
  expect(level).toBeLessThan(2.01e6);
});

test('more stock never leaves more unserved, and none leaves all', () => {
  fc.assert(
    fc.property(demands, fc.integer({ min: 0, max: 900 }), (demand, units) => {
      expect(expectedShort(demand, 0)).toBeCloseTo(demand.mean, 6);
      expect(expectedShort(demand, units + 1)).toBeLessThanOrEqual(expectedShort(demand, units) + 1e-9);
    }),
  );
});
