import * as z from 'zod';
import { BatchId, Day, Gtin, Instant, PersonId, StoreId } from '#contracts/vocabulary';
import type { Collection } from '../platform/ports';

/**
 * What happened to one case: which store it was received in, and which of its caps were used, when and by whom.
 * `_id` is `<batchId>:<case>`, so that a cap is used once and a case received once. Made when first something happens.
 */
export const Case = z.object({
  batchId: BatchId,
  caseNumber: z.number().int(),
  gtin: Gtin,
  received: z.object({ storeId: StoreId, at: Instant }).optional(),
  /** By the cap's number. */
  caps: z.record(
    z.string(),
    z.object({ personId: PersonId, at: Instant, points: z.number().int(), expiresOn: Day }),
  ),
});
export type Case = z.infer<typeof Case>;

export const cases: Collection<Case> = { name: 'cases', version: 1, schema: Case, indexes: [] };

export const caseId = (batchId: string, caseNumber: number) => `${batchId}:${caseNumber}`;
