import type { Forecast } from './forecast';
import { fewestCovering } from './negative-binomial';

/** Demand of several periods in a row. */
export const over = ({ mean, variance }: Forecast, periods: number): Forecast => ({
  mean: mean * periods,
  variance: variance * periods,
});

/** The level to order up to: the fewest units that last so many periods with this probability. */
export const orderUpTo = (demand: Forecast, periods: number, serviceLevel: number): number =>
  fewestCovering(over(demand, periods), serviceLevel);
