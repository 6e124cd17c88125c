import * as z from 'zod';
import { Day, Fen, PromotionId, SellerId } from './vocabulary';

/** What one version of a promotion has given at one seller, and what it may still give there. */
const AtSeller = z.object({
  sellerId: SellerId,
  sellerName: z.string(),
  /** Orders that had it and were received, what it gave them, and what returns took back of that. */
  orders: z.number().int(),
  given: Fen,
  takenBack: Fen,
  /** Where it has a cap there, in fen or in cases: all of it, what orders under way hold, what nobody has taken yet. */
  cap: z
    .object({
      of: z.enum(['money', 'cases']),
      total: z.number().int(),
      held: z.number().int(),
      left: z.number().int(),
    })
    .optional(),
});

export const PromotionSpending = z.object({
  promotionId: PromotionId,
  version: z.number().int(),
  name: z.string(),
  funder: z.enum(['brand', 'seller']),
  /** Of the version that the workbook has now. */
  runs: z.object({ startsOn: Day, endsOn: Day }).optional(),
  sellers: z.array(AtSeller),
});
export type PromotionSpending = z.infer<typeof PromotionSpending>;

export const brandPromotionCalls = {
  /** What promotions have cost, what is promised and what is left, version by version; the last to end first. */
  promotionSpending: {
    by: ['operator'],
    input: z.object({ endsBefore: Day.optional() }),
    output: z.object({ promotions: z.array(PromotionSpending), more: z.boolean() }),
    problems: [],
  },
} as const;
