import type { Instant } from '#contracts/vocabulary';
import type { World } from '../platform/ports';
import { dayOf } from '../time/rules/day';
import { gather } from './gather-page';
import { repPages } from './rep-page';
import { storesOfToday } from './round';

/** By two in the morning the new day's assignments stand on the stores. */
const AFTER_MIDNIGHT_MS = 2 * 3_600_000;
const MOST_A_RUN = 20;

/** Under the clock: so many pages each minute of the night, until all are of this day and no rep waits for the gathering. */
export async function renewPages(world: World): Promise<number> {
  const day = dayOf((world.now() - AFTER_MIDNIGHT_MS) as Instant);
  const old = await world.db.find(repPages, {
    where: { gatheredFor: { lt: day } },
    orderBy: [['gatheredFor', 'asc']],
    limit: MOST_A_RUN,
  });
  for (const page of old) {
    const whose = { personId: page.personId, at: page.repId };
    await gather(world, whose, page, await storesOfToday(world, whose));
  }
  return old.length;
}
