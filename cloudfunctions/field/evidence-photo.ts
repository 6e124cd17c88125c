import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Evidence } from '#contracts/visit';
import { ClaimId, type FileId, Instant, PersonId, VisitId } from '#contracts/vocabulary';
import type { Collection, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { photosOf } from './today';

const Photo = z.object({ claimId: ClaimId, visitId: VisitId, personId: PersonId, at: Instant });

/** `_id` is the SHA-256 of the bytes: the same picture proves one thing once. */
export const photos: Collection<z.infer<typeof Photo>> = {
  name: 'photos',
  version: 1,
  schema: Photo,
  indexes: [],
};

export type PhotoHashes = ReadonlyMap<FileId, string>;

/** Taken from the bytes as they lie in the cloud, for what a phone says of its photo proves nothing. */
export async function hashPhotos(
  world: World,
  evidence: readonly Evidence[],
  seat: Seat,
): Promise<PhotoHashes | 'photo_missing'> {
  const fileIds = [...new Set(evidence.map(({ photo }) => photo))];
  if (!fileIds.every((fileId) => isIn(photosOf(seat), fileId))) refuse('not_yours', {});
  const hashes = await Promise.all(fileIds.map((fileId) => hashOf(world, fileId)));
  const found = fileIds.flatMap((fileId, at) => (hashes[at] ? [[fileId, hashes[at]] as const] : []));
  return found.length === fileIds.length ? new Map(found) : 'photo_missing';
}

/** `cloud://<environment>.<bucket>/<path>`, and no step back out of the folder. */
function isIn(folder: string, fileId: FileId): boolean {
  const path = fileId.slice('cloud://'.length).split('/').slice(1);
  return path.join('/').startsWith(folder) && !path.includes('..');
}

async function hashOf(world: World, fileId: FileId): Promise<string | undefined> {
  const bytes = await world.files.read(fileId);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}
