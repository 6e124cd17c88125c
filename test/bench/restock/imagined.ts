import type { Forecast } from '../../../cloudfunctions/trade/rules/restock/forecast';
import { seeded } from '../../../local/market/seeded';
import { gamma, poisson } from './chance';
import type { DemandSet } from './demand-set';
import { range } from './replay';

/** Chance of so many futures is none to speak of. */
export const FUTURES = 4;

/** What the next periods may ask for as the model foresees them: futures of every item, each off in its own way throughout. */
export function imagined(name: string, foreseen: readonly Forecast[], periods: number): DemandSet {
  const chance = seeded(1).next;
  const items = range(0, FUTURES).flatMap(() => foreseen.map((demand) => futureOf(demand, periods, chance)));
  return { name, items, periods, testFrom: 0 };
}

/** What two periods are off alike is the item's own, drawn once; the rest of the unevenness is each period's. */
function futureOf({ mean, variance, together }: Forecast, periods: number, chance: () => number): number[] {
  const uneven = (variance - mean) / mean ** 2;
  const alike = Math.min(uneven / 2, (together * variance) / mean ** 2);
  const level = mean * around(chance, alike);
  const each = (uneven - alike) / (1 + alike);
  return range(0, periods).map(() => poisson(chance, level * around(chance, each)));
}

/** Around one, this unevenly. */
const around = (chance: () => number, uneven: number) =>
  uneven > 0 ? gamma(chance, 1 / uneven) * uneven : 1;
