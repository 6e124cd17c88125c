import * as z from 'zod';
import { Fen, Instant, PersonId, WithdrawalId } from './vocabulary';

/** What can be frozen: a merchant number, a campaign, a person. */
export const SwitchId = z
  .string()
  .regex(/^(merchant:\d{8,12}|(task|person):[0-9A-Za-z_-]{1,48})$/)
  .brand<'SwitchId'>();
export type SwitchId = z.infer<typeof SwitchId>;

export const Switch = z.object({
  switchId: SwitchId,
  isFrozen: z.boolean(),
  /** Since when it stands so, by whom and why. */
  at: Instant,
  by: PersonId,
  why: z.string(),
});
export type Switch = z.infer<typeof Switch>;

/** In a few words, for whoever asks later. */
export const Why = z.string().trim().min(2).max(120);

/** A withdrawal above the threshold, with those who have approved it so far. */
export const WaitingApproval = z.object({
  withdrawalId: WithdrawalId,
  personId: PersonId,
  amount: Fen,
  askedAt: Instant,
  approvedBy: z.array(PersonId),
});
export type WaitingApproval = z.infer<typeof WaitingApproval>;
