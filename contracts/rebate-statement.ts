import * as z from 'zod';
import { RebateNature, RebateRule } from './rebate-rule';
import { ClaimId, Day, Fen, Gtin, Instant, Month, OrderId, PolicyId, SellerId } from './vocabulary';

const goods = z.array(z.object({ gtin: Gtin, cases: z.number().int().min(0), bought: Fen }));
const moved = {
  at: Instant,
  /** What this line brought, or took, of the sum; with what it did to the price of the period's other cases. */
  way: z.enum(['in', 'out']),
  amount: Fen,
};
/** Nothing came or went back: a receipt was put right, of this period or of one it is held against. */
const isRighted = z.boolean().optional();
const counted = {
  sellerId: SellerId,
  sellerName: z.string(),
  cases: z.number().int().min(0),
  bought: Fen,
  goods,
};

/** One record behind a rebate. Lines are added and never changed. */
export const RebateLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('receipt'),
    orderId: OrderId,
    isRighted,
    ...counted,
    ...moved,
  }),
  z.object({
    kind: z.literal('return'),
    returnId: z.string(),
    orderId: OrderId,
    isRighted,
    ...counted,
    ...moved,
  }),
  z.object({
    kind: z.literal('photo'),
    claimId: ClaimId,
    visitId: z.string(),
    day: Day,
    passed: z.boolean(),
    /** Proven days of the month after it. */
    days: z.number().int().min(0),
    ...moved,
  }),
  /** The brand's answer to a dispute; what was written before stays. */
  z.object({
    kind: z.literal('correction'),
    disputeId: z.string(),
    remark: z.string(),
    by: z.object({ way: z.enum(['in', 'out']), amount: Fen }),
    ...moved,
  }),
]);
export type RebateLine = z.infer<typeof RebateLine>;

/** What a statement comes to, without the records behind it. */
export const RebateSummary = z.object({
  /** The last month of the period, and its first where it is longer. */
  month: Month,
  from: Month.optional(),
  policyId: PolicyId,
  policyVersion: z.number().int(),
  policyName: z.string(),
  nature: RebateNature,
  rule: RebateRule,
  /** Which products count; none named means all. */
  gtins: z.array(Gtin),
  /** Received less returned. */
  cases: z.number().int().min(0),
  bought: Fen,
  /** Proven days of display, and photos that passed. */
  days: z.number().int().min(0),
  photos: z.number().int().min(0),
  /** Cases of the period that growth is held against. */
  basis: z.number().int().min(0).optional(),
  /** Where the rule pays by the case. */
  perCase: Fen.optional(),
  /** What the brand's answers to disputes came to. */
  corrected: z.object({ way: z.enum(['in', 'out']), amount: Fen }).optional(),
  amount: Fen,
  /** What would bring more. */
  next: z
    .object({
      moreCases: z.number().int().min(1).optional(),
      moreDays: z.number().int().min(1).optional(),
      more: Fen,
      prize: z.string().optional(),
    })
    .optional(),
});
export type RebateSummary = z.infer<typeof RebateSummary>;

/** A period's rebate as the store may check it: the rule with its version, every record counted, the sum. */
export const RebateStatement = RebateSummary.extend({ lines: z.array(RebateLine) });
export type RebateStatement = z.infer<typeof RebateStatement>;

/** Home's one line: all of the running periods, and what a few cases more would bring. */
export const RebateGlance = z.object({
  amount: Fen,
  next: z.object({ moreCases: z.number().int().min(1), more: Fen }).optional(),
});
export type RebateGlance = z.infer<typeof RebateGlance>;
