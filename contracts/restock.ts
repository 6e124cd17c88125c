import * as z from 'zod';
import { Bottles, Cases, Fen, Gtin, Instant } from './vocabulary';

/** What to order of one product, and the numbers a person needs to disagree with it. */
export const Suggestion = z.object({
  gtin: Gtin,
  name: z.string(),
  cases: Cases,
  casePrice: Fen,
  /** own: this store's receipts, counts and scans; like_stores: what similar stores receive. */
  basis: z.enum(['own', 'like_stores']),
  /** How many bottles a day it sells, by the basis; in tenths, so that it stays whole. */
  bottlesPerDayTenths: z.number().int().min(0),
  /** What should still stand on the shelf, and for how many days that lasts; unknown for a new product. */
  bottlesLeft: Bottles.optional(),
  daysLeft: z.number().int().min(0).optional(),
  /** The stock is meant to last until the delivery after the next one. */
  coverDays: z.number().int().min(1),
  countedAt: Instant.optional(),
  /** Bottles that members scanned from cases this store received, in the last 28 days. */
  scanned: Bottles,
});
export type Suggestion = z.infer<typeof Suggestion>;

/** A shelf count in the words of a shop: chips, or the exact number of bottles. */
export const CountLevel = z.union([z.enum(['none', 'few', 'half', 'one', 'two_or_more']), Bottles]);
export type CountLevel = z.infer<typeof CountLevel>;

export const CountLines = z
  .array(z.object({ gtin: Gtin, level: CountLevel }))
  .min(1)
  .max(40)
  .refine((lines) => new Set(lines.map((line) => line.gtin)).size === lines.length);
export type CountLines = z.infer<typeof CountLines>;
