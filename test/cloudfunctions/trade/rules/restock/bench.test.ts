import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../../../../../local/market/seeded';
import { gamma, normal, poisson } from '../../../../bench/restock/chance';
import { at } from '../../../../bench/restock/curve';
import { type DemandSet, demandSet, demandSetsIn } from '../../../../bench/restock/demand-set';
import { looksAhead, repeats } from '../../../../bench/restock/honesty';
import { imagined } from '../../../../bench/restock/imagined';
import { type Method, pooled, references } from '../../../../bench/restock/methods';
import { foresee, replay } from '../../../../bench/restock/replay';
import { syntheticSet } from '../../../../bench/restock/synthetic';
import { curveForeseen, curveIn, exAnte, TARGETS, testWindow } from '../../../../bench/restock/tracks';

const sets = [11, 12, 13].map((seed) => syntheticSet(seed, 200, 28));
const set = sets[0]!;
const window = testWindow(set);

/** Stock that fills nine in ten, over all assortments. */
const stockOf = (method: Method) =>
  sets.reduce((sum, each) => {
    const foreseen = foresee(method, each, testWindow(each));
    return sum + at(curveIn(method, each, testWindow(each), foreseen), 0.9)!.stock;
  }, 0);

test('nine in ten served costs less stock than by the last sale, by smoothing, or by smoothing with counts', () => {
  const own = stockOf(pooled);
  for (const reference of references) expect(own).toBeLessThan(stockOf(reference));
});

test('a share of demand promised on the periods before is served within three points', () => {
  expect(offTarget(syntheticSet(4))).toBeLessThan(0.03);
});

/** Items of a lasting size of their own, as uneven as bottles are, that all sell so many times as much every period. */
const allGrowing = (growth: number) => {
  const chance = seeded(2).next;
  return demandSet(
    'growing',
    Array.from({ length: 200 }, () => {
      const usual = Math.exp(1.4 + 0.8 * normal(chance));
      return Array.from({ length: 30 }, (_, period) =>
        poisson(chance, usual * growth ** period * gamma(chance, 3) * (1 / 3)),
      );
    }),
  );
};

test.each([
  [1.04, 0.035],
  [0.96, 0.05],
])('where everything sells %d times as much month after month, within %d', (growth, most) => {
  expect(offTarget(allGrowing(growth))).toBeLessThan(most);
});

/** How far from its targets, at worst, a set ends that chose its knob before the test. */
function offTarget(set: DemandSet): number {
  const foreseen = foresee(pooled, set, testWindow(set));
  const known = curveForeseen(pooled, set, foreseen[0]!);
  const reached = exAnte(pooled, set, foreseen, (target) => at(known, target)?.knob);
  return Math.max(...TARGETS.map((target, place) => Math.abs(reached[place]!.fill - target)));
}

test.each([
  ['nothing alike', { mean: 3, variance: 4, together: 0 }],
  ['as even as chance', { mean: 5, variance: 5.005, together: 0.1 }],
  ['next to nothing', { mean: 1e-6, variance: 2e-6, together: 0.1 }],
  ['a million', { mean: 1e6, variance: 1.001e6, together: 0.1 }],
])('a future is imagined of %s: whole counts about the mean', (_, demand) => {
  const counts = imagined('alone', [demand], 50).items.flat();
  expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  expect(Math.abs(mean - demand.mean)).toBeLessThan(0.2 * demand.mean + 0.01);
});

test('overwriting the future changes no order', () => {
  expect(looksAhead(pooled, set, window)).toBe(false);
});

test('a rule that peeks is caught', () => {
  const peeking: Method = {
    ...pooled,
    begin: () => (pasts) =>
      set.items.map((demands) => ({ mean: demands[pasts[0]!.length]!, variance: 99, together: 0 })),
  };
  expect(looksAhead(peeking, set, window)).toBe(true);
});

test('a second run says the same, byte for byte', () => {
  expect(repeats(pooled, set, window, foresee(pooled, set, window))).toBe(true);
});

test('goods ordered arrive with the next period, and what was not there is lost', () => {
  const steps = demandSet('steps', [[0, 0, 0, 4, 1, 9]]);
  const rule: Method = {
    name: 'always five',
    begin: () => () => [{ mean: 0, variance: 0, together: 0 }],
    levelOf: () => 5,
    knobs: [1],
  };
  const outcome = replay(rule, steps, { from: 3, to: 6 }, foresee(rule, steps, { from: 3, to: 6 }), 1);
  // Five stand there, four go: one left. Nothing was ordered, so one goes and none is left; four were ordered in between.
  expect(outcome.items).toEqual([{ asked: 14, sold: 4 + 1 + 4, stock: 1 + 0 + 0 }]);
});

test('a folder of sets is read: a first column of names and rows with a blank or no number are left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sets-'));
  writeFileSync(join(folder, 'named.csv'), 'Part,Jan,Feb\nA,1,2\nB,,3\nC,4.0,5.0\n');
  writeFileSync(join(folder, 'dated.csv'), '2026-01,2026-02\r\n1,2\r\nNA,3\r\n');
  writeFileSync(join(folder, 'empty.csv'), '');
  writeFileSync(join(folder, 'months.csv'), 'Jan,Feb\n1,2\n');
  writeFileSync(join(folder, 'numbered.csv'), 'Part,Jan-98,Feb-98\n10001,1,2\n');
  writeFileSync(join(folder, 'plain.csv'), `${[0, 1, 2].join(',')}\n1,2,3\n`);
  writeFileSync(join(folder, 'notes.txt'), 'no set');
  const sets = demandSetsIn(folder);
  rmSync(folder, { recursive: true });
  expect(Object.fromEntries(sets.map(({ name, items }) => [name, items]))).toEqual({
    dated: [[1, 2]],
    empty: [],
    months: [[1, 2]],
    named: [
      [1, 2],
      [4, 5],
    ],
    numbered: [[1, 2]],
    plain: [[1, 2, 3]],
  });
});

test('twelve periods are tested, or six of fewer than thirty', () => {
  expect(demandSet('short', [Array(24).fill(1)]).testFrom).toBe(18);
  expect(demandSet('long', [Array(51).fill(1)]).testFrom).toBe(39);
});
