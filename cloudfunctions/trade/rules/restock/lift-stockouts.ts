import { type Counts, countsAtLeast } from './negative-binomial';
import type { Asked } from './past';

/** What was sold in a period, and what stood there to be sold. */
export type Sale = { sold: number; stood: number };

/**
 * Demand instead of sales. Where the shelf ran empty more may have been asked for: what is expected of a demand that
 * great, but at most twice the sale and one usual period more, so that guesses cannot feed on guesses; and how uneven
 * that is goes with it, or what was never seen would pass for steady. A period in which nothing stood there says nothing,
 * and counts as usual.
 */
export function lifted({ sold, stood }: Sale, expected: Counts): Asked {
  if (stood <= 0) return { mean: expected.mean, variance: expected.variance };
  if (sold < stood) return sold;
  const { mean, variance } = countsAtLeast(expected, sold);
  return { mean: Math.min(mean, 2 * sold + expected.mean), variance };
}
