import { mkdirSync } from 'node:fs';
import { type Database, open, type RootDatabase } from 'lmdb';
import { breakSeal, refuseDamaged, seal } from './inspection';

/** Bytes by bytes; every value is `proven`. */
export type Table = Database<Buffer, Buffer>;

export type Whole = {
  readonly root: RootDatabase<Buffer, Buffer>;
  table(name: string): Table;
  close(): Promise<void>;
};

export const binary = { keyEncoding: 'binary', encoding: 'binary' } as const;

/** An LMDB of which every byte was read if it was not closed in order: what is open is whole. */
export function openWhole(folder: string, { noSync = false } = {}): Whole {
  mkdirSync(folder, { recursive: true });
  refuseDamaged(folder);
  breakSeal(folder);
  // Every open transaction reads its own moment, and two hundred people may act at once.
  const root = open<Buffer, Buffer>({ path: folder, noSync, maxReaders: 1000, ...binary });
  return {
    root,
    table: (name) => root.openDB<Buffer, Buffer>(name, binary),
    async close() {
      await root.close();
      seal(folder);
    },
  };
}
