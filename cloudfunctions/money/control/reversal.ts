import type * as z from 'zod';
import { Reversal as Shown } from '#contracts/reversal';
import type { PersonId } from '#contracts/vocabulary';
import type { Collection, Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { earnings } from '../ledger/earning';
import { type EntryDocument, entries } from '../ledger/ledger';
import { reverse } from '../ledger/reversal';
import type { MoneyWorld } from '../money-world';
import { reversalIdOf } from '../rules/reversal';
import { note } from './audit';

export type Reversal = z.infer<typeof Shown>;

/** `_id` is the entry's that is to be turned round. */
export const reversals: Collection<Reversal> = {
  name: 'reversals',
  version: 1,
  schema: Shown,
  indexes: [
    {
      name: 'by_state',
      keys: [
        { field: 'state', direction: 1 },
        { field: 'at', direction: 1 },
      ],
    },
  ],
};

const SHOWN = 50;

export async function openReversals(world: Pick<World, 'db'>) {
  const found = await world.db.find(reversals, {
    where: { state: 'proposed' },
    orderBy: [['at', 'asc']],
    limit: SHOWN + 1,
  });
  return { reversals: found.slice(0, SHOWN).map(shown), more: found.length > SHOWN };
}

type OfOne = { entryId: string };

/** The first of two people; nothing is booked yet. Said again, it counts anew: the second must have read these words. */
export function proposeReversal(
  world: Pick<World, 'db' | 'now'>,
  { entryId, why, evidence }: OfOne & { why: string; evidence: string },
  seat: Seat,
): Promise<Reversal> {
  return world.db.transaction(async (tx) => {
    const { payee, amount } = await earnedIn(tx, entryId);
    if (payee === `person:${seat.personId}`) return refuse('another_person_needed', {});
    if (await tx.get(entries, reversalIdOf(entryId))) return refuse('already_reversed', {});
    const at = world.now();
    const proposed = { entryId, payee, amount, state: 'proposed' as const };
    const fresh = { ...proposed, by: seat.personId, at, why, evidence };
    if (await tx.get(reversals, entryId)) await tx.update(reversals, entryId, { set: fresh });
    else await tx.add(reversals, entryId, fresh);
    const act = { what: 'propose_reversal', of: `entry:${entryId}`, why } as const;
    await note(tx, { ...act, after: { evidence } }, seat, at);
    return fresh;
  });
}

type ReversalWorld = Pick<MoneyWorld, 'db' | 'now' | 'noteMove'> & {
  /** What was earned by mistake can be earned by somebody else: the campaign's own floor has it back. */
  returnBudget: (tx: Transaction, account: string, amount: Reversal['amount']) => Promise<void>;
};

/** The second person. Entry, budget and the person's page are written together, or none of them. */
export function confirmReversal(world: ReversalWorld, { entryId }: OfOne, seat: Seat): Promise<Reversal> {
  return world.db.transaction(async (tx) => {
    const found = await proposedIn(tx, entryId);
    const { by, payee, amount, why } = found;
    if ([by, payee.replace('person:', '')].includes(seat.personId))
      return refuse('another_person_needed', {});
    const at = world.now();
    const entry = await reverse(tx, entryId, { at, records: [found.evidence] });
    await world.noteMove(tx, {
      personId: payee.replace('person:', '') as PersonId,
      available: -amount,
      held: 0,
      reversed: { earningId: entryId, at },
    });
    await tx.update(earnings, entryId, { set: { reversedAt: at } });
    await world.returnBudget(tx, entry.postings[0]?.from ?? '', amount);
    const done = { state: 'done' as const, confirmedBy: seat.personId, confirmedAt: at };
    await tx.update(reversals, entryId, { set: done });
    await note(tx, { what: 'reverse', of: `entry:${entryId}`, why, after: { by } }, seat, at);
    return { ...shown(found), ...done };
  });
}

/** Whoever finds that it was right after all. */
export function withdrawReversal(
  world: Pick<World, 'db' | 'now'>,
  { entryId, why }: OfOne & { why: string },
  seat: Seat,
): Promise<Reversal> {
  return world.db.transaction(async (tx) => {
    const found = await proposedIn(tx, entryId);
    await tx.update(reversals, entryId, { set: { state: 'withdrawn' } });
    const act = { what: 'withdraw_reversal', of: `entry:${entryId}`, why } as const;
    await note(tx, act, seat, world.now());
    return { ...shown(found), state: 'withdrawn' };
  });
}

/**
 * Only what a person earned is turned round by hand. Every other entry has papers beside it that must follow, and a way
 * back of its own that moves them: an exchange, a dispute, a refund, the way out of suspense.
 */
async function earnedIn(tx: Transaction, entryId: string) {
  const entry = await tx.get(entries, entryId);
  if (!entry) return refuse('not_yours', {});
  const amount = amountIn(entry);
  if (!entryId.startsWith('earn:') || amount === undefined)
    return refuse('not_reversible', { kind: entry.cause.kind });
  return { payee: entry.cause.payee, amount };
}

const amountIn = ({ postings }: EntryDocument) => (postings.length === 1 ? postings[0]?.amount : undefined);

async function proposedIn(tx: Transaction, entryId: string): Promise<Kept<Reversal>> {
  const found = await tx.get(reversals, entryId);
  if (!found) return refuse('not_yours', {});
  if (found.state === 'done') return refuse('already_reversed', {});
  return found.state === 'proposed' ? found : refuse('reversal_moved_on', {});
}

const shown = ({ _id, ...reversal }: Kept<Reversal>): Reversal => reversal;
