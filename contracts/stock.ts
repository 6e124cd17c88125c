import * as z from 'zod';
import { CasesOrNone, CountId, Gtin, Instant } from './vocabulary';

/** Why a figure of the seller's warehouse is another one now. */
export const RecountReason = z.enum(['counted', 'arrived', 'broken', 'sold_elsewhere']);
export type RecountReason = z.infer<typeof RecountReason>;

const StockLine = z.object({
  gtin: Gtin,
  name: z.string(),
  caseSize: z.number().int(),
  /** Cases in the warehouse: what can still be promised, and what orders not yet shipped hold. */
  free: z.number().int(),
  held: z.number().int(),
});

/** What the seller has, as quotes promise it. */
export const sellerStockCalls = {
  stock: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({ asOf: Instant.optional(), lines: z.array(StockLine) }),
    problems: [],
  },
  /** Cases that stand in the warehouse now, those for accepted orders among them. The id is the phone's: sent twice counts once. */
  recount: {
    by: ['seller'],
    input: z.object({
      recountId: CountId,
      reason: RecountReason,
      lines: z
        .array(z.object({ gtin: Gtin, cases: CasesOrNone }))
        .min(1)
        .max(500)
        .refine((lines) => new Set(lines.map(({ gtin }) => gtin)).size === lines.length),
    }),
    output: z.object({ recounted: z.number().int() }),
    problems: [],
  },
  /** The same from a file or a pasted table, a barcode and a number a line: all of it, or nothing and what is wrong where. */
  recountFromSheet: {
    by: ['seller'],
    input: z.object({ recountId: CountId, reason: RecountReason, sheet: z.string().min(1).max(60_000) }),
    output: z.object({
      recounted: z.number().int(),
      wrong: z.array(
        z.object({
          row: z.number().int(),
          text: z.string(),
          why: z.enum(['no_barcode', 'no_number', 'twice', 'unknown']),
        }),
      ),
    }),
    problems: [],
  },
} as const;
