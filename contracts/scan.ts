import * as z from 'zod';
import { Day, Instant, ScannedText, StoreId } from './vocabulary';

const ScannedProduct = z.object({ name: z.string(), producedOn: Day, bestBefore: Day });

/** What a cap's code turned out to be. When it was used before, only when is told, never by whom. */
export const ScanResult = z.discriminatedUnion('result', [
  z.object({
    result: z.literal('points'),
    points: z.number().int().min(1),
    balance: z.number().int(),
    expiresOn: Day,
    product: ScannedProduct,
    /** True when this very person had scanned it before: the same answer, nothing added. */
    again: z.boolean(),
  }),
  z.object({ result: z.literal('used'), usedAt: Instant, product: ScannedProduct }),
  /** The code is kept; the points come by themselves when the batch is registered. */
  z.object({ result: z.literal('not_on_market'), kept: z.literal(true) }),
  z.object({ result: z.literal('case_code') }),
  z.object({ result: z.literal('not_recognised') }),
  z.object({ result: z.literal('not_ours') }),
]);
export type ScanResult = z.infer<typeof ScanResult>;

export const CaseScanResult = z.discriminatedUnion('result', [
  z.object({
    result: z.literal('received'),
    name: z.string(),
    bottles: z.number().int(),
    again: z.boolean(),
  }),
  z.object({ result: z.literal('elsewhere'), at: Instant }),
  z.object({ result: z.literal('not_recognised') }),
  z.object({ result: z.literal('not_ours') }),
  z.object({ result: z.literal('cap_code') }),
]);
export type CaseScanResult = z.infer<typeof CaseScanResult>;

export const storeScanCalls = {
  scanCase: {
    by: ['owner', 'clerk'],
    input: z.object({ storeId: StoreId, code: ScannedText }),
    output: CaseScanResult,
    problems: [],
  },
} as const;
