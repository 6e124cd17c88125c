import type { Forecast } from './forecast';

/** Sales of one item in days of one kind. */
export type Stretch = { days: number; sold: number };
export type Promoted = { onPromotion: Stretch; otherwise: Stretch };

/** So many days of promotion must speak before an item is believed more than all items together. */
const DOUBT_DAYS = 30;
/** A promotion never sells less than none; more than twelvefold is a wholesale order or a mistake. */
const LEAST_UPLIFT = 1;
const MOST_UPLIFT = 12;
/** A season is half to double the year's usual; what is beyond was something else. */
const LEAST_SEASON = 0.5;
const MOST_SEASON = 2;

/** How many times its usual sale all items together sold while on promotion. */
export function usualUplift(items: readonly Promoted[]): number {
  const sold = items.reduce((sum, { onPromotion }) => sum + onPromotion.sold, 0);
  const usual = items.reduce((sum, item) => sum + item.onPromotion.days * usualPerDay(item), 0);
  return usual > 0 ? within(LEAST_UPLIFT, sold / usual, MOST_UPLIFT) : LEAST_UPLIFT;
}

/** The same of one item, leaning on all others as long as its own promotions were few. */
export function promotionUplift(item: Promoted, usual: number): number {
  const perDay = usualPerDay(item);
  if (perDay === 0) return usual;
  const { days, sold } = item.onPromotion;
  const uplift = (sold + DOUBT_DAYS * usual * perDay) / ((days + DOUBT_DAYS) * perDay);
  return within(LEAST_UPLIFT, uplift, MOST_UPLIFT);
}

/**
 * How each period of the year compares with the year, from totals of whole years, oldest first. One flat year stands
 * beside them, so that a single year is half believed; before a whole year every period is usual.
 */
export function seasonFactors(totals: readonly number[], periodsInYear: number): number[] {
  const years = Math.floor(totals.length / periodsInYear);
  const whole = totals.slice(totals.length - years * periodsInYear);
  const usual = whole.reduce((sum, total) => sum + total, 0) / whole.length;
  return Array.from({ length: periodsInYear }, (_, period) => {
    if (years === 0 || usual === 0) return 1;
    const inPeriod = whole.filter((_, at) => at % periodsInYear === period);
    const factor = (inPeriod.reduce((sum, total) => sum + total, 0) / usual + 1) / (years + 1);
    return within(LEAST_SEASON, factor, MOST_SEASON);
  });
}

/** What usual demand becomes under a factor: its unevenness grows with it, the part that is mere chance less. */
export const underFactor = ({ mean, variance, together }: Forecast, factor: number): Forecast => ({
  together,
  mean: mean * factor,
  variance: mean * factor + (variance - mean) * factor ** 2,
});

const usualPerDay = ({ otherwise }: Promoted) => (otherwise.days > 0 ? otherwise.sold / otherwise.days : 0);
const within = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));
