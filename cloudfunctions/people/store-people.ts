import * as z from 'zod';
import { Instant, PersonId, SellerId, StoreId } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import type { Collection, Transaction, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import { type Grant, identities } from './identity';

const Held = z.object({
  personId: PersonId,
  /** Where this person's grants are kept. */
  identityId: z.string(),
  role: z.enum(['owner', 'clerk']),
  name: z.string().optional(),
  since: Instant,
  /** By an owner of the store; whoever came by a rep's code or a transfer was not. */
  isInvited: z.boolean(),
});
export type Held = z.infer<typeof Held>;

const Transfer = z.object({
  since: Instant,
  /** Who takes the store over; nobody yet where the old owner has only begun. */
  toId: PersonId.optional(),
  sellerIds: z.array(SellerId),
});

const StorePeople = z.object({
  storeId: StoreId,
  storeName: z.string(),
  people: z.array(Held),
  transfer: Transfer.optional(),
});
export type StorePeople = z.infer<typeof StorePeople>;

/** Who belongs to a store: read and written with every grant, so that two who come at once meet here. `_id` is the store's. */
export const storePeople: Collection<StorePeople> = {
  name: 'store_people',
  version: 1,
  schema: StorePeople,
  indexes: [indexed('by_transfer', 'transfer.sellerIds')],
};

/** What a floor above does with a store whose owner is in question; nothing said means that it is settled. */
export type Freezing = {
  noteTransfer: (tx: Transaction, storeId: StoreId, since: Instant | undefined) => Promise<void>;
};
export type PeopleWorld = World & Freezing;

export async function peopleIn(
  tx: Transaction,
  { storeId, name }: { storeId: StoreId; name: string },
): Promise<StorePeople> {
  const known = await tx.get(storePeople, storeId);
  if (known) return known;
  const nobody: StorePeople = { storeId, storeName: name, people: [] };
  await tx.add(storePeople, storeId, nobody);
  return nobody;
}

export async function writePeople(tx: Transaction, { storeId, people, transfer }: StorePeople) {
  await tx.update(storePeople, storeId, {
    set: { people, ...(transfer && { transfer }) },
    ...(!transfer && { unset: ['transfer'] }),
  });
}

export async function addGrant(tx: Transaction, identityId: string, grant: Grant): Promise<void> {
  const identity = await tx.get(identities, identityId);
  if (!identity) return refuse('not_yours', {});
  const others = identity.grants.filter(({ role, at }) => role !== grant.role || at !== grant.at);
  await tx.update(identities, identityId, { set: { grants: [...others, grant] } });
}

/** Whoever leaves a store has no seat there from the next call on. */
export async function takeGrants(tx: Transaction, storeId: StoreId, gone: readonly Held[]): Promise<void> {
  for (const { identityId } of gone) {
    const identity = await tx.get(identities, identityId);
    const grants = identity?.grants.filter(({ role, at }) => at !== storeId || !isOfStore(role));
    if (grants) await tx.update(identities, identityId, { set: { grants } });
  }
}

const isOfStore = (role: Grant['role']) => role === 'owner' || role === 'clerk';
