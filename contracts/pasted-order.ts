import * as z from 'zod';
import { Cases, Gtin, StoreId } from './vocabulary';

const named = z.object({ gtin: Gtin, name: z.string() });

/** A pasted message as a cart; nothing is guessed, so what may mean two things is asked back. */
export const PastedOrder = z.object({
  lines: z.array(named.extend({ cases: Cases })),
  asked: z.array(
    z.object({
      /** The letters of the message that are asked about. */
      text: z.string(),
      why: z.enum(['which_product', 'unknown_product', 'how_many']),
      /** What may have been meant; empty where nothing sold here is called so. */
      choices: z.array(named),
      cases: Cases.optional(),
    }),
  ),
  /** The lines begin with those of the last order. */
  asLastTime: z.boolean(),
});
export type PastedOrder = z.infer<typeof PastedOrder>;

const input = z.object({ storeId: StoreId, message: z.string().min(1).max(1000) });

export const storePastedOrderCalls = {
  parseMessage: { by: ['owner'], input, output: PastedOrder, problems: [] },
} as const;

/** The same for a store of the rep's own round. */
export const repPastedOrderCalls = {
  parseMessage: { by: ['rep'], input, output: PastedOrder, problems: [] },
} as const;
