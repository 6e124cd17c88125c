import * as z from 'zod';
import { Why } from './control';
import { Fen, Instant, PersonId } from './vocabulary';

/** Somebody of the brand says that an earning was booked by mistake; another must agree before it is turned round. */
export const Reversal = z.object({
  entryId: z.string(),
  /** Whose money it is, and how much. */
  payee: z.string(),
  amount: Fen,
  state: z.enum(['proposed', 'withdrawn', 'done']),
  by: PersonId,
  at: Instant,
  why: z.string(),
  /** What proves it: the number of a document, a photo, a talk that can be looked up. */
  evidence: z.string(),
  confirmedBy: PersonId.optional(),
  confirmedAt: Instant.optional(),
});
export type Reversal = z.infer<typeof Reversal>;

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
    input: ofEntry.extend({ why: Why, evidence: z.string().trim().min(2).max(200) }),
    output: Reversal,
    problems: ['not_reversible', 'already_reversed', 'another_person_needed'],
  },
  /** Only now is anything booked; what its person has spent meanwhile cannot be taken back. */
  confirmReversal: {
    by: ['operator'],
    input: ofEntry,
    output: Reversal,
    problems: ['reversal_moved_on', 'already_reversed', 'another_person_needed', 'more_than_available'],
  },
  withdrawReversal: {
    by: ['operator'],
    input: ofEntry.extend({ why: Why }),
    output: Reversal,
    problems: ['reversal_moved_on'],
  },
} as const;
