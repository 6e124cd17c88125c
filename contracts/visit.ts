import * as z from 'zod';
import { CountLines } from './restock';
import { ClaimId, FileId, Instant, StoreId, VisitId } from './vocabulary';

export const Evidence = z.object({
  claimId: ClaimId,
  photo: FileId,
  takenAt: Instant,
  facings: z.number().int().min(0).max(999),
  priceTag: z.boolean(),
});
export type Evidence = z.infer<typeof Evidence>;

/** One stay at one store, sent whole when there is network; the id is made at arrival and kept. */
export const VisitReport = z.object({
  visitId: VisitId,
  storeId: StoreId,
  arrivedAt: Instant,
  leftAt: Instant,
  /** What the store's own code said; absent when it could not be scanned, and then a person looks. */
  storeCode: z.string().max(64).optional(),
  evidence: z.array(Evidence).max(10),
  count: CountLines.optional(),
});
export type VisitReport = z.infer<typeof VisitReport>;
