import { type Forecast, forecast, type PooledModel } from './forecast';
import { chanceAtMost, expectedShort } from './negative-binomial';
import { after, noPast } from './past';

/** What was sold in a period, and what stood there to be sold. */
export type Sale = { sold: number; stood: number };

/**
 * Demand instead of sales, period by period. Where the shelf ran empty more may have been asked for: what the past before
 * it expects of a demand that great, but at most twice the sale and one usual period more, so that guesses cannot feed
 * on guesses. A period in which nothing stood there says nothing, and counts as usual.
 */
export function liftStockouts(model: PooledModel, sales: readonly Sale[]): number[] {
  let past = noPast;
  return sales.map((sale) => {
    const demand = lifted(sale, forecast(model, past));
    past = after(past, demand);
    return demand;
  });
}

export function lifted({ sold, stood }: Sale, expected: Forecast): number {
  if (stood <= 0) return expected.mean;
  if (sold < stood) return sold;
  return Math.min(expectedAbove(expected, sold), 2 * sold + expected.mean);
}

/** The mean of those demands that are at least this great. */
function expectedAbove(demand: Forecast, least: number): number {
  const chance = 1 - chanceAtMost(demand, least - 1);
  return chance > 1e-9 ? least + expectedShort(demand, least) / chance : least;
}
