import * as z from 'zod';
import { Instant, PersonId, RepId, StoreId } from '#contracts/vocabulary';
import type { Collection, Transaction, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { dayOf } from '../time/rules/day';
import { type Grant, identities, identityId } from './identity';
import { isAssigned, repOn } from './rules/assignment';
import { stores } from './store';
import { countTry } from './tries';

const BindingCode = z.object({
  storeId: StoreId,
  storeName: z.string(),
  repId: RepId,
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
  const goodUntil = (world.now() + CODE_LASTS_MS) as Instant;
  const code = await takeFreeDigits(world, { storeId, storeName: store.name, repId, goodUntil });
  return { code, storeName: store.name, goodUntil };
}

/** Digits whose code has run out may be used again. */
async function takeFreeDigits(world: World, fields: Omit<BindingCode, 'usedBy'>): Promise<string> {
  for (let tried = 0; tried < DIGITS_TRIED; tried++) {
    const digits = world.newDigits(6);
    if ((await world.db.add(bindingCodes, digits, fields)) === 'added') return digits;
    const stale = { goodUntil: { lt: world.now() } };
    const replaced = await world.db.updateIf(bindingCodes, digits, stale, { set: fields, unset: ['usedBy'] });
    if (replaced) return digits;
  }
  return refuse('busy', {});
}

/** The code is used up and the owner made in one transaction; the same person may ask again and hears the same. */
export async function bindStore(world: World, { code }: { code: string }, seat: Seat) {
  if (!(await countTry(world, 'binding', seat.personId))) return refuse('busy', {});
  return world.db.transaction(async (tx) => {
    const binding = await tx.get(bindingCodes, code);
    if (!binding) return refuse('code_unknown', {});
    const { storeId, storeName } = binding;
    if (binding.usedBy === seat.personId) return { storeId, storeName };
    if (binding.usedBy) return refuse('code_used', {});
    if (binding.goodUntil < world.now()) return refuse('code_expired', {});
    await grantStore(world, tx, { role: 'owner', at: storeId, name: storeName }, seat);
    await tx.update(bindingCodes, code, { set: { usedBy: seat.personId } });
    return { storeId, storeName };
  });
}

async function grantStore(world: World, tx: Transaction, grant: Grant, seat: Seat): Promise<void> {
  const id = identityId(world, seat.openid);
  const identity = await tx.get(identities, id);
  const store = await tx.get(stores, grant.at);
  if (!identity || !store) return refuse('not_yours', {});
  const today = dayOf(world.now());
  const visits = identity.grants.some(({ role, at }) => role === 'rep' && isAssigned(store.reps, at, today));
  if (visits) return refuse('own_store', {});
  const others = identity.grants.filter(({ role, at }) => role !== grant.role || at !== grant.at);
  await tx.update(identities, id, { set: { grants: [...others, grant] } });
  if (!store.bound) await tx.update(stores, grant.at, { set: { bound: true } });
}
