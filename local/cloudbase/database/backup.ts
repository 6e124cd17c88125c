import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Store } from './store';

/** LMDB writes a consistent copy while others go on writing; it appears under its name only when it is whole. */
export async function copyInto(store: Store, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const folder = await mkdtemp(`${file}.`);
  await store.root.backup(folder, true);
  await rename(join(folder, 'data.mdb'), file);
  await rm(folder, { recursive: true });
}

/** Puts a snapshot in the place of a database that is not open. */
export async function restoreDatabase(file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const incoming = join(folder, 'incoming.mdb');
  await copyFile(file, incoming);
  await rm(join(folder, 'lock.mdb'), { force: true });
  await rename(incoming, join(folder, 'data.mdb'));
}
