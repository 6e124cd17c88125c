import { createHash } from 'node:crypto';
import type { FileId } from '#contracts/vocabulary';
import type { World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';

/** A phone writes below its own openid and nowhere else; the storage's rule says the same. */
export const ownFolder = ({ openid }: Seat) => `${openid}/`;

/** SHA-256 of each photo's bytes. */
export type PhotoHashes = ReadonlyMap<FileId, string>;

/** Taken from the bytes as they lie in the cloud, for what a phone says of its photo proves nothing. */
export async function hashOwnPhotos(
  world: Pick<World, 'files'>,
  photos: readonly FileId[],
  seat: Seat,
): Promise<PhotoHashes | 'photo_missing'> {
  const fileIds = [...new Set(photos)];
  if (!fileIds.every((fileId) => isIn(ownFolder(seat), fileId))) refuse('not_yours', {});
  const hashes = await Promise.all(fileIds.map((fileId) => hashOf(world, fileId)));
  const found = fileIds.flatMap((fileId, at) => (hashes[at] ? [[fileId, hashes[at]] as const] : []));
  return found.length === fileIds.length ? new Map(found) : 'photo_missing';
}

/** `cloud://<environment>.<bucket>/<path>`, and no step back out of the folder. */
function isIn(folder: string, fileId: FileId): boolean {
  const path = fileId.slice('cloud://'.length).split('/').slice(1);
  return path.join('/').startsWith(folder) && !path.includes('..');
}

async function hashOf(world: Pick<World, 'files'>, fileId: FileId): Promise<string | undefined> {
  const bytes = await world.files.read(fileId);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}

export const mustHave = (hashes: PhotoHashes | 'photo_missing'): string[] =>
  hashes === 'photo_missing' ? refuse('photo_missing', {}) : [...hashes.values()];
