import { expectedBy } from './log-linear';
import type { Counts } from './negative-binomial';
import { levelsOf, type Past, varianceOf } from './past';
import { settings } from './settings';
import { type Scale, signsOf } from './signs';
import type { LogLinear } from './units';

/**
 * Demand of one period. `together` is the share of its variance in which two periods in a row are off alike: what was
 * misjudged of the first is misjudged of the second, while mere chance evens out.
 */
export type Forecast = Counts & { together: number };

/** What all items taught; plain numbers that travel as JSON. */
export type PooledModel = Scale & {
  /** Of the next period, in what is usual. */
  mean: LogLinear;
  /** Squared error a unit of mean, from the same signs and the mean itself. */
  spread: LogLinear;
  together: number;
  /** How many times their plain levels all items were asked for: what grows is ahead of its past. */
  drift: number;
  /** What is expected of an item nothing is known of. */
  unknown: Counts;
};

/** What the next period asks for, as far as this past and all others tell. */
export function forecast(model: PooledModel, past: Past): Forecast {
  return { ...countsOf(model, past), together: model.together };
}

function countsOf(model: PooledModel, past: Past): Counts {
  if (past.periods === 0) return model.unknown;
  const pooled = pooledForecast(model, past);
  return mixed(pooled, plainForecast(model, past, pooled), settings.plainShare);
}

function pooledForecast(model: PooledModel, past: Past): Counts {
  const signs = signsOf(past, model);
  const fence = settings.mostGrowth * past.most + model.unknown.mean + model.floor;
  const mean = Math.min(fence, model.usual * expectedBy(model.mean, signs));
  const spread = Math.max(settings.leastSpread, expectedBy(model.spread, [...signs, Math.log(mean)]));
  return { mean, variance: mean * spread };
}

/** The item's own level and spread; as uneven as the pooled model says while its own past shows no spread. */
function plainForecast({ drift }: PooledModel, past: Past, pooled: Counts): Counts {
  const mean = drift * levelsOf(past)[settings.plainLevel]!;
  const variance = varianceOf(past);
  const spread = variance > 0 ? (variance * past.periods) / past.sum : pooled.variance / pooled.mean;
  return { mean, variance: mean * Math.max(settings.leastSpread, spread) };
}

/** Mean and variance of a demand that is the second with this chance, else the first. */
function mixed(first: Counts, second: Counts, share: number): Counts {
  const mean = (1 - share) * first.mean + share * second.mean;
  const square = (1 - share) * squareOf(first) + share * squareOf(second);
  return { mean, variance: Math.max(mean * settings.leastSpread, square - mean ** 2) };
}

const squareOf = ({ mean, variance }: Counts) => variance + mean ** 2;
