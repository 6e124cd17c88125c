import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import { isProven } from './proof';

/**
 * The process that reads all of an LMDB and writes it anew: what it could not read, such as the list of free pages,
 * is not left for others to find. It ends with 0 when nothing is damaged, and otherwise says what is.
 */
async function inspect(folder: string): Promise<void> {
  const binary = { keyEncoding: 'binary', encoding: 'binary' } as const;
  const root = open<Buffer, Buffer>({ path: folder, readOnly: true, ...binary });
  // LMDB closes the name of a table with a zero.
  for (const name of [...root.getKeys()].map((key) => String(key.subarray(0, -1)))) {
    const table = root.openDB<Buffer, Buffer>(name, binary);
    let count = 0;
    for (const { key, value } of table.getRange({})) {
      count++;
      if (!isProven(key, value)) throw new Error(`Number ${count} of its ${name} is not what was written.`);
    }
    const { entryCount } = table.getStats() as { entryCount: number };
    if (count !== entryCount) throw new Error(`It should have ${entryCount} ${name} and has ${count}.`);
  }
  const fresh = mkdtempSync(join(folder, 'fresh-'));
  await root.backup(fresh, true);
  renameSync(join(fresh, 'data.mdb'), join(folder, 'data.mdb'));
  rmSync(fresh, { recursive: true });
}

inspect(process.argv[1]!).then(
  () => process.exit(0),
  (error) => {
    console.error(`Damaged: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
