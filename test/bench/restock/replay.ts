import type { Forecast } from '../../../cloudfunctions/trade/rules/restock/forecast';
import type { DemandSet } from './demand-set';
import type { Method } from './methods';

/** What came of one item over the counted periods. */
export type Served = { asked: number; sold: number; stock: number };
export type Outcome = { fill: number; stock: number; items: Served[] };

export type Window = { from: number; to: number };

/** What a method foresees in each period of a window; it is handed nothing but what came before. */
export function foresee(method: Method, { items }: DemandSet, { from, to }: Window): Forecast[][] {
  const decide = method.begin();
  return range(from, to).map((period) => decide(items.map((demands) => demands.slice(0, period))));
}

/** Replays a window at one knob: goods arrive, the method orders, people ask, what is left is counted. */
export function replay(
  method: Method,
  set: DemandSet,
  window: Window,
  foreseen: readonly (readonly Forecast[])[],
  knob: number,
  warmUp = 0,
): Outcome {
  const items = set.items.map((demands, item): Served => {
    const served = { asked: 0, sold: 0, stock: 0 };
    let shelf: Shelf | undefined;
    let [demand, level]: [Forecast | undefined, number] = [undefined, 0];
    for (const period of range(window.from, window.to)) {
      const next = foreseen[period - window.from]![item]!;
      if (next !== demand) [demand, level] = [next, method.levelOf(next, knob)];
      shelf = ordered(shelf, level);
      const asked = demands[period]!;
      const sold = Math.min(asked, shelf.onHand);
      shelf.onHand -= sold;
      if (period < window.from + warmUp) continue;
      served.asked += asked;
      served.sold += sold;
      served.stock += shelf.onHand;
    }
    return served;
  });
  return outcomeOf(items);
}

export type Shelf = { onHand: number; coming: number };

/** What was ordered last time arrives before the next order; the first period starts at its own level. */
export function ordered(shelf: Shelf | undefined, level: number): Shelf {
  const onHand = shelf ? shelf.onHand + shelf.coming : level;
  return { onHand, coming: Math.max(0, level - onHand) };
}

/** Portfolio fill, and stock in periods of demand. */
export function outcomeOf(items: Served[]): Outcome {
  const total = (of: (item: Served) => number) => items.reduce((sum, item) => sum + of(item), 0);
  const asked = total((item) => item.asked);
  return { fill: total((item) => item.sold) / asked, stock: total((item) => item.stock) / asked, items };
}

export const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
