import type { Confirmed, Proposal } from '#contracts/proposal';
import type { Instant, PersonId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Change, Collection, Kept, Transaction, Value, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { headOf } from '../../time/page';
import { confirmed } from '../rules/proposal';
import { note } from './audit';

/** What is said beside why; nothing, where there is nothing to choose. */
type Terms = Readonly<Record<string, Value>>;
export type NoTerms = Record<never, Value>;
type Decidable<Said> = { proposal?: (Proposal & Said) | undefined };

/** What two people of the brand decide about one kind of record. The proposal stands on the record, and goes with the decision. */
export type Matter<Said extends Terms, Fields extends Decidable<Said>> = {
  records: Collection<Fields>;
  /** What the audits call such a record: `<of>:<id>`. */
  of: string;
  /** Whose money it is, where that is a person's. */
  ownerOf?: (record: Fields) => PersonId;
  /** Refuses where the record does not, or no longer, stand where this is decided. */
  mustStand: (record: Fields, said: Said) => void;
};

type Read = { id: string; proposalId: string };

/** The first of two people; nothing is booked yet. Said again, it is another proposal: the second must have read these words. */
export function propose<Said extends Terms, Fields extends Decidable<Said>>(
  world: Pick<World, 'db' | 'now' | 'newId'>,
  matter: Matter<Said, Fields>,
  { id, why, said }: { id: string; why: string; said: Said },
  seat: Seat,
): Promise<Proposal> {
  const proposal = { proposalId: world.newId(), by: seat.personId, at: world.now(), why };
  return world.db.transaction(async (tx) => {
    const record = await recordIn(tx, matter, id);
    matter.mustStand(record, said);
    if (matter.ownerOf?.(record) === seat.personId) refuse('another_person_needed', {});
    await tx.update(matter.records, id, { set: { proposal: { ...proposal, ...said } } });
    const act = { what: 'propose', of: `${matter.of}:${id}`, why, after: said } as const;
    await note(tx, act, seat, proposal.at, proposal.proposalId);
    return proposal;
  });
}

/** Whoever finds that it was said too soon: nobody can confirm it any more, and all stands as before. */
export function takeBack<Said extends Terms, Fields extends Decidable<Said>>(
  world: Pick<World, 'db' | 'now'>,
  matter: Matter<Said, Fields>,
  { id, proposalId, why }: Read & { why: string },
  seat: Seat,
): Promise<Record<string, never>> {
  return world.db.transaction(async (tx) => {
    const { proposal } = await recordIn(tx, matter, id);
    if (proposal?.proposalId !== proposalId) refuse('proposal_moved_on', {});
    await tx.update(matter.records, id, { unset: ['proposal'] });
    const act = { what: 'take_back', of: `${matter.of}:${id}`, why } as const;
    await note(tx, act, seat, world.now(), proposalId);
    return {};
  });
}

/** The second person. What follows is written with it, or neither is. */
export function confirm<Said extends Terms, Fields extends Decidable<Said>>(
  world: Pick<World, 'db' | 'now'>,
  matter: Matter<Said, Fields>,
  asked: Read,
  seat: Seat,
  carryOut: (tx: Transaction, record: Fields, decided: Said & Confirmed) => Promise<Change>,
): Promise<Confirmed> {
  return world.db.transaction(async (tx) => {
    const record = await recordIn(tx, matter, asked.id);
    const decided = await confirmIn(tx, matter, record, asked, seat, world.now());
    const { unset = [], ...change } = await carryOut(tx, record, decided);
    await tx.update(matter.records, asked.id, { ...change, unset: [...unset, 'proposal'] });
    return decided;
  });
}

/** For what ends in a transaction of its own, which takes the proposal off the record. */
export async function confirmIn<Said extends Terms, Fields extends Decidable<Said>>(
  tx: Transaction,
  matter: Matter<Said, Fields>,
  record: Fields,
  asked: Read,
  seat: Seat,
  at: Instant,
): Promise<Said & Confirmed> {
  const decided = decision(matter, record, asked, seat, at);
  const act = { what: 'confirm', of: `${matter.of}:${asked.id}`, why: decided.why } as const;
  await note(tx, { ...act, after: { by: decided.by } }, seat, at, asked.proposalId);
  return decided;
}

/** What the second person would decide; before WeChat is asked this is a question, and in the transaction the answer. */
export function decision<Said extends Terms, Fields extends Decidable<Said>>(
  matter: Matter<Said, Fields>,
  record: Fields,
  { proposalId }: Read,
  { personId }: Seat,
  at: Instant,
): Said & Confirmed {
  const second = { by: personId, at, proposalId, owner: matter.ownerOf?.(record) };
  const decided = confirmed(record.proposal, second);
  if (typeof decided === 'string') return refuse(decided, {});
  matter.mustStand(record, decided);
  return decided;
}

async function recordIn<Said extends Terms, Fields extends Decidable<Said>>(
  tx: Transaction,
  { records }: Matter<Said, Fields>,
  id: string,
): Promise<Kept<Fields>> {
  return (await tx.get(records, id)) ?? refuse('not_yours', {});
}

/** For a record that is looked for only when somebody proposes something about it. */
export const byProposal = indexed('by_proposal', 'proposal.at');

const SHOWN = 50;

/** What waits for a second person, the longest waiting first. */
export const waitingFor = <Fields extends Decidable<unknown>>(
  world: Pick<World, 'db'>,
  records: Collection<Fields>,
) =>
  headOf(world, records, {
    where: { 'proposal.at': { gt: 0 } },
    orderBy: [['proposal.at', 'asc']],
    limit: SHOWN,
  });
