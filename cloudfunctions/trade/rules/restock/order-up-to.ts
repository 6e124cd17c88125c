import type { Forecast } from './forecast';
import { type Counts, fewestCovering } from './negative-binomial';
import { settings } from './settings';

/** Demand of several periods in a row, or of a part of one, as if each stood by itself. */
export const over = ({ mean, variance }: Counts, periods: number): Counts => ({
  mean: mean * periods,
  variance: variance * periods,
});

/** The same with what they are off alike: to choose a level by it asks more of every item alike, to promise by it is honest. */
export const overAlike = ({ mean, variance, together }: Forecast, periods: number): Counts =>
  over(
    { mean, variance: Math.max(mean * settings.leastSpread, variance * (1 + (periods - 1) * together)) },
    periods,
  );

/** The level to order up to: the fewest units that last so many periods with this probability. */
export const orderUpTo = (demand: Counts, periods: number, serviceLevel: number): number =>
  fewestCovering(over(demand, periods), serviceLevel);
