import fc from 'fast-check';
import { fitPooled } from '../../../../../cloudfunctions/trade/rules/restock/fit-pooled';
import { forecast, type PooledModel } from '../../../../../cloudfunctions/trade/rules/restock/forecast';
import { orderUpTo } from '../../../../../cloudfunctions/trade/rules/restock/order-up-to';
import { after, noPast, pastOf } from '../../../../../cloudfunctions/trade/rules/restock/past';
import { syntheticSet } from '../../../../bench/restock/synthetic';

const histories = syntheticSet(7, 200, 30).items;
const model = learned(fitPooled(histories));
const sales = fc.integer({ min: 0, max: 60 });
const pasts = fc.array(sales, { minLength: 1, maxLength: 30 });

function learned(fitted: PooledModel | undefined): PooledModel {
  if (!fitted) throw new Error('nothing was learned');
  return fitted;
}

const sound = ({ mean, variance }: { mean: number; variance: number }) =>
  Number.isFinite(mean) && Number.isFinite(variance) && mean >= 0 && variance >= mean;

test('any past has a forecast: finite, not negative, less even than chance', () => {
  fc.assert(fc.property(pasts, (past) => sound(forecast(model, pastOf(past)))));
});

test.each([
  ['nothing known', []],
  ['one period', [3]],
  ['never sold', Array(30).fill(0)],
  ['always the same', Array(30).fill(7)],
  ['a thousand million once', [...Array(20).fill(0), 1e9]],
  ['a thousand million always', Array(30).fill(1e9)],
  ['a hundredth of a bottle', Array(30).fill(0.01)],
])('a level can be told for %s', (_, past) => {
  const demand = forecast(model, pastOf(past));
  expect(sound(demand)).toBe(true);
  expect(orderUpTo(demand, 2, 0.9)).toBeGreaterThanOrEqual(0);
});

test.each([
  ['all never sold', [Array(20).fill(0), Array(20).fill(0)]],
  ['all always the same', [Array(20).fill(5), Array(20).fill(5)]],
  ['one product only', [[1, 4, 0, 2, 3, 5, 1, 0, 2]]],
  ['histories of different lengths', [[1, 2, 3, 4, 5], Array(40).fill(2), [9], []]],
  ['huge and tiny side by side', [Array(20).fill(1e9), [0, 0, 0, 0.001, 0, 0, 0, 0.002]]],
])('something sound is learned from %s', (_, items) => {
  const fitted = learned(fitPooled(items));
  for (const past of [[], [1], [5, 5, 5, 5, 5], [0, 0, 0, 0], [1e6, 0, 1e6]])
    expect(sound(forecast(fitted, pastOf(past)))).toBe(true);
});

test('without a single lesson there is no model', () => {
  expect(fitPooled([])).toBeUndefined();
  expect(fitPooled([[1, 2], [3]])).toBeUndefined();
});

test('what always sells the same is forecast as that', () => {
  const fitted = learned(fitPooled([...histories, ...Array(60).fill(Array(30).fill(12))]));
  expect(forecast(fitted, pastOf(Array(30).fill(12))).mean).toBeGreaterThan(9);
  expect(forecast(fitted, pastOf(Array(30).fill(12))).mean).toBeLessThan(15);
});

test('ten times the sales throughout is a greater forecast, and many times so', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 6, maxLength: 30 }), (past) => {
      const tenfold = forecast(model, pastOf(past.map((sold) => 10 * sold))).mean;
      expect(tenfold).toBeGreaterThan(3 * forecast(model, pastOf(past)).mean);
    }),
  );
});

test('selling more last week never lowers the forecast by more than a fifth', () => {
  fc.assert(
    fc.property(
      fc.array(sales, { minLength: 4, maxLength: 30 }),
      sales,
      fc.integer({ min: 1, max: 40 }),
      (past, last, more) => {
        const before = pastOf(past);
        const less = forecast(model, after(before, last)).mean;
        expect(forecast(model, after(before, last + more)).mean).toBeGreaterThanOrEqual(0.8 * less - 0.05);
      },
    ),
  );
});

test('the same histories teach the same model, to the last digit, and it travels as JSON', () => {
  const again = learned(fitPooled(histories));
  expect(JSON.stringify(again)).toBe(JSON.stringify(model));
  const travelled: PooledModel = JSON.parse(JSON.stringify(model));
  for (const past of histories)
    expect(forecast(travelled, pastOf(past))).toEqual(forecast(model, pastOf(past)));
  expect(JSON.stringify(model).length).toBeLessThan(2_000);
});

test('the order in which products are listed changes no level', () => {
  const turned = learned(fitPooled([...histories].reverse()));
  for (const past of histories)
    expect(orderUpTo(forecast(turned, pastOf(past)), 2, 0.9)).toBe(
      orderUpTo(forecast(model, pastOf(past)), 2, 0.9),
    );
});

test('starting from the model of the week before says nearly the same as starting anew', () => {
  const before = learned(fitPooled(histories.map((history) => history.slice(0, -1))));
  const carriedOn = learned(fitPooled(histories, before));
  for (const past of histories) {
    const [one, other] = [forecast(carriedOn, pastOf(past)).mean, forecast(model, pastOf(past)).mean];
    expect(Math.abs(one - other)).toBeLessThan(0.05 + 0.05 * other);
  }
});

test('a past carried on by one period is the past told in one go', () => {
  fc.assert(fc.property(pasts, (past) => expect(past.reduce(after, noPast)).toEqual(pastOf(past))));
});
