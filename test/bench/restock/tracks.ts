import type { Forecast } from '../../../cloudfunctions/trade/rules/restock/forecast';
import { replayCensored } from './censored';
import { at, type Curve, curveOf } from './curve';
import type { DemandSet } from './demand-set';
import { FUTURES, imagined } from './imagined';
import type { Method } from './methods';
import { range, replay, type Window } from './replay';

export const TARGETS = [0.85, 0.9, 0.95] as const;
export const WARM_UP = 3;

export const testWindow = (set: DemandSet): Window => ({ from: set.testFrom, to: set.periods });
/** The equally long window just before: there the knob is chosen that the test then stands by. */
export const windowBefore = (set: DemandSet): Window => ({
  from: 2 * set.testFrom - set.periods,
  to: set.testFrom,
});

/** Foreseen once and replayed at every knob. */
export function curveIn(
  method: Method,
  set: DemandSet,
  window: Window,
  foreseen: readonly (readonly Forecast[])[],
  warmUp = 0,
): Curve {
  return curveOf(
    method.knobs.map((knob) => {
      const { fill, stock } = replay(method, set, window, foreseen, knob, warmUp);
      return { fill, stock, knob };
    }),
  );
}

export const stocksAt = (curve: Curve) => TARGETS.map((target) => at(curve, target)?.stock);

export type Reached = { fill: number; stock: number };

/** What choosing a knob for a target led to, by a curve that was known before the test. */
export function exAnte(
  method: Method,
  set: DemandSet,
  foreseen: readonly (readonly Forecast[])[],
  chosenBy: (target: number) => number | undefined,
): (Reached | undefined)[] {
  return TARGETS.map((target) => {
    const knob = chosenBy(target);
    return knob === undefined ? undefined : replay(method, set, testWindow(set), foreseen, knob);
  });
}

/** What every knob would come to if the window went as the model itself foresees it from the period before. */
export function curveForeseen(method: Method, set: DemandSet, foreseen: readonly Forecast[]): Curve {
  const future = imagined(set.name, foreseen, set.periods - set.testFrom);
  const always = range(0, future.periods).map(() => range(0, FUTURES).flatMap(() => foreseen));
  return curveIn(method, future, testWindow(future), always);
}

/** Fills a little above the targets, for a method that sees less fills less. */
const AIMED = [0.83, 0.87, 0.91, 0.95, 0.975];

export function censoredCurve(method: Method, set: DemandSet, base: Curve): Curve {
  const knobs = AIMED.flatMap((fill) => at(base, fill)?.knob ?? []);
  return curveOf(
    knobs.map((knob) => {
      const { fill, stock } = replayCensored(method, set, knob);
      return { fill, stock, knob };
    }),
  );
}

/** Who goes short at this outcome: shares of what each item was asked for. */
export function fairness(set: DemandSet, knob: number, method: Method, foreseen: Forecast[][]) {
  const { items } = replay(method, set, testWindow(set), foreseen, knob);
  const fills = items.filter(({ asked }) => asked > 0).map(({ sold, asked }) => sold / asked);
  const ranked = [...fills].sort((a, b) => a - b);
  const bySales = set.items
    .map((demands, item) => ({ item, sold: sumOf(demands.slice(0, set.testFrom)) }))
    .toSorted((a, b) => b.sold - a.sold || a.item - b.item)
    .map(({ item }) => items[item]!);
  const fillOf = (group: typeof items) =>
    sumOf(group.map(({ sold }) => sold)) / sumOf(group.map(({ asked }) => asked));
  return {
    mean: sumOf(fills) / fills.length,
    worstTenth: ranked[Math.floor(ranked.length / 10)] ?? Number.NaN,
    underFourFifths: fills.filter((fill) => fill < 0.8).length / fills.length,
    topTenth: fillOf(bySales.slice(0, Math.ceil(bySales.length / 10))),
    slowHalf: fillOf(bySales.slice(Math.floor(bySales.length / 2))),
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
