import * as z from 'zod';
import { Instant, PersonId } from './vocabulary';

/** In a few words, for whoever asks later. */
export const Why = z.string().trim().min(2).max(120);

/** What proves it: the number of a document, a page of the old books, a photo, a talk that can be looked up. */
export const WrittenEvidence = z.string().trim().min(2).max(200);

/** One person of the brand says what should become of money; nothing does before another has confirmed it. */
export const Proposal = z.object({
  proposalId: z.string(),
  by: PersonId,
  at: Instant,
  why: z.string(),
});
export type Proposal = z.infer<typeof Proposal>;

/** What two people decided. */
export const Confirmed = Proposal.extend({ confirmedBy: PersonId, confirmedAt: Instant });
export type Confirmed = z.infer<typeof Confirmed>;

/** The one that was read: said again with other words, it is another, and those words must be read too. */
export const Read = z.object({ proposalId: z.string().min(1).max(40) });

/** Whoever of the brand finds that it was said too soon may take it back. */
export const TakingBack = Read.extend({ why: Why });
