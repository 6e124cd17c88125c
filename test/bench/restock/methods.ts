import { fitPooled } from '../../../cloudfunctions/trade/rules/restock/fit-pooled';
import {
  type Forecast,
  forecast,
  type PooledModel,
} from '../../../cloudfunctions/trade/rules/restock/forecast';
import { type Counts, expectedShort } from '../../../cloudfunctions/trade/rules/restock/negative-binomial';
import { orderUpTo, over } from '../../../cloudfunctions/trade/rules/restock/order-up-to';
import {
  type Asked,
  askedOf,
  levelsOf,
  pastOf,
  varianceOf,
} from '../../../cloudfunctions/trade/rules/restock/past';

/** Goods ordered in a period arrive with the next, so what is ordered must last for two. */
const LEAD = 1;
export const PERIODS = 2;

/** What a method says of one item, or several of its numbers under one name. */
export type Method = {
  name: string;
  /** A season of decisions; each is given the pasts alone, and may lean on the decision before. */
  begin: () => (pasts: readonly (readonly Asked[])[]) => Forecast[];
  /** The level to order up to, by the one knob that all items share. */
  levelOf: (demand: Forecast, knob: number) => number;
  knobs: readonly number[];
};

const CHANCES = [
  0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.56, 0.62, 0.67, 0.72, 0.76, 0.8, 0.83, 0.86, 0.885, 0.905, 0.92,
  0.935, 0.95, 0.96, 0.97, 0.978, 0.985, 0.99, 0.994, 0.997, 0.999, 0.9999,
];
const DEVIATIONS = Array.from({ length: 37 }, (_, i) => i * 0.2 - 2.4);
const FILLS = [
  0.6, 0.65, 0.7, 0.75, 0.79, 0.82, 0.85, 0.875, 0.9, 0.92, 0.94, 0.955, 0.97, 0.98, 0.988, 0.994,
];

export const pooled: Method = {
  name: 'pooled model',
  begin: () => {
    let model: PooledModel | undefined;
    return (pasts) => {
      const learned = fitPooled(pasts, model);
      if (!learned) throw new Error('a set needs more periods before its test');
      model = learned;
      return pasts.map((past) => forecast(learned, pastOf(past)));
    };
  },
  levelOf: (demand, chance) => orderUpTo(demand, PERIODS, chance),
  knobs: CHANCES,
};

/** The same forecasts, but every item gets the level that fills the same share of its own demand. */
export const equalFill: Method = {
  ...pooled,
  name: 'pooled, equal fill',
  levelOf: levelFilling,
  knobs: FILLS,
};

export const lastValue: Method = {
  name: 'last value + normal',
  begin: () => (pasts) =>
    pasts.map((past) => ({
      mean: askedOf(past.at(-1) ?? 0),
      variance: varianceOf(pastOf(past)),
      together: 0,
    })),
  levelOf: normalLevel,
  knobs: DEVIATIONS,
};

const SES_LEVEL = 2;

export const smoothed: Method = {
  name: 'SES 0.1 + normal',
  begin: () => (pasts) =>
    pasts
      .map(pastOf)
      .map((past) => ({ mean: levelsOf(past)[SES_LEVEL]!, variance: varianceOf(past), together: 0 })),
  levelOf: normalLevel,
  knobs: DEVIATIONS,
};

/** The spread of an item whose own past shows none follows the power law of all others. */
export const smoothedCounts: Method = {
  name: 'SES 0.1 + negative binomial',
  begin: () => (histories) => {
    const pasts = histories.map(pastOf);
    const spreadAt = powerLaw(
      pasts.map((past) => ({ mean: past.sum / past.periods, variance: varianceOf(past) })),
    );
    return pasts.map((past) => {
      const mean = levelsOf(past)[SES_LEVEL]!;
      const variance = varianceOf(past);
      const spread = variance > 0 ? (variance * past.periods) / past.sum : spreadAt(Math.max(mean, 0.02));
      return { mean, variance: mean * Math.max(1.0001, spread), together: 0 };
    });
  },
  levelOf: pooled.levelOf,
  knobs: CHANCES,
};

export const references = [lastValue, smoothed, smoothedCounts];

function normalLevel(demand: Forecast, deviations: number): number {
  const { mean, variance } = over(demand, PERIODS);
  return Math.max(0, Math.ceil(mean + deviations * Math.sqrt(variance)));
}

/** What the model itself expects to be asked for in vain between one arrival and the next. */
const missedBy = (demand: Forecast, level: number) =>
  expectedShort(over(demand, PERIODS), level) - expectedShort(over(demand, LEAD), level);

function levelFilling(demand: Forecast, fill: number): number {
  const missed = (level: number) => missedBy(demand, level);
  const allowed = (1 - fill) * demand.mean;
  let least = -1;
  let most = Math.ceil(demand.mean);
  while (missed(most) > allowed) [least, most] = [most, 2 * most + 1];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (missed(middle) > allowed) least = middle;
    else most = middle;
  }
  return most;
}

/** Least squares of log variance on log mean; answers variance a unit of mean. */
function powerLaw(items: readonly Counts[]): (mean: number) => number {
  const known = items.filter(({ mean, variance }) => mean > 0 && variance > 0);
  const x = known.map(({ mean }) => Math.log(mean));
  const y = known.map(({ variance }) => Math.log(variance));
  const [centreX, centreY] = [average(x), average(y)];
  const slope =
    average(x.map((each, i) => (each - centreX) * (y[i]! - centreY))) /
    average(x.map((each) => (each - centreX) ** 2));
  return (mean) => Math.exp(centreY + slope * (Math.log(mean) - centreX)) / mean;
}

const average = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
