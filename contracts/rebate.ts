import * as z from 'zod';
import { CasesOrNone, Fen, Instant, Month, OrderId, PolicyId, SellerId } from './vocabulary';

/** A step: from so many received cases a month on, every case of the month earns so much. */
export const RebateStep = z.object({ fromCases: z.number().int().min(1), perCase: Fen });
export type RebateStep = z.infer<typeof RebateStep>;

/** A month's rebate as the store may check it: the rule with its version, every receipt counted, the sum. */
export const RebateStatement = z.object({
  month: Month,
  policyId: PolicyId,
  policyVersion: z.number().int(),
  policyName: z.string(),
  steps: z.array(RebateStep),
  receipts: z.array(
    z.object({
      orderId: OrderId,
      sellerId: SellerId,
      sellerName: z.string(),
      at: Instant,
      cases: CasesOrNone,
      /** What this receipt added, including the better price it may have won for the month's earlier cases. */
      added: Fen,
    }),
  ),
  cases: CasesOrNone,
  perCase: Fen,
  amount: Fen,
  /** The next step, if one is left: this many cases more would add this much. */
  next: z.object({ moreCases: z.number().int().min(1), more: Fen }).optional(),
});
export type RebateStatement = z.infer<typeof RebateStatement>;
