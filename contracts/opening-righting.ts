import * as z from 'zod';
import { Why } from './control';
import { Fen, Instant, PersonId, SellerId, StoreId } from './vocabulary';

/** Somebody of the brand says what a store's opening rebate should have been; another must agree before it is booked. */
export const OpeningRighting = z.object({
  storeId: StoreId,
  storeName: z.string(),
  sellerId: SellerId,
  sellerName: z.string(),
  before: Fen,
  right: Fen,
  state: z.enum(['proposed', 'done']),
  by: PersonId,
  at: Instant,
  why: z.string(),
  /** What proves it: a page of the old books, the number of a document. */
  evidence: z.string(),
  confirmedBy: PersonId.optional(),
  confirmedAt: Instant.optional(),
});
export type OpeningRighting = z.infer<typeof OpeningRighting>;

const ofAccount = z.object({ storeId: StoreId, sellerId: SellerId });

export const brandOpeningCalls = {
  /** Those that wait for a second person, the longest waiting first. */
  openingRightings: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({ rightings: z.array(OpeningRighting), more: z.boolean() }),
    problems: [],
  },
  /** Only what the owner has disputed; said again, it counts anew. */
  proposeOpeningRebate: {
    by: ['operator'],
    input: ofAccount.extend({ right: Fen, why: Why, evidence: z.string().trim().min(2).max(200) }),
    output: OpeningRighting,
    problems: ['dispute_moved_on', 'already_reversed'],
  },
  /** Only now is anything booked: the old entry is turned round and a right one posted. */
  confirmOpeningRebate: {
    by: ['operator'],
    input: ofAccount.extend({ right: Fen }),
    output: OpeningRighting,
    problems: ['reversal_moved_on', 'already_reversed', 'another_person_needed'],
  },
} as const;
