import * as z from 'zod';
import { Confirmed, Proposal, Read, TakingBack, Why, WrittenEvidence } from './proposal';
import { Fen, PersonId } from './vocabulary';

/** Somebody of the brand says that an earning was booked by mistake; another must agree before it is turned round. */
export const ReversalProposal = Proposal.extend({ evidence: z.string() });

/** One that waits, and whose money it is. */
const Reversal = z.object({
  entryId: z.string(),
  personId: PersonId,
  amount: Fen,
  proposal: ReversalProposal,
});

const ofEntry = z.object({ entryId: z.string().min(1).max(160) });

export const brandReversalCalls = {
  /** Those that wait for a second person, the longest waiting first. */
  reversals: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({ reversals: z.array(Reversal), more: z.boolean() }),
    problems: [],
  },
  proposeReversal: {
    by: ['operator'],
    input: ofEntry.extend({ why: Why, evidence: WrittenEvidence }),
    output: Proposal,
    problems: ['already_reversed', 'another_person_needed'],
  },
  takeBackReversal: {
    by: ['operator'],
    input: ofEntry.extend(TakingBack.shape),
    output: z.object({}),
    problems: ['proposal_moved_on'],
  },
  /** Only now is anything booked; what its person has spent meanwhile cannot be taken back. */
  confirmReversal: {
    by: ['operator'],
    input: ofEntry.extend(Read.shape),
    output: Confirmed,
    problems: ['already_reversed', 'proposal_moved_on', 'another_person_needed', 'more_than_available'],
  },
} as const;
