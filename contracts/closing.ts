import * as z from 'zod';
import { Withdrawal } from './earning';
import { Confirmed, Proposal, Read, TakingBack, Why } from './proposal';
import { Fen, Instant, PersonId, WithdrawalId } from './vocabulary';

/** Why a parked payout cannot be closed now. */
export const Unproven = z.enum(['no_answer', 'too_early', 'still_open', 'paid', 'bills_needed']);
export type Unproven = z.infer<typeof Unproven>;

/** A bill that a person of the brand must look at. */
export const ParkedPayout = z.object({
  withdrawalId: WithdrawalId,
  personId: PersonId,
  number: z.number().int(),
  of: z.number().int(),
  outBillNo: z.string(),
  mchid: z.string(),
  amount: Fen,
  why: Withdrawal.shape.payout.shape.why,
  askedAt: Instant,
  firstSentAt: Instant.optional(),
  /** Somebody wants it closed; another must confirm. */
  proposal: Proposal.optional(),
});
export type ParkedPayout = z.infer<typeof ParkedPayout>;

const parked = z.object({ withdrawalId: WithdrawalId });

/** On the brand's door. */
export const closingCalls = {
  /** The longest waiting first. */
  parkedPayouts: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({ payouts: z.array(ParkedPayout), more: z.boolean() }),
    problems: [],
  },
  /** Nothing is sent for it any more; the money stays set aside until another confirms on WeChat's word. */
  proposePayoutClosing: {
    by: ['operator'],
    input: parked.extend({ why: Why }),
    output: Proposal,
    problems: ['payout_moved_on', 'another_person_needed'],
  },
  /** Somebody was paid after all, or may be: the bill is asked about and sent as before. */
  takeBackPayoutClosing: {
    by: ['operator'],
    input: parked.extend(TakingBack.shape),
    output: z.object({}),
    problems: ['proposal_moved_on'],
  },
} as const;

/** On the door that can ask WeChat. */
export const closingAskingCalls = {
  /** After something was put right: the truth now. */
  askParkedPayout: { by: ['operator'], input: parked, output: Withdrawal, problems: [] },
  /** Asks WeChat and, where its word proves that nobody was paid, gives the money back to its person. */
  confirmPayoutClosing: {
    by: ['operator'],
    input: parked.extend(Read.shape),
    output: Confirmed,
    problems: ['payout_moved_on', 'proposal_moved_on', 'another_person_needed', 'closing_unproven'],
  },
} as const;
