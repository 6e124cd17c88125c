import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open } from 'lmdb';
import { isEntryUnharmed } from './entry';
import { isUnharmed } from './record';

type Bytes = Database<Buffer, Buffer>;

/**
 * The process that reads all of a database and writes it anew: what it could not read, such as the list of free pages,
 * is not left for others to find. It ends with 0 when nothing is damaged, and otherwise says what is.
 */
async function inspect(folder: string): Promise<void> {
  const binary = { keyEncoding: 'binary', encoding: 'binary' } as const;
  const root = open<Buffer, Buffer>({ path: folder, readOnly: true, ...binary });
  readAll('records', root.openDB('records', binary), (_, value) => isUnharmed(value));
  readAll('entries', root.openDB('entries', binary), (key, value) => isEntryUnharmed({ key, value }));
  const registry = root.openDB<unknown, string>('registry', { encoding: 'json' });
  for (const { value } of registry.getRange({}))
    if (value === undefined) throw new Error('Its registry is not what was written.');
  const fresh = mkdtempSync(join(folder, 'fresh-'));
  await root.backup(fresh, true);
  renameSync(join(fresh, 'data.mdb'), join(folder, 'data.mdb'));
  rmSync(fresh, { recursive: true });
}

function readAll(name: string, table: Bytes, isWhole: (key: Buffer, value: Buffer) => boolean): void {
  let count = 0;
  for (const { key, value } of table.getRange({})) {
    count++;
    if (!isWhole(key, value)) throw new Error(`Number ${count} of its ${name} is not what was written.`);
  }
  const { entryCount } = table.getStats() as { entryCount: number };
  if (count !== entryCount) throw new Error(`It should have ${entryCount} ${name} and has ${count}.`);
}

inspect(process.argv[2]!).then(
  () => process.exit(0),
  (error) => {
    console.error(`Damaged: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
