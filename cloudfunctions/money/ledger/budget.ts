import * as z from 'zod';
import { Fen } from '#contracts/vocabulary';

/**
 * A campaign's money, kept in the campaign's own hot document. `left` is what nobody was promised yet: a promise takes
 * it out by the one guarded write that also takes the place, what is earned of a promise stays out for good, and what
 * comes to nothing goes back. So total − left is what was earned and what is promised, to the last fen.
 */
export const Budget = z.object({ total: Fen, left: Fen });
export type Budget = z.infer<typeof Budget>;

/** Where a campaign's earnings come from. It only records: the guard above has already said yes. */
export const budgetAccount = (campaignId: string) => `brand:budget:${campaignId}`;

/** What the guarded write of a promise asks for and does, beside what else it guards. */
export const promised = (amount: Fen) => ({
  guard: { 'budget.left': { gte: amount } },
  inc: { 'budget.left': -amount },
});

export const released = (amount: Fen) => ({ 'budget.left': amount });
