import * as z from 'zod';
import { Day, Instant } from './vocabulary';

/** Why something comes later than promised. */
export const LateReason = z.enum(['out_of_stock', 'vehicle', 'weather', 'too_many', 'store_closed']);
export type LateReason = z.infer<typeof LateReason>;

/** An order that does not keep its day; without a reason the seller has not said one, and the phone is who to ask. */
export const Late = z.object({
  at: Instant,
  reason: LateReason.optional(),
  /** The day it comes instead, where the seller has named one. */
  day: Day.optional(),
  sellerPhone: z.string(),
});
export type Late = z.infer<typeof Late>;
