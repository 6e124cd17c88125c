import * as z from 'zod';
import { Fen, Instant, WithdrawalId } from './vocabulary';

/** One credited amount with its cause: what was judged, by which version of which rule. */
export const Earning = z.object({
  earningId: z.string(),
  amount: Fen,
  at: Instant,
  cause: z.object({
    kind: z.literal('display'),
    taskName: z.string(),
    storeName: z.string(),
    policyVersion: z.number().int(),
  }),
  /** Since when two people of the brand have turned it round: it stays to be read and is no money any more. */
  reversedAt: Instant.optional(),
});
export type Earning = z.infer<typeof Earning>;

/**
 * Of one bill. asked: the money is set aside, no bill yet. sending: WeChat was or is being asked, the answer is not known for sure.
 * waiting: WeChat waits for the person's tap. paid, returned: a verified end. parked: a person of the brand must act.
 */
export const PayoutState = z.enum(['asked', 'sending', 'waiting', 'paid', 'returned', 'parked']);
export type PayoutState = z.infer<typeof PayoutState>;

export const Withdrawal = z.object({
  withdrawalId: WithdrawalId,
  /** The whole wish, before anything was withheld. */
  amount: Fen,
  askedAt: Instant,
  /** A large amount waits until two people of the brand have agreed. */
  waitsForApproval: z.literal(true).optional(),
  /** What the bills before this one brought. */
  paid: Fen,
  /** The bill that carries it now: WeChat limits what one may carry, so a large wish is carried by one after another. */
  payout: z.object({
    state: PayoutState,
    number: z.number().int(),
    of: z.number().int(),
    gross: Fen,
    withheld: Fen,
    /** What WeChat carries: gross less what was withheld. */
    amount: Fen,
    /** Why it is parked or was returned, where it is. */
    why: z
      .enum([
        'needs_funds',
        'needs_configuration',
        'mismatch',
        'too_old',
        'not_confirmed_in_time',
        'refused',
        'name_differs',
        'cancelled',
        'closed_by_operator',
        'declined',
      ])
      .optional(),
    /** While waiting: WeChat closes the bill about then; only its word ends it. */
    closesAt: Instant.optional(),
    endedAt: Instant.optional(),
  }),
});
export type Withdrawal = z.infer<typeof Withdrawal>;
