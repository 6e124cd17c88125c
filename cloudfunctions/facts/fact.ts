import * as z from 'zod';
import { Instant } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import type { Collection, Kept, Transaction, World } from '../platform/ports';

/** News for the floors above, written by the transaction that decided it. `pending` names who has not heard yet. */
export const Fact = z.object({
  kind: z.string(),
  at: Instant,
  about: z.record(z.string(), z.unknown()),
  pending: z.array(z.string()),
  failures: z.number().int(),
});
export type Fact = z.infer<typeof Fact>;

export const facts: Collection<Fact> = {
  name: 'facts',
  version: 1,
  schema: Fact,
  indexes: [indexed('by_pending', 'pending', 'at'), indexed('by_kind_store', 'kind', 'about.storeId', 'at')],
};

/** A reaction is one transaction; repeating it changes nothing, because its name is pulled in the same one. */
export type Reaction = (tx: Transaction, fact: Kept<Fact>) => Promise<void>;
export type Reactions = Readonly<Record<string, Reaction>>;

/** Five failures park a fact: it stays pending, and the clock leaves it to a person. */
export const FAILURES_THAT_PARK = 5;

/** Runs what is pending on one fact. Called before the answer, and again by the clock for what was interrupted. */
export async function react(world: World, factId: string, reactions: Reactions): Promise<void> {
  let waiting: readonly string[] | undefined;
  for (const [name, apply] of Object.entries(reactions)) {
    // The first transaction tells who else is waiting: asking before it would be a call more for every receipt.
    if (waiting && !waiting.includes(name)) continue;
    waiting = await world.db.transaction(async (tx) => {
      const fact = await tx.get(facts, factId);
      if (!fact?.pending.includes(name)) return fact?.pending ?? [];
      await apply(tx, fact);
      await tx.update(facts, factId, { pull: { pending: name } });
      return fact.pending;
    });
  }
}

/** Under the clock: facts whose reactions were interrupted, the oldest first. */
export const catchUp = (world: World, reactions: Reactions): Promise<number> =>
  reactToWaiting(world, reactions, { failures: { lt: FAILURES_THAT_PARK }, limit: 50 });

/** Nightly: parked facts once more, for a few bad minutes of the database park what is sound; the rest stays a person's. */
export const tryParked = (world: World, reactions: Reactions): Promise<number> =>
  reactToWaiting(world, reactions, { failures: { gte: FAILURES_THAT_PARK }, limit: 500 });

/** What fails is told when all had their turn. */
async function reactToWaiting(
  world: World,
  reactions: Reactions,
  { failures: failed, limit }: { failures: { lt: number } | { gte: number }; limit: number },
): Promise<number> {
  const waiting = await world.db.find(facts, {
    where: { pending: { in: Object.keys(reactions) }, failures: failed },
    orderBy: [['at', 'asc']],
    limit,
  });
  const errors: Error[] = [];
  for (const { _id, failures } of waiting) {
    try {
      await react(world, _id, reactions);
    } catch (cause) {
      await world.db.updateIf(facts, _id, {}, { inc: { failures: 1 } });
      const parked = failures + 1 >= FAILURES_THAT_PARK ? ' and is parked' : '';
      errors.push(new Error(`Fact ${_id} failed ${failures + 1} times${parked}.`, { cause }));
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} facts could not be applied.`);
  return waiting.length;
}
