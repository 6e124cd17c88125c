import * as z from 'zod';
import { Instant } from './vocabulary';

/** The owner says that something is not so, and the seller's answer: it stands, or it was wrong and is put right. */
export const Dispute = z.object({
  at: Instant,
  remark: z.string(),
  answer: z.object({ at: Instant, isWrong: z.boolean(), remark: z.string() }).optional(),
});
export type Dispute = z.infer<typeof Dispute>;
