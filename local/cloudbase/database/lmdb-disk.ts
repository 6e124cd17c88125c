import { mkdirSync } from 'node:fs';
import { open } from 'lmdb';
import type { Disk, Moment, Table } from './disk';
import { breakSeal, refuseDamaged, seal } from './inspection';

export function openLmdb(folder: string, noSync: boolean): Disk {
  mkdirSync(folder, { recursive: true });
  refuseDamaged(folder);
  breakSeal(folder);
  const root = open<Buffer, Buffer>({
    path: folder,
    noSync,
    keyEncoding: 'binary',
    encoding: 'binary',
    // Every open transaction reads its own moment, and two hundred people may act at once.
    maxReaders: 1000,
  });
  const table = (name: string) => {
    const opened = root.openDB<Buffer, Buffer>(name, { keyEncoding: 'binary', encoding: 'binary' });
    return Object.assign(opened, { get: opened.getBinaryFast }) as unknown as Table;
  };
  return {
    root: {
      transactionSync: (work) => root.transactionSync(work),
      useReadTransaction: () => root.useReadTransaction() as Moment,
      close: async () => {
        await root.close();
        seal(folder);
      },
    },
    records: table('records'),
    entries: table('entries'),
    registry: root.openDB<unknown, string>('registry', { encoding: 'json', keyEncoding: 'ordered-binary' }),
    flushes: true,
  };
}
