import * as z from 'zod';
import { ByGrowth, ByStep, ForDisplay, ForNewProduct, ForPrize } from './rebate-rule';
import { Fen, Gtin, Month, SellerId, StoreId } from './vocabulary';

/** A policy before it starts, held against months that were: their receipts, returns and proven photos. */
export const RebateDraft = z.object({
  rule: z.discriminatedUnion('kind', [ByStep, ForDisplay, ForNewProduct, ByGrowth, ForPrize]),
  /** What one prize costs the brand; no prize is replayed without. */
  prizeValue: Fen.optional(),
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
  /** Month by month, or quarter by quarter by its last month: cases that count, stores that won, what it would have cost. */
  months: z.array(z.object({ month: Month, cases: z.number().int(), winners: z.number().int(), cost: Fen })),
  cost: Fen,
  /** Of the cost: for cases up to what each store takes in an average period, which came without any policy. */
  paidForUsual: Fen,
  /** Stores with anything that counts. */
  stores: z.number().int(),
  winners: found({ periods: z.number().int(), cases: z.number().int() }),
  /** Just below: so many cases short, or days of display; the amount is what they missed. */
  near: found({ month: Month, short: z.number().int() }),
  /** Brought over a step by the period's last days, and then some went back; the amount is what was paid all the same. */
  pulled: found({ month: Month, pulled: z.number().int(), back: z.number().int() }),
  /** Over a step only with several sellers' deliveries together; the amount is what each alone would not have brought. */
  split: found({ month: Month, sellers: z.number().int() }),
  /** Grown alone, but not together with the period beside it, from which the buying was moved; the amount is what that brought. */
  shifted: found({ month: Month, from: z.enum(['before', 'after']) }),
  /** On display just as many days as are paid for; the amount is what was paid. */
  justEnough: found({ month: Month, days: z.number().int(), photos: z.number().int() }),
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
