import * as z from 'zod';
import { Cases, CasesOrNone, CountId, Day, Gtin, Instant } from './vocabulary';

/** Why a figure of the seller's warehouse is another one now. */
export const RecountReason = z.enum(['counted', 'arrived', 'broken', 'sold_elsewhere']);
export type RecountReason = z.infer<typeof RecountReason>;

/** What more comes into the warehouse, and on which day. */
export const Arrival = z.object({ on: Day, cases: Cases });
export type Arrival = z.infer<typeof Arrival>;

const StockLine = z.object({
  gtin: Gtin,
  name: z.string(),
  caseSize: z.number().int(),
  /** Cases in the warehouse: what can still be promised, and what orders not yet shipped hold; together what stands there. */
  free: z.number().int(),
  held: z.number().int(),
  /** What was said to come, and when; the day may be over. */
  expected: Arrival.optional(),
  /** Orders that wait for it, while there is not enough for all. */
  waiting: z.object({ orders: z.number().int(), cases: z.number().int() }).optional(),
});

/** What the seller has, as quotes promise it. */
export const sellerStockCalls = {
  stock: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({ asOf: Instant.optional(), lines: z.array(StockLine) }),
    problems: [],
  },
  /**
   * Cases that stand in the warehouse now, those for accepted orders among them, and what more comes on which day:
   * nothing said, nothing comes any more. The id is the phone's: sent twice counts once.
   */
  recount: {
    by: ['seller'],
    input: z.object({
      recountId: CountId,
      reason: RecountReason,
      lines: z
        .array(z.object({ gtin: Gtin, cases: CasesOrNone, expected: Arrival.optional() }))
        .min(1)
        .max(500)
        .refine((lines) => new Set(lines.map(({ gtin }) => gtin)).size === lines.length),
    }),
    output: z.object({ recounted: z.number().int() }),
    problems: ['day_has_passed'],
  },
  /**
   * The same from a file or a pasted table, a barcode and a number a line, and under 到货日 and 到货件数 what comes: all
   * of it, or nothing and what is wrong where.
   */
  recountFromSheet: {
    by: ['seller'],
    input: z.object({ recountId: CountId, reason: RecountReason, sheet: z.string().min(1).max(60_000) }),
    output: z.object({
      recounted: z.number().int(),
      wrong: z.array(
        z.object({
          row: z.number().int(),
          text: z.string(),
          why: z.enum(['no_barcode', 'no_number', 'twice', 'unknown', 'no_arrival']),
        }),
      ),
    }),
    problems: [],
  },
} as const;
