import { isDeepStrictEqual } from 'node:util';
import type { Day, PersonId } from '#contracts/vocabulary';
import { rebind } from '../money/payout/payee';
import type { World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { dayOf } from '../time/rules/day';
import { type Grant, identities, identityId } from './identity';
import { phoneNumberId, phoneNumbers } from './phone-number';
import { isAssigned } from './rules/assignment';
import { stores } from './store';

export async function whoAmI(world: World, _: object, seat: Seat) {
  const identity = await world.db.get(identities, identityId(world, seat.openid));
  return { seats: identity?.grants ?? [] };
}

const operator: Grant = { role: 'operator', at: 'brand', name: '品牌' };

/** Operators are named in the environment, for nobody could import the first of them. */
export const signInByPhone =
  (operatorPhones: readonly string[]) =>
  async (world: World, { phoneCode }: { phoneCode: string }, seat: Seat) => {
    const phone = await world.wechat.phoneNumber(phoneCode);
    if (!phone) return refuse('phone_unknown', {});
    const phoneId = phoneNumberId(world, phone);
    const known = await world.db.get(phoneNumbers, phoneId);
    const granted: Grant[] = [...(known?.grants ?? [])];
    const isOperator = operatorPhones.includes(phone);
    if (isOperator) granted.push(operator);
    if (granted.length === 0) return refuse('phone_unknown', {});
    const seats = await addGrants(world, seat, phoneId, granted);
    // One number is one operator: with two WeChats of it one person would be the two that money takes.
    if (isOperator) await takeBack(world, phoneId, [operator], seat.personId);
    return { seats };
  };

async function addGrants(
  world: World,
  seat: Seat,
  phoneId: string,
  granted: readonly Grant[],
): Promise<Grant[]> {
  const id = identityId(world, seat.openid);
  const today = dayOf(world.now());
  const isAnothers = await isHeldByAnother(world, phoneId, seat);
  return world.db.transaction(async (tx) => {
    const identity = await tx.get(identities, id);
    if (!identity) return refuse('not_yours', {});
    const others = identity.grants.filter((held) => !granted.some((given) => isSame(held, given)));
    const grants = [...others, ...granted];
    const phones = [...new Set([...(identity.phones ?? []), phoneId])];
    if (isDeepStrictEqual([grants, phones], [identity.grants, identity.phones])) return grants;
    for (const { at } of grants.filter(({ role }) => role === 'owner' || role === 'clerk')) {
      const store = await tx.get(stores, at);
      if (store && visits(grants, store.reps, today)) return refuse('own_store', {});
    }
    await tx.update(identities, id, { set: { grants, phones } });
    const isNewNumber = !identity.phones?.includes(phoneId);
    const isChanged = isAnothers || (identity.phones ?? []).length > 0;
    if (isNewNumber && isChanged) await rebind(tx, identity.personId, world.now());
    return grants;
  });
}

/** The same number at another WeChat: whoever holds it now may not be who earned by it. */
async function isHeldByAnother(world: World, phoneId: string, { personId }: Seat): Promise<boolean> {
  const holders = await world.db.find(identities, { where: { phones: phoneId }, limit: 2 });
  return holders.some((holder) => holder.personId !== personId);
}

/** One number is one person's; a few more may have had it before. */
const HOLDERS_AT_MOST = 100;

/** From whoever signed in by a number what it opens no longer, or only for whoever holds it now. Repeating it changes nothing. */
export async function takeBack(
  world: World,
  phoneId: string,
  gone: readonly Grant[],
  holder?: PersonId,
): Promise<void> {
  if (gone.length === 0) return;
  const holders = await world.db.find(identities, { where: { phones: phoneId }, limit: HOLDERS_AT_MOST });
  for (const { _id, personId } of holders) {
    if (personId === holder) continue;
    await world.db.transaction(async (tx) => {
      const held = (await tx.get(identities, _id))?.grants ?? [];
      const grants = held.filter((one) => !gone.some((taken) => isSame(one, taken)));
      if (grants.length < held.length) await tx.update(identities, _id, { set: { grants } });
    });
  }
}

export const isSame = (a: Grant, b: Grant) => a.role === b.role && a.at === b.at;

const visits = (grants: readonly Grant[], assignments: Parameters<typeof isAssigned>[0], today: Day) =>
  grants.some(({ role, at }) => role === 'rep' && isAssigned(assignments, at, today));
