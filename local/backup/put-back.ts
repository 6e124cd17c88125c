import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { CollectionDeclaration } from '../cloudbase/database/declaration';
import { type Database, openDatabase } from '../cloudbase/database/open';
import { neighbours, writeNeighbour } from './neighbour';
import { checkSheet } from './sheet';
import { keptFiles } from './take';

const batch = 1_000;

/** Makes a cloud's folder from a backup, where none is yet; what is found damaged leaves no trace of it. */
export async function putBack(
  from: string,
  into: string,
  collections: readonly CollectionDeclaration[],
): Promise<void> {
  const place = resolve(into);
  if (existsSync(place) && readdirSync(place).length > 0)
    throw new Error(`${place} holds a cloud already: a backup is put back where none is.`);
  await checkSheet(from);
  const draft = `${place}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    for (const name of keptFiles)
      if (existsSync(join(from, name))) cpSync(join(from, name), join(draft, name), { recursive: true });
    for (const name of neighbours)
      await writeNeighbour(join(draft, name), readFileSync(join(from, `${name}.json`), 'utf8'));
    await fillDatabase(join(from, 'database'), join(draft, 'database'), collections);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(dirname(place), { recursive: true });
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

async function fillDatabase(from: string, into: string, declarations: readonly CollectionDeclaration[]) {
  const database = openDatabase({ path: into, noSync: true, now: Date.now, declarations });
  try {
    for (const file of readdirSync(from)) {
      const collectionName = basename(file, '.jsonl');
      // A caller may have made it; it holds what it held all the same.
      if (!database.collections().includes(collectionName))
        await database.answer({ action: 'database.addCollection', collectionName });
      await fill(database, collectionName, join(from, file));
    }
  } finally {
    await database.close();
  }
}

async function fill(database: Database, collectionName: string, file: string): Promise<void> {
  let data: string[] = [];
  const insert = async () => {
    const { code, message } = await database.answer({
      action: 'database.insertDocument',
      collectionName,
      data,
    });
    if (code !== undefined) throw new Error(`${collectionName} cannot be put back: ${String(message)}`);
    data = [];
  };
  for await (const line of createInterface({ input: createReadStream(file) })) {
    data.push(line);
    if (data.length === batch) await insert();
  }
  if (data.length > 0) await insert();
}
