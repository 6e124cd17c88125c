import type { Forecast } from '../restock/forecast';
import { expectedShort, fewestCovering } from '../restock/negative-binomial';
import { over } from '../restock/order-up-to';
import type { Rhythm } from '../shelf/rhythm';

/** One product on one shelf, as far as the level to order up to depends on it. */
export type Item = {
  week: Forecast;
  rhythm: Pick<Rhythm, 'leadDays' | 'reviewDays'>;
  /** Days in which an unseen shelf may have sold more or less than thought. */
  unseenDays: number;
  caseSize: number;
  /** Whoever comes for it must not go away. */
  isMust: boolean;
};

/** What must never be missing lasts 97 times in a hundred, whatever the owner's dial says. */
const MUST_LEVEL = 0.97;
/** And of whatever sells at all, three of four who ask are served. */
const LEAST_FILL = 0.75;

/** The fewest bottles, on the shelf and under way, that last until what is ordered next time arrives. */
export const levelOf = (item: Item, serviceLevel: number) =>
  Math.max(lastingLevel(item, serviceLevel), leastLevel(item));

export function lastingLevel(item: Item, serviceLevel: number): number {
  const wanted = item.isMust ? Math.max(serviceLevel, MUST_LEVEL) : serviceLevel;
  return fewestCovering(untilNextArrival(item), wanted);
}

export const leastLevel = (item: Item) => fewestFilling(item, LEAST_FILL);

/** How many who ask between this arrival and the next one go away, when so many bottles stood there or were under way. */
export function missedOf(item: Item, bottles: number): number {
  return expectedShort(untilNextArrival(item), bottles) - expectedShort(untilArrival(item), bottles);
}

/** How many ask in that time. */
export const askedOf = ({ week, rhythm }: Item) => (week.mean * rhythm.reviewDays) / 7;

/** What stands on the shelf on average: half-way between what is left when goods arrive and what is left before the next. */
export function standingOf(item: Item, bottles: number): number {
  const leftOf = (demand: Forecast) => bottles - demand.mean + expectedShort(demand, bottles);
  return (leftOf(untilArrival(item)) + leftOf(untilNextArrival(item))) / 2;
}

/** What a shelf needs so that it does not run out before goods ordered now arrive. */
export const safetyOf = (item: Item, serviceLevel: number) =>
  fewestCovering(untilArrival(item), serviceLevel);

const untilArrival = (item: Item) => during(item, item.rhythm.leadDays);
const untilNextArrival = (item: Item) => during(item, item.rhythm.leadDays + item.rhythm.reviewDays);

/** What was not seen is not known either: it widens the spread and leaves the mean. */
function during({ week, unseenDays }: Item, days: number): Forecast {
  const demand = over(week, days / 7);
  return { mean: demand.mean, variance: demand.variance + (week.variance * unseenDays) / 7 };
}

function fewestFilling(item: Item, fill: number): number {
  const missable = (1 - fill) * askedOf(item);
  let [least, most] = [-1, Math.ceil(untilNextArrival(item).mean * 4) + 1];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (missedOf(item, middle) > missable) least = middle;
    else most = middle;
  }
  return most;
}
