import type { Dial } from '#contracts/restock';
import { askedOf, type Item, lastingLevel, leastLevel, missedOf, usualStock } from './level';

/** What the owner's dial promises: of ten who ask, so many find it. */
export const promised: Record<Dial, number> = { lean: 0.85, even: 0.9, full: 0.95 };
export const usualDial: Dial = 'even';

/** Never less than what is likely to be asked for: who is promised nine of ten does not expect to be left short on purpose. */
const LEAST_LEVEL = 0.5;
const MOST_LEVEL = 0.999;
const HALVINGS = 7;

/**
 * One service level for all products is how the least stock fills a given share of what is asked for. Which one it is
 * follows from the promise: the level at which this store's own products, ordered by the whole case, keep it.
 */
export function serviceLevelFor(items: readonly Item[], promise: number): number {
  const floors = items.map(leastLevel);
  let [least, most] = [LEAST_LEVEL, MOST_LEVEL];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (least + most) / 2;
    if (fillAt(items, floors, middle) < promise) least = middle;
    else most = middle;
  }
  return most;
}

function fillAt(items: readonly Item[], floors: readonly number[], serviceLevel: number): number {
  const asked = items.reduce((total, item) => total + askedOf(item), 0);
  const missed = items.reduce((total, item, place) => {
    const level = Math.max(lastingLevel(item, serviceLevel), floors[place] ?? 0);
    return total + missedOverCases(item, level);
  }, 0);
  return asked > 0 ? 1 - missed / asked : 1;
}

/** Whole cases leave a shelf anywhere between the level and one case above it, each equally often. */
function missedOverCases(item: Item, level: number): number {
  const places = Math.min(PLACES, item.caseSize);
  let missed = 0;
  for (let place = 0; place < places; place++)
    missed += missedOf(item, usualStock(item, level + Math.floor(((place + 0.5) * item.caseSize) / places)));
  return missed / places;
}

const PLACES = 3;
