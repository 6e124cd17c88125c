import type { Confirmed, Proposal } from '#contracts/proposal';
import type { Instant, PersonId } from '#contracts/vocabulary';

/** Who the second person is, which proposal they have read, and whose money it is, where that is a person's. */
export type Second = { by: PersonId; at: Instant; proposalId: string; owner: PersonId | undefined };

/**
 * Two people decide, neither of them about their own money. Who they are is asked of the person and never of the seat,
 * so that nobody is two by having two.
 */
export function confirmed<Said extends Proposal>(
  proposal: Said | undefined,
  { by, at, proposalId, owner }: Second,
): (Said & Confirmed) | 'proposal_moved_on' | 'another_person_needed' {
  if (proposal?.proposalId !== proposalId) return 'proposal_moved_on';
  if (by === proposal.by || by === owner) return 'another_person_needed';
  return { ...proposal, confirmedBy: by, confirmedAt: at };
}
