import type { FileId, StoreId } from '#contracts/vocabulary';
import { upload } from '../../shared/phone/files';
import { storeCloud } from '../store-cloud';

/** Where a photo goes: into the person's own folder, under the id of what it proves, so that a retry writes the same file. */
export const photoPaths = (paths: readonly string[], folder: string, id: string) =>
  paths.map((path, at) => ({ path, to: `${folder}${id}-${at}.jpg` }));

/** All of them, or it throws as a lost network does. */
export async function uploadPhotos(
  storeId: StoreId,
  paths: readonly string[],
  id: string,
): Promise<FileId[]> {
  if (paths.length === 0) return [];
  const answered = await storeCloud.photoFolder({ storeId });
  if (!answered.ok) return [];
  const photos: FileId[] = [];
  for (const { path, to } of photoPaths(paths, answered.value.folder, id))
    photos.push((await upload(path, to)) as FileId);
  return photos;
}
