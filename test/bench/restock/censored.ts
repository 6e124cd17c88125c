import type { Forecast } from '../../../cloudfunctions/trade/rules/restock/forecast';
import { lifted } from '../../../cloudfunctions/trade/rules/restock/lift-stockouts';
import type { Asked } from '../../../cloudfunctions/trade/rules/restock/past';
import type { DemandSet } from './demand-set';
import type { Method } from './methods';
import { type Outcome, ordered, outcomeOf, range, type Served, type Shelf } from './replay';

/** So many periods before the test the method sees sales only. */
export const BLIND_BEFORE = 6;

/** The closed loop: what was not there to sell was never seen to be asked for, and the next forecast stands on it. */
export function replayCensored(method: Method, set: DemandSet, knob: number): Outcome {
  const from = Math.max(4, set.testFrom - BLIND_BEFORE);
  const seen = set.items.map((demands): Asked[] => demands.slice(0, from));
  const shelves: (Shelf | undefined)[] = set.items.map(() => undefined);
  const served = set.items.map((): Served => ({ asked: 0, sold: 0, stock: 0 }));
  const decide = method.begin();
  for (const period of range(from, set.periods)) {
    const foreseen = decide(seen);
    for (const [item, demands] of set.items.entries()) {
      const level = method.levelOf(foreseen[item]!, knob);
      const shelf = ordered(shelves[item], level);
      const asked = demands[period]!;
      const stood = shelf.onHand;
      const sold = Math.min(asked, stood);
      seen[item]!.push(believed({ sold, stood }, foreseen[item]!, level));
      shelf.onHand -= sold;
      shelves[item] = shelf;
      if (period >= set.testFrom) count(served[item]!, asked, sold, shelf.onHand);
    }
  }
  return outcomeOf(served);
}

/** An item nobody would stock is not lifted: with nothing wanted, nothing there says that nothing was asked for. */
const believed = (sale: { sold: number; stood: number }, expected: Forecast, level: number) =>
  sale.stood === 0 && level === 0 ? 0 : lifted(sale, expected);

function count(served: Served, asked: number, sold: number, left: number): void {
  served.asked += asked;
  served.sold += sold;
  served.stock += left;
}
