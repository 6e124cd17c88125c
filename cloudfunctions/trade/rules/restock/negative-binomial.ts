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

/**
 * How much of a second demand goes unserved on average, where a first one takes of the same units before it, though no
 * more than so many: whoever came then and found nothing takes nothing now.
 */
export function expectedShortAfter(first: Counts, atMost: number, second: Counts, units: number): number {
  const most = Math.min(atMost, units);
  const takes = chancesBetween(0, most, first);
  const asks = chancesBetween(units - most, units, second);
  const least = expectedShort(second, units - most);
  let [short, more, rest] = [least, 1 - chanceAtMost(second, units - most - 1), 1];
  const shorts = asks.map((chance) => {
    more -= chance;
    short -= more;
    return Math.max(0, short);
  });
  const missed = takes.reduce((sum, chance, taken) => {
    rest -= chance;
    return sum + chance * shorts[most - 1 - taken]!;
  }, 0);
  return missed + Math.max(0, rest) * least;
}

/** Those counts that are at least so many, by themselves. */
export function countsAtLeast(demand: Counts, least: number): Counts {
  const reached = 1 - chanceAtMost(demand, least - 1);
  if (!(reached > 1e-9)) return { mean: least, variance: 0 };
  const { size, chance } = shapeOf(demand);
  const mean = least + expectedShort(demand, least) / reached;
  const pairs = (demand.mean ** 2 * (size + 1)) / size;
  const pairsReached = least > 2 ? 1 - incompleteBeta(chance, size + 2, least - 2) : 1;
  return { mean, variance: Math.max(0, (pairs * pairsReached) / reached + mean - mean ** 2) };
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

/** The chance of each count from the first up to but without the last, told one from the other from near the mean on. */
function chancesBetween(first: number, last: number, demand: Counts): Float64Array {
  const chances = new Float64Array(Math.max(0, last - first));
  if (chances.length === 0 || demand.mean <= 0) return chances.fill(Number(first === 0), 0, 1);
  const { size, chance } = shapeOf(demand);
  const ratio = (count: number) => ((count + size) / (count + 1)) * (1 - chance);
  const near = Math.min(last - 1, Math.max(first, Math.floor(demand.mean)));
  chances[near - first] = chanceAtMost(demand, near) - chanceAtMost(demand, near - 1);
  for (let count = near + 1; count < last; count++)
    chances[count - first] = chances[count - 1 - first]! * ratio(count - 1);
  for (let count = near - 1; count >= first; count--)
    chances[count - first] = chances[count + 1 - first]! / ratio(count);
  return chances;
}

function shapeOf({ mean, variance }: Counts) {
  return { size: (mean * mean) / (variance - mean), chance: mean / variance };
}
