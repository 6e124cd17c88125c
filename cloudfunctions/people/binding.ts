import * as z from 'zod';
import { Instant, PersonId, RepId, StoreId } from '#contracts/vocabulary';
import type { Collection, Kept, Transaction, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { dayOf } from '../time/rules/day';
import { identities, identityId } from './identity';
import { isAssigned, repOn } from './rules/assignment';
import { type Coming, comes } from './rules/store-people';
import { type Store, stores } from './store';
import { addGrant, type PeopleWorld, peopleIn, takeGrants, writePeople } from './store-people';
import { countTry } from './tries';

const BindingCode = z.object({
  storeId: StoreId,
  storeName: z.string(),
  /** Whose visit it was; an owner's own code has none. */
  repId: RepId.optional(),
  /** What an owner invites to; without it the code makes the store's owner. */
  invited: z.object({ role: z.enum(['owner', 'clerk']), name: z.string() }).optional(),
  /** The moment at which the old owner began to hand the store over. */
  transferSince: Instant.optional(),
  goodUntil: Instant,
  usedBy: PersonId.optional(),
});
type BindingCode = z.infer<typeof BindingCode>;

/** `_id` is the six digits themselves. */
export const bindingCodes: Collection<BindingCode> = {
  name: 'binding_codes',
  version: 1,
  schema: BindingCode,
  indexes: [],
};

const CODE_LASTS_MS = 10 * 60_000;
const DIGITS_TRIED = 8;

/** The rep shows it inside a visit; whoever types it becomes the store's owner. */
export async function bindingCode(world: World, { storeId }: { storeId: StoreId }, seat: Seat) {
  const store = await world.db.get(stores, storeId);
  const repId = seat.at as RepId;
  if (!store || repOn(store.reps, dayOf(world.now())) !== repId) return refuse('not_yours', {});
  const { code, goodUntil } = await newCode(world, { storeId, storeName: store.name, repId });
  return { code, storeName: store.name, goodUntil };
}

/** Digits whose code has run out may be used again. */
export async function newCode(world: World, fields: Omit<BindingCode, 'usedBy' | 'goodUntil'>) {
  const goodUntil = (world.now() + CODE_LASTS_MS) as Instant;
  for (let tried = 0; tried < DIGITS_TRIED; tried++) {
    const code = world.newDigits(6);
    if ((await world.db.add(bindingCodes, code, { ...fields, goodUntil })) === 'added')
      return { code, goodUntil };
    const stale = { goodUntil: { lt: world.now() } };
    const said = Object.entries({ ...fields, goodUntil }).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, value]],
    );
    const set = Object.fromEntries(said);
    const unset = ['usedBy', ...optional.filter((field) => fields[field] === undefined)];
    if (await world.db.updateIf(bindingCodes, code, stale, { set, unset })) return { code, goodUntil };
  }
  return refuse('busy', {});
}
const optional = ['repId', 'invited', 'transferSince'] as const;

/** The code is used up and the seat given in one transaction; the same person may ask again and hears the same. */
export async function bindStore(world: PeopleWorld, { code }: { code: string }, seat: Seat) {
  if (!(await countTry(world, 'binding', seat.personId))) return refuse('busy', {});
  return world.db.transaction(async (tx) => {
    const binding = await tx.get(bindingCodes, code);
    if (!binding) return refuse('code_unknown', {});
    const { storeId, storeName } = binding;
    const role = binding.invited?.role ?? 'owner';
    if (binding.usedBy === seat.personId) return { storeId, storeName, role };
    if (binding.usedBy) return refuse('code_used', {});
    if (binding.goodUntil < world.now()) return refuse('code_expired', {});
    await takeSeat(world, tx, binding, seat);
    await tx.update(bindingCodes, code, { set: { usedBy: seat.personId } });
    return { storeId, storeName, role };
  });
}

async function takeSeat(
  world: PeopleWorld,
  tx: Transaction,
  { storeId, storeName, invited, transferSince }: Kept<BindingCode>,
  seat: Seat,
): Promise<void> {
  const id = identityId(world, seat.openid);
  const store = await notItsOwnRep(world, tx, storeId, id);
  const before = await peopleIn(tx, { storeId, name: storeName });
  const coming: Coming = {
    person: {
      personId: seat.personId,
      identityId: id,
      since: world.now(),
      ...(invited ?? { role: 'owner' }),
    },
    isInvited: invited !== undefined,
    transferSince,
    sellerIds: [...new Set(store.supply.map(({ sellerId }) => sellerId))],
  };
  const after = comes(before, coming);
  if (typeof after === 'string') return refuse(after, {});
  await takeGrants(tx, storeId, after.gone);
  await addGrant(tx, id, { role: invited?.role ?? 'owner', at: storeId, name: storeName });
  await writePeople(tx, after.people);
  await world.noteTransfer(tx, storeId, after.people.transfer?.since);
  if (!store.bound) await tx.update(stores, storeId, { set: { bound: true } });
}

async function notItsOwnRep(world: World, tx: Transaction, storeId: StoreId, id: string): Promise<Store> {
  const identity = await tx.get(identities, id);
  const store = await tx.get(stores, storeId);
  if (!identity || !store) return refuse('not_yours', {});
  const today = dayOf(world.now());
  const visits = identity.grants.some(({ role, at }) => role === 'rep' && isAssigned(store.reps, at, today));
  return visits ? refuse('own_store', {}) : store;
}
