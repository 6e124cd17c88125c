import type { Counts } from './negative-binomial';
import { settings } from './settings';

/** What a period asked for: so many, or, where the shelf ran empty, as far as that can be told. */
export type Asked = number | Counts;

export const askedOf = (asked: Asked): number => (typeof asked === 'number' ? asked : asked.mean);

/** The variance of what was only guessed. */
export const doubtOf = (asked: Asked): number => (typeof asked === 'number' ? 0 : asked.variance);

/** What is kept of one item's past demand: enough for every sign, carried on by one period at a time. */
export type Past = {
  periods: number;
  /** Sums in which a period counts half after each half-life, beside the weights they are divided by. */
  faded: readonly number[];
  weights: readonly number[];
  sum: number;
  squares: number;
  most: number;
  sellingPeriods: number;
  periodsSinceSale: number;
};

const keeps = settings.halfLives.map((halfLife) => 0.5 ** (1 / halfLife));

export const noPast: Past = {
  periods: 0,
  faded: keeps.map(() => 0),
  weights: keeps.map(() => 0),
  sum: 0,
  squares: 0,
  most: 0,
  sellingPeriods: 0,
  periodsSinceSale: 0,
};

/** Oldest first. */
export const pastOf = (demands: readonly Asked[]): Past => demands.reduce(after, noPast);

export function after(past: Past, asked: Asked): Past {
  const demand = askedOf(asked);
  return {
    periods: past.periods + 1,
    faded: keeps.map((kept, i) => past.faded[i]! * kept + demand),
    weights: keeps.map((kept, i) => past.weights[i]! * kept + 1),
    sum: past.sum + demand,
    squares: past.squares + demand * demand + doubtOf(asked),
    most: Math.max(past.most, demand),
    sellingPeriods: past.sellingPeriods + (demand > 0 ? 1 : 0),
    periodsSinceSale: demand > 0 ? 0 : past.periodsSinceSale + 1,
  };
}

/** Demand a period as seen over each half-life. */
export const levelsOf = ({ faded, weights }: Past): number[] =>
  faded.map((sum, i) => (weights[i]! > 0 ? sum / weights[i]! : 0));

export function varianceOf({ periods, sum, squares }: Past): number {
  return periods < 2 ? 0 : Math.max(0, squares - (sum * sum) / periods) / (periods - 1);
}
