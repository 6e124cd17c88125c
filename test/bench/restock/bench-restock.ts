import type { Forecast } from '../../../cloudfunctions/trade/rules/restock/forecast';
import { played } from '../../cloudfunctions/trade/rules/suggest/small-world';
import { BLIND_BEFORE } from './censored';
import { at } from './curve';
import { type DemandSet, demandSetsIn } from './demand-set';
import { looksAhead, repeats } from './honesty';
import { equalFill, type Method, pooled, references } from './methods';
import { foresee, type Window } from './replay';
import { syntheticSet } from './synthetic';
import {
  censoredCurve,
  curveForeseen,
  curveIn,
  exAnte,
  fairness,
  type Reached,
  stocksAt,
  TARGETS,
  testWindow,
  WARM_UP,
  windowBefore,
} from './tracks';

/** Six to test, six before them to choose by, and as many as the model needs to learn those. */
const LEAST_PERIODS = 18;

/** How much stock a share of demand costs: every set of the folder, or a made-up one, under one setting. */
export function benchRestock(folder?: string): void {
  const sets = folder ? demandSetsIn(folder) : [syntheticSet(4)];
  for (const set of sets) {
    const why = cannotReport(set);
    if (why) console.log(`\nRestock, ${set.name}: ${why}`);
    else report(set);
  }
  reportDials();
}

const WORLDS = [7, 1, 2];

/** The two numbers of the owner's screen, as said before each week and as made-up shops then lived it. */
function reportDials(): void {
  console.log(
    `\nRestock, the owner's dial in ${WORLDS.length} made-up towns: share served, bottles on the shelf`,
  );
  for (const dial of ['lean', 'even', 'full'] as const)
    for (const world of WORLDS) {
      const { reached, said, stood, saidStood } = played(dial, world);
      console.log(
        `  ${dial.padEnd(5)} town ${world}: said ${three(said)}, reached ${three(reached)}; said ${Math.round(saidStood)}, stood ${Math.round(stood)}`,
      );
    }
}

/** A set too small to say anything of is named, and the others are reported all the same. */
function cannotReport({ items, periods, testFrom }: DemandSet): string | undefined {
  if (items.every((demands) => demands.slice(testFrom).every((count) => count === 0)))
    return 'nothing was sold in its test, so there is no share of it to serve';
  if (periods < LEAST_PERIODS) return `${periods} periods are too few; ${LEAST_PERIODS} are needed`;
  return undefined;
}

function report(set: DemandSet): void {
  const length = set.periods - set.testFrom;
  console.log(
    `\nRestock, ${set.name}: ${set.items.length} items, ${set.periods} periods, the last ${length} tested`,
  );
  console.log(`  stock in periods of demand at fills of`.padEnd(54) + TARGETS.map(pad).join(''));
  const { foreseen, milliseconds } = timed(pooled, set, testWindow(set));
  const before = foresee(pooled, set, windowBefore(set));
  const curve = curveIn(pooled, set, testWindow(set), foreseen);
  row('pooled model, base', stocksAt(curve));
  row('pooled model, equal fill', stocksAt(curveIn(equalFill, set, testWindow(set), foreseen)));
  row(`pooled model, warm-up of ${WARM_UP}`, stocksAt(warmedUp(pooled, set, before, foreseen, WARM_UP)));
  row(
    `pooled model, warm-up of ${BLIND_BEFORE}, as censored has`,
    stocksAt(warmedUp(pooled, set, before, foreseen, BLIND_BEFORE)),
  );
  row('pooled model, censored', stocksAt(censoredCurve(pooled, set, curve)));
  const curveBefore = curveIn(pooled, set, windowBefore(set), before);
  for (const [how, known] of [
    ['as foreseen', curveForeseen(pooled, set, foreseen[0]!)],
    ['by replay', curveBefore],
  ] as const)
    reportExAnte(
      how,
      exAnte(pooled, set, foreseen, (target) => at(known, target)?.knob),
    );
  for (const method of references) reportReference(method, set);
  reportFairness(set, at(curve, 0.9)?.knob, foreseen);
  console.log(`  processor time: ${milliseconds.toFixed(3)} ms an item and decision, fitting included`);
  console.log(
    `  the future overwritten by 999 changes ${looksAhead(pooled, set, testWindow(set)) ? 'ORDERS: it looks ahead' : 'nothing'}`,
  );
  console.log(
    `  a second run ${repeats(pooled, set, testWindow(set), foreseen) ? 'says the same, byte for byte' : 'SAYS SOMETHING ELSE'}`,
  );
  console.log(`  below: pooled model, base, no warm-up`);
  const stocks = stocksAt(curve).map((stock) => stock?.toFixed(3) ?? '–');
  console.log(`${set.name} 85 ${stocks[0]} 90 ${stocks[1]} 95 ${stocks[2]}`);
}

/** Some periods before the test are replayed and not counted. */
function warmedUp(
  method: Method,
  set: DemandSet,
  before: Forecast[][],
  foreseen: Forecast[][],
  warmUp: number,
) {
  const window = { from: set.testFrom - warmUp, to: set.periods };
  return curveIn(method, set, window, [...before.slice(-warmUp), ...foreseen], warmUp);
}

function reportExAnte(how: string, reached: readonly (Reached | undefined)[]): void {
  const errors = reached.map((each, i) => each && Math.abs(each.fill - TARGETS[i]!));
  row(
    `pooled model, ex-ante ${how}: stock`,
    reached.map((each) => each?.stock),
  );
  row(
    `pooled model, ex-ante ${how}: fill reached`,
    reached.map((each) => each?.fill),
  );
  const worst = errors.includes(undefined)
    ? '–'
    : (100 * Math.max(...errors.map((error) => error ?? 0))).toFixed(2);
  console.log(`  ex-ante error ${how}, worst of the three: ${worst} points`);
}

function reportReference(method: Method, set: DemandSet): void {
  const foreseen = foresee(method, set, testWindow(set));
  const curve = curveIn(method, set, testWindow(set), foreseen);
  const before = foresee(method, set, windowBefore(set));
  row(`${method.name}, base`, stocksAt(curve));
  row(`${method.name}, warm-up of ${WARM_UP}`, stocksAt(warmedUp(method, set, before, foreseen, WARM_UP)));
  const curveBefore = curveIn(method, set, windowBefore(set), before);
  const reached = exAnte(method, set, foreseen, (target) => at(curveBefore, target)?.knob);
  row(
    `${method.name}, ex-ante: fill reached`,
    reached.map((each) => each?.fill),
  );
  row(`${method.name}, censored`, stocksAt(censoredCurve(method, set, curve)));
}

function reportFairness(set: DemandSet, knob: number | undefined, foreseen: Forecast[][]): void {
  if (knob === undefined) return;
  const fair = fairness(set, knob, pooled, foreseen);
  console.log(
    `  at 90 %: mean item ${three(fair.mean)}, worst tenth ${three(fair.worstTenth)}, under 80 % ${three(fair.underFourFifths)}, ` +
      `top tenth of sellers ${three(fair.topTenth)}, slow half ${three(fair.slowHalf)}`,
  );
}

/** Processor time, which neighbours on the machine do not lengthen; the garbage collector's is in it. */
function timed(method: Method, set: DemandSet, window: Window) {
  const start = process.cpuUsage();
  const foreseen = foresee(method, set, window);
  for (const demands of foreseen) for (const demand of demands) method.levelOf(demand, 0.9);
  const { user, system } = process.cpuUsage(start);
  return { foreseen, milliseconds: (user + system) / 1000 / set.items.length / foreseen.length };
}

const row = (what: string, values: readonly (number | undefined)[]) =>
  console.log(`  ${what.padEnd(52)}${values.map(pad).join('')}`);
const pad = (value: number | undefined) => (value === undefined ? '–' : three(value)).padStart(10);
const three = (value: number) => value.toFixed(3);
