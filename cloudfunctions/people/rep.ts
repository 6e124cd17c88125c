import * as z from 'zod';
import { Day, RepId, SellerId } from '#contracts/vocabulary';
import type { Collection } from '../platform/ports';

export const Rep = z.object({
  repId: RepId,
  name: z.string(),
  phone: z.string(),
  employerId: SellerId,
  employerName: z.string(),
  /** The employer's dated consent; without one nothing can be earned from the brand. */
  consentOn: Day.optional(),
});
export type Rep = z.infer<typeof Rep>;

export const reps: Collection<Rep> = { name: 'reps', version: 1, schema: Rep, indexes: [] };
