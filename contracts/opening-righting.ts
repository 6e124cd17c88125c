import * as z from 'zod';
import { Confirmed, Proposal, Read, TakingBack, Why, WrittenEvidence } from './proposal';
import { Fen, SellerId, StoreId } from './vocabulary';

/** Somebody of the brand says what a store's opening rebate should have been; another must agree before it is booked. */
export const RightingProposal = Proposal.extend({ right: Fen, evidence: z.string() });

const OpeningRighting = z.object({
  storeId: StoreId,
  storeName: z.string(),
  sellerId: SellerId,
  sellerName: z.string(),
  before: Fen,
  proposal: RightingProposal,
});

const ofAccount = z.object({ storeId: StoreId, sellerId: SellerId });

export const brandOpeningCalls = {
  /** Those that wait for a second person, the longest waiting first. */
  openingRightings: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({ rightings: z.array(OpeningRighting), more: z.boolean() }),
    problems: [],
  },
  /** Only what the owner has disputed. */
  proposeOpeningRebate: {
    by: ['operator'],
    input: ofAccount.extend({ right: Fen, why: Why, evidence: WrittenEvidence }),
    output: Proposal,
    problems: ['dispute_moved_on', 'already_reversed'],
  },
  takeBackOpeningRebate: {
    by: ['operator'],
    input: ofAccount.extend(TakingBack.shape),
    output: z.object({}),
    problems: ['proposal_moved_on'],
  },
  /** Only now is anything booked: the old entry is turned round and a right one posted. */
  confirmOpeningRebate: {
    by: ['operator'],
    input: ofAccount.extend(Read.shape),
    output: Confirmed,
    problems: ['dispute_moved_on', 'already_reversed', 'proposal_moved_on', 'another_person_needed'],
  },
} as const;
