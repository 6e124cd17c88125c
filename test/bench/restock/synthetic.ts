import { seeded } from '../../../local/market/seeded';
import { type DemandSet, demandSet } from './demand-set';

/** A made-up assortment for a clone without public data: few fast items, many slow ones, lumps, rises, falls and sleep. */
export function syntheticSet(seed: number, items = 400, periods = 40): DemandSet {
  const chance = seeded(seed).next;
  return demandSet(
    `synthetic-${seed}`,
    Array.from({ length: items }, () => itemOf(chance, periods)),
  );
}

function itemOf(chance: () => number, periods: number): number[] {
  const usual = Math.exp(normal(chance) * 1.2 - 0.3);
  const lump = chance() < 0.4 ? 1 + Math.floor(chance() * 6) : 1;
  const unevenness = 0.2 + chance() * 1.5;
  const turnsAt = Math.floor(chance() * periods * 2);
  const turnsTo = chance() < 0.3 ? 0.05 : Math.exp(normal(chance) * 0.7);
  return Array.from({ length: periods }, (_, period) => {
    const mean = (usual * (period >= turnsAt ? turnsTo : 1)) / lump;
    return lump * poisson(chance, mean * gamma(chance, 1 / unevenness) * unevenness);
  });
}

const normal = (chance: () => number) =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

/** Marsaglia and Tsang; a shape below 1 is lifted. */
function gamma(chance: () => number, shape: number): number {
  if (shape < 1) return gamma(chance, shape + 1) * chance() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(chance);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Waiting times one after another until the mean is used up. */
function poisson(chance: () => number, mean: number): number {
  let count = -1;
  for (let waited = 0; waited <= mean; count++) waited -= Math.log(1 - chance());
  return count;
}
