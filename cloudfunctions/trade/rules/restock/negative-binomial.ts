import { incompleteBeta } from './incomplete-beta';

/** Demand as counts that vary more than chance alone; `variance` is above `mean`. */
export type Counts = { mean: number; variance: number };

export function chanceAtMost(demand: Counts, units: number): number {
  if (units < 0) return 0;
  if (demand.mean <= 0) return 1;
  const { size, chance } = shapeOf(demand);
  return incompleteBeta(chance, size, units + 1);
}

/** How much of the demand so many units leave unserved, on average. */
export function expectedShort(demand: Counts, units: number): number {
  if (demand.mean <= 0) return 0;
  const { size, chance } = shapeOf(demand);
  const servedWhole = units > 0 ? incompleteBeta(chance, size + 1, units) : 0;
  const short = demand.mean * (1 - servedWhole) - units * (1 - chanceAtMost(demand, units));
  return Math.min(demand.mean, Math.max(0, short));
}

/** The fewest units that are enough with this probability. */
export function fewestCovering(demand: Counts, probability: number): number {
  let most = Math.ceil(demand.mean);
  while (chanceAtMost(demand, most) < probability) most = 2 * most + 1;
  let least = -1;
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (chanceAtMost(demand, middle) < probability) least = middle;
    else most = middle;
  }
  return most;
}

function shapeOf({ mean, variance }: Counts) {
  return { size: (mean * mean) / (variance - mean), chance: mean / variance };
}
