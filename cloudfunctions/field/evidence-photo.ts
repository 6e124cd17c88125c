import * as z from 'zod';
import { ClaimId, Instant, PersonId, VisitId } from '#contracts/vocabulary';
import type { Collection } from '../platform/ports';

const Photo = z.object({ claimId: ClaimId, visitId: VisitId, personId: PersonId, at: Instant });

/** `_id` is the SHA-256 of the bytes: the same picture proves one thing once. */
export const photos: Collection<z.infer<typeof Photo>> = {
  name: 'photos',
  version: 1,
  schema: Photo,
  indexes: [],
};
