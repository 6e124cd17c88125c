import type { Instant, PersonId, SellerId } from '#contracts/vocabulary';

export type Person = {
  personId: PersonId;
  identityId: string;
  role: 'owner' | 'clerk';
  name?: string | undefined;
  since: Instant;
  isInvited: boolean;
};
type Transfer = { since: Instant; toId?: PersonId | undefined; sellerIds: SellerId[] };
type People = { people: Person[]; transfer?: Transfer | undefined };

/** A family and its helpers; more are a sign that a code went around. */
export const PEOPLE_AT_MOST = 10;

export type Coming = {
  person: Omit<Person, 'isInvited'>;
  isInvited: boolean;
  transferSince: Instant | undefined;
  sellerIds: SellerId[];
};
/** Who belongs to the store afterwards, and who does no longer. */
type Settled<P extends People> = { people: P; gone: Person[] };

/**
 * Somebody with a good code: invited by an owner, come to take over what the old owner handed on, or brought by a rep.
 * A rep's newcomer to a store that has an owner is a change of hands, and money stands still until it is settled.
 */
export function comes<P extends People>(
  before: P,
  { person, isInvited, transferSince, sellerIds }: Coming,
): Settled<P> | 'code_expired' | 'transfer_open' | 'people_full' {
  const others = before.people.filter(({ personId }) => personId !== person.personId);
  const known = before.people.find(({ personId }) => personId === person.personId);
  const here = { ...person, isInvited: isInvited && (known?.isInvited ?? true) };
  if (transferSince !== undefined) {
    if (before.transfer?.since !== transferSince || before.transfer.toId) return 'code_expired';
    return {
      people: { ...before, people: [{ ...here, isInvited: false }], transfer: undefined },
      gone: others,
    };
  }
  if (before.transfer && before.transfer.toId !== person.personId) return 'transfer_open';
  if (others.length >= PEOPLE_AT_MOST) return 'people_full';
  const people = { ...before, people: [...others, here] };
  const isAnothers = others.some(({ role }) => role === 'owner');
  if (isInvited || !isAnothers || (known?.role === 'owner' && !known.isInvited)) return { people, gone: [] };
  return {
    people: { ...people, transfer: { since: person.since, toId: person.personId, sellerIds } },
    gone: [],
  };
}

/** Both agree, or a seller says so: the new owner alone remains. */
export function agreed<P extends People>(before: P): Settled<P> {
  const toId = before.transfer?.toId;
  const [people, gone] = [
    before.people.filter(({ personId }) => personId === toId),
    before.people.filter(({ personId }) => personId !== toId),
  ];
  return { people: { ...before, people, transfer: undefined }, gone };
}

/** Nothing changes hands: whoever came leaves. */
export function declined<P extends People>(before: P): Settled<P> {
  const toId = before.transfer?.toId;
  const gone = before.people.filter(({ personId }) => personId === toId);
  const people = before.people.filter(({ personId }) => personId !== toId);
  return { people: { ...before, people, transfer: undefined }, gone };
}

/** Only who is the owner by right, not by invitation, decides about the others; everybody may leave. */
export const mayRemove = ({ people }: People, by: PersonId, whom: PersonId) =>
  people.some(({ personId, isInvited }) => personId === whom && (isInvited || personId === by)) &&
  (by === whom ? isInvitedIn(people, by) : isOwnerByRight(people, by));

export const isOwnerByRight = (people: readonly Person[], personId: PersonId) =>
  people.some((each) => each.personId === personId && !each.isInvited);

const isInvitedIn = (people: readonly Person[], personId: PersonId) =>
  people.some((each) => each.personId === personId && each.isInvited);
