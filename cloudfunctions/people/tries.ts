import * as z from 'zod';
import type { PersonId } from '#contracts/vocabulary';
import type { Collection, World } from '../platform/ports';

const Tries = z.object({ count: z.number().int() });

/** How often a person tried what can be guessed, by the hour. `_id` is `<kind>:<personId>:<hour>`. */
export const tries: Collection<z.infer<typeof Tries>> = {
  name: 'tries',
  version: 1,
  schema: Tries,
  indexes: [],
};

type Guessable = 'binding' | 'case_code' | 'store_application';

export const MOST_TRIES_AN_HOUR = 10;

/** Counts one try; false when this hour's are used up. Counted before looking, so that a burst is counted too. */
export async function countTry(
  world: Pick<World, 'db' | 'now'>,
  kind: Guessable,
  personId: PersonId,
): Promise<boolean> {
  const id = triesId(world, kind, personId);
  const oneMore = () =>
    world.db.updateIf(tries, id, { count: { lt: MOST_TRIES_AN_HOUR } }, { inc: { count: 1 } });
  if (await oneMore()) return true;
  if ((await world.db.add(tries, id, { count: 1 })) === 'added') return true;
  return oneMore();
}

/** For what counts only wrong tries: true when a right one comes too late as well. */
export async function triesAreUsedUp(
  world: Pick<World, 'db' | 'now'>,
  kind: Guessable,
  personId: PersonId,
): Promise<boolean> {
  const tried = await world.db.get(tries, triesId(world, kind, personId));
  return (tried?.count ?? 0) >= MOST_TRIES_AN_HOUR;
}

const HOUR_MS = 3_600_000;
const triesId = (world: Pick<World, 'now'>, kind: Guessable, personId: PersonId) =>
  `${kind}:${personId}:${Math.floor(world.now() / HOUR_MS)}`;
