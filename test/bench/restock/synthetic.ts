import { seeded } from '../../../local/market/seeded';
import { gamma, normal, poisson } from './chance';
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
