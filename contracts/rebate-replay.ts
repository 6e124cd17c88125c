import * as z from 'zod';
import { ByStep, ForNewProduct } from './rebate-rule';
import { Fen, Gtin, Month, SellerId, StoreId } from './vocabulary';

/**
 * A policy before it starts, held against months that were. Only what pays by received cases can be: what displays
 * nobody photographed then would have earned, no record says.
 */
export const RebateDraft = z.object({
  rule: z.discriminatedUnion('kind', [ByStep, ForNewProduct]),
  /** Which products, sellers and tiers of stores count; none named means all. */
  gtins: z.array(Gtin).max(200),
  sellerIds: z.array(SellerId).max(200),
  tiers: z.array(z.string().min(1).max(20)).max(20),
  from: Month,
  months: z.number().int().min(1).max(12),
});
export type RebateDraft = z.infer<typeof RebateDraft>;

/** How many there are and what they come to, the dearest of them by name. */
const found = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({
    count: z.number().int(),
    amount: Fen,
    named: z.array(z.object({ storeId: StoreId, storeName: z.string().optional(), amount: Fen, ...shape })),
  });

export const RebateReplay = z.object({
  /** Cases that count, stores that won something, and what it would have cost. */
  months: z.array(z.object({ month: Month, cases: z.number().int(), winners: z.number().int(), cost: Fen })),
  cost: Fen,
  /** Of the cost: for cases up to what each store takes in an average month, which came without any policy. */
  paidForUsual: Fen,
  /** Stores with anything that counts. */
  stores: z.number().int(),
  winners: found({ months: z.number().int(), cases: z.number().int() }),
  /** Just below a step: so many cases short; the amount is what they missed. */
  near: found({ month: Month, short: z.number().int() }),
  /** Brought over a step by the month's last days, and then some went back; the amount is what was paid all the same. */
  pulled: found({ month: Month, pulled: z.number().int(), back: z.number().int() }),
  /** Over a step only with several sellers' deliveries together; the amount is what each alone would not have brought. */
  split: found({ month: Month, sellers: z.number().int() }),
});
export type RebateReplay = z.infer<typeof RebateReplay>;

export const brandReplayCalls = {
  /** What a policy would have done in months that were. A part of the stores at a time: `after` asks for the next. */
  replayRebate: {
    by: ['operator'],
    input: z.object({ draft: RebateDraft, after: StoreId.optional() }),
    output: RebateReplay.extend({ after: StoreId.optional() }),
    problems: [],
  },
} as const;
