import * as z from 'zod';
import { BatchId, Day, Gtin } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import type { Collection } from '../platform/ports';

/** Codes are not stored: a code names its batch and its number, and proves itself. A scan is what gets a document. */
export const Batch = z.object({
  batchId: BatchId,
  /** The batch as it stands inside a code. */
  serial: z.number().int().min(1).max(16_383),
  gtin: Gtin,
  productName: z.string(),
  caseSize: z.number().int().min(1),
  cases: z.number().int().min(1),
  producedOn: Day,
  bestBefore: Day,
  /** Codes answer "not yet on the market" until the brand says so. */
  marketed: z.boolean(),
  pointsPerCap: z.number().int().min(1),
});
export type Batch = z.infer<typeof Batch>;

export const batches: Collection<Batch> = {
  name: 'batches',
  version: 1,
  schema: Batch,
  indexes: [{ ...indexed('by_serial', 'serial'), unique: true }],
};
