import * as z from 'zod';
import type { Call } from '#contracts/call';
import { HeldSeat } from '#contracts/role';
import { PersonId } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import type { Collection, World } from '../platform/ports';
import type { Caller, Seat, Wanted } from '../platform/serve';

export const Grant = HeldSeat;
export type Grant = z.infer<typeof Grant>;

const Identity = z.object({
  personId: PersonId,
  openid: z.string(),
  grants: z.array(Grant),
  /** The sealed numbers this person signed in by: what a number no longer opens is taken back. */
  phones: z.array(z.string()).optional(),
});
type Identity = z.infer<typeof Identity>;

/** `_id` is the sealed openid: one read tells who calls and what for. */
export const identities: Collection<Identity> = {
  name: 'identities',
  version: 1,
  schema: Identity,
  indexes: [indexed('by_phone', 'phones')],
};

export const identityId = (world: Pick<World, 'seal'>, openid: string) =>
  world.seal('openid', openid).slice(0, 32);

/**
 * The seat for one call: of those that the caller holds and that may make it, the one asked for, else the first; owners
 * and clerks only in the very store the call is about. A call for anyone seats a stranger too, as a member.
 */
export async function seatOf(
  world: World,
  caller: Caller,
  call: Call,
  wanted: Wanted,
): Promise<Seat | undefined> {
  const identity = await world.db.get(identities, identityId(world, caller.openid));
  if (call.by === 'anyone') {
    const { personId } = identity ?? (await newcomer(world, caller.openid));
    return { personId, role: 'member', at: personId, openid: caller.openid };
  }
  const grant = identity?.grants.find((held) => mayCall(held, call, wanted));
  return (
    identity &&
    grant && { personId: identity.personId, role: grant.role, at: grant.at, openid: caller.openid }
  );
}

function mayCall(grant: Grant, call: Call, { storeId, at }: Wanted): boolean {
  if (call.by === 'anyone' || !call.by.includes(grant.role)) return false;
  if (grant.role === 'owner' || grant.role === 'clerk') return grant.at === storeId;
  return at === undefined || grant.at === at;
}

/** Two first calls at once make one person: the id of the document decides. */
async function newcomer(world: World, openid: string): Promise<Identity> {
  const id = identityId(world, openid);
  const fresh: Identity = { personId: world.newId() as PersonId, openid, grants: [] };
  if ((await world.db.add(identities, id, fresh)) === 'added') return fresh;
  const first = await world.db.get(identities, id);
  if (!first) throw new Error('An identity was just there and is gone.');
  return first;
}
