import type { ParsedInput } from '#contracts/call';
import type { StorePeople as ShownPeople, storePeopleCalls } from '#contracts/people';
import type { StoreId } from '#contracts/vocabulary';
import type { Transaction } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { newCode } from './binding';
import { agreed, declined, isOwnerByRight, mayRemove, PEOPLE_AT_MOST } from './rules/store-people';
import { stores } from './store';
import { type PeopleWorld, type StorePeople, storePeople, takeGrants, writePeople } from './store-people';

type Calls = typeof storePeopleCalls;

export async function people(world: PeopleWorld, { storeId }: { storeId: StoreId }, seat: Seat) {
  const known = await world.db.get(storePeople, storeId);
  return shownTo(seat, known ?? { storeId, storeName: '', people: [] });
}

export async function invite(
  world: PeopleWorld,
  { storeId, role, name }: ParsedInput<Calls['invite']>,
  seat: Seat,
) {
  const known = asOwnerByRight(await world.db.get(storePeople, storeId), seat);
  if (known.transfer) return refuse('transfer_open', {});
  if (known.people.length >= PEOPLE_AT_MOST) return refuse('people_full', {});
  return newCode(world, { storeId, storeName: known.storeName, invited: { role, name } });
}

/** Whoever was invited can be sent away, and may leave; the owner by right leaves by handing the store over. */
export async function removePerson(
  world: PeopleWorld,
  { storeId, personId }: ParsedInput<Calls['removePerson']>,
  seat: Seat,
): Promise<ShownPeople> {
  return world.db.transaction(async (tx) => {
    const known = await knownIn(tx, storeId);
    const gone = known.people.filter((held) => held.personId === personId);
    if (gone.length === 0) return shownTo(seat, known);
    if (known.transfer) return refuse('transfer_open', {});
    if (!mayRemove(known, seat.personId, personId)) return refuse('not_first_owner', {});
    const after = { ...known, people: known.people.filter((held) => held.personId !== personId) };
    await takeGrants(tx, storeId, gone);
    await writePeople(tx, after);
    return shownTo(seat, after);
  });
}

/** Money stands still from this moment, so that nothing is run up before the new owner comes. */
export async function startTransfer(world: PeopleWorld, { storeId }: { storeId: StoreId }, seat: Seat) {
  const since = world.now();
  const storeName = await world.db.transaction(async (tx) => {
    const store = await tx.get(stores, storeId);
    if (!store) return refuse('not_yours', {});
    const known = asOwnerByRight(await tx.get(storePeople, storeId), seat);
    if (known.transfer?.toId) return refuse('transfer_open', {});
    const sellerIds = [...new Set(store.supply.map(({ sellerId }) => sellerId))];
    await writePeople(tx, { ...known, transfer: { since, sellerIds } });
    await world.noteTransfer(tx, storeId, since);
    return store.name;
  });
  return newCode(world, { storeId, storeName, transferSince: since });
}

/** The old owner agrees or calls it off; the new one may only step back, for coming was the yes. */
export async function answerTransfer(
  world: PeopleWorld,
  { storeId, agree }: ParsedInput<Calls['answerTransfer']>,
  seat: Seat,
): Promise<ShownPeople> {
  return world.db.transaction(async (tx) => {
    const known = await knownIn(tx, storeId);
    if (!known.transfer) return refuse('transfer_over', {});
    const isNew = known.transfer.toId === seat.personId;
    if (!isNew && !isOwnerByRight(known.people, seat.personId)) return refuse('not_yours', {});
    if (agree && (isNew || !known.transfer.toId)) return shownTo(seat, known);
    return shownTo(seat, await settle(world, tx, known, agree));
  });
}

export async function settle(world: PeopleWorld, tx: Transaction, known: StorePeople, agree: boolean) {
  const { people: after, gone } = agree ? agreed(known) : declined(known);
  await takeGrants(tx, known.storeId, gone);
  await writePeople(tx, after);
  await world.noteTransfer(tx, known.storeId, undefined);
  return after;
}

const knownIn = async (tx: Transaction, storeId: StoreId): Promise<StorePeople> =>
  (await tx.get(storePeople, storeId)) ?? { storeId, storeName: '', people: [] };

/** The shop may have changed hands since the door was passed: who is not among its people has no say. */
function asOwnerByRight(known: StorePeople | undefined, { personId }: Seat): StorePeople {
  if (!known?.people.some((held) => held.personId === personId)) return refuse('not_yours', {});
  return isOwnerByRight(known.people, personId) ? known : refuse('not_first_owner', {});
}

function shownTo({ personId }: Seat, known: StorePeople): ShownPeople {
  const { people: held, transfer } = known;
  return {
    people: held.map(({ identityId: _, isInvited, ...person }) => ({
      ...person,
      isYou: person.personId === personId,
      mayBeRemoved: mayRemove(known, personId, person.personId),
    })),
    ...(transfer && {
      transfer: {
        since: transfer.since,
        hasNewOwner: transfer.toId !== undefined,
        youAre: transfer.toId === personId ? 'to' : 'from',
      },
    }),
  };
}
