import * as z from 'zod';
import { Why } from './control';
import { Withdrawal } from './earning';
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
  proposal: z.object({ by: PersonId, at: Instant, remark: z.string() }).optional(),
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
  proposeClosing: {
    by: ['operator'],
    input: parked.extend({ remark: Why }),
    output: ParkedPayout,
    problems: ['payout_moved_on', 'another_person_needed'],
  },
  /** Somebody was paid after all, or may be: the bill is asked about and sent as before. */
  withdrawClosing: {
    by: ['operator'],
    input: parked.extend({ remark: Why }),
    output: ParkedPayout,
    problems: ['payout_moved_on'],
  },
} as const;

/** On the door that can ask WeChat. */
export const closingAskingCalls = {
  /** After something was put right: the truth now. */
  askParked: { by: ['operator'], input: parked, output: Withdrawal, problems: [] },
  /** Asks WeChat and, where its word proves that nobody was paid, gives the money back to its person. */
  confirmClosing: {
    by: ['operator'],
    input: parked,
    output: Withdrawal,
    problems: ['payout_moved_on', 'another_person_needed', 'closing_unproven'],
  },
} as const;
