import * as z from 'zod';
import type { Day } from '#contracts/vocabulary';
import type { Shelf } from '../../goods/shelf';
import type { Collection, World } from '../../platform/ports';
import { addDays, dayOf } from '../../time/rules/day';
import { type Season, seasonOf, soldPerStore } from '../rules/shelf/season';

const SoldWeeks = z.object({ weeks: z.record(z.string(), z.number().int()) });
/** What a settled store of a tier sold by week, in tenths of a bottle, for longer than a shelf remembers; `_id` is the tier. */
export const soldWeeks: Collection<z.infer<typeof SoldWeeks>> = {
  name: 'sold_weeks',
  version: 1,
  schema: SoldWeeks,
  indexes: [],
};

const DAYS_KEPT = 3 * 365;
/** A count that comes late says more of the weeks before it; what is older stays as it was known with a full shelf page. */
const DAYS_OPEN = 56;

/** Under the clock, nightly: the weeks these stores know are added to what is remembered, which says what season it is. */
export async function rollUpSeason(
  world: World,
  tier: string,
  stores: readonly Shelf[],
): Promise<Season | undefined> {
  const kept = (await world.db.get(soldWeeks, tier))?.weeks;
  const today = dayOf(world.now());
  const found = Object.entries(soldPerStore(stores, world.now()));
  const told = found.filter(([week]) => kept?.[week] === undefined || week >= addDays(today, -DAYS_OPEN));
  const weeks = Object.fromEntries(
    Object.entries({ ...kept, ...Object.fromEntries(told) }).filter(
      ([week]) => week >= addDays(today, -DAYS_KEPT),
    ),
  );
  if (!kept) await world.db.add(soldWeeks, tier, { weeks });
  else await world.db.updateIf(soldWeeks, tier, {}, { set: { weeks } });
  return seasonOf(weeks as Record<Day, number>);
}
