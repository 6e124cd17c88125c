import * as z from 'zod';
import { Fen, Instant, StoreId } from './vocabulary';

/** What a store's owner says is not so, and the seller has still to answer. */
export const OpenDispute = z.object({
  about: z.enum(['repayment', 'receipt', 'opening']),
  /** The repayment's id, the order's, or the store's. */
  of: z.string(),
  storeId: StoreId,
  storeName: z.string(),
  at: Instant,
  remark: z.string(),
  /** What is in the books, and what the owner says instead, where it is a figure. */
  amount: Fen,
  says: Fen.optional(),
});
export type OpenDispute = z.infer<typeof OpenDispute>;

export const disputeCalls = {
  /** The oldest first. */
  disputes: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({ disputes: z.array(OpenDispute), more: z.boolean() }),
    problems: [],
  },
} as const;
