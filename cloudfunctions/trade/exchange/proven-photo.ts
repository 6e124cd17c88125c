import * as z from 'zod';
import { Instant, StoreId } from '#contracts/vocabulary';
import type { Collection, Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';

const ProvenPhoto = z.object({ recordId: z.string(), storeId: StoreId, at: Instant });

/** `_id` is the SHA-256 of the bytes: the same picture proves one thing once. */
export const tradePhotos: Collection<z.infer<typeof ProvenPhoto>> = {
  name: 'trade_photos',
  version: 1,
  schema: ProvenPhoto,
  indexes: [],
};

export async function provePhotos(
  tx: Transaction,
  hashes: Iterable<string>,
  proven: { recordId: string; storeId: StoreId; at: Instant },
): Promise<void> {
  for (const hash of new Set(hashes)) {
    const known = await tx.get(tradePhotos, hash);
    if (known && known.recordId !== proven.recordId) refuse('photo_used', {});
    if (!known) await tx.add(tradePhotos, hash, proven);
  }
}
