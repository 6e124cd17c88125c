import type { Forecast } from '../restock/forecast';
import { type Counts, expectedShort, expectedShortAfter, fewestCovering } from '../restock/negative-binomial';
import { overAlike } from '../restock/order-up-to';
import { settings } from '../restock/settings';
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

/** Bottles on the shelf and under way, before goods are ordered and with them. */
export type Stock = { before: number; after: number };

/** How many who ask between this arrival and the next one go away. */
export const missedOf = (item: Item, { before, after }: Stock): number =>
  expectedShortAfter(untilArrival(item), before, betweenArrivals(item), after);

/** How many ask in that time. */
export const askedOf = ({ week, rhythm }: Item) => (week.mean * rhythm.reviewDays) / 7;

/** Where every order brings so many, what an order usually finds. */
export const usualStock = (item: Item, after: number): Stock => ({
  before: Math.max(0, Math.round(after - askedOf(item))),
  after,
});

/** What stands on the shelf on average: half-way between what is there when goods arrive and what is left before the next. */
export function standingOf(item: Item, stock: Stock): number {
  const until = untilArrival(item);
  const arrived = stock.after - (until.mean - expectedShort(until, stock.before));
  return arrived - (askedOf(item) - missedOf(item, stock)) / 2;
}

/** What a shelf needs so that it does not run out before goods ordered now arrive. */
export const safetyOf = (item: Item, serviceLevel: number) =>
  fewestCovering(untilArrival(item), serviceLevel);

const untilArrival = (item: Item) => during(item, item.rhythm.leadDays);
const untilNextArrival = (item: Item) => during(item, item.rhythm.leadDays + item.rhythm.reviewDays);

function betweenArrivals(item: Item): Counts {
  const [until, next] = [untilArrival(item), untilNextArrival(item)];
  const mean = next.mean - until.mean;
  return { mean, variance: Math.max(mean * settings.leastSpread, next.variance - until.variance) };
}

/** What was not seen is not known either: it widens the spread and leaves the mean. */
function during({ week, unseenDays }: Item, days: number): Counts {
  const demand = overAlike(week, days / 7);
  return { mean: demand.mean, variance: demand.variance + (week.variance * unseenDays) / 7 };
}

function fewestFilling(item: Item, fill: number): number {
  const missable = (1 - fill) * askedOf(item);
  let [least, most] = [-1, Math.ceil(untilNextArrival(item).mean * 4) + 1];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (missedOf(item, usualStock(item, middle)) > missable) least = middle;
    else most = middle;
  }
  return most;
}
