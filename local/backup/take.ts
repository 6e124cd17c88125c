import { cpSync, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EJSON } from 'bson';
import type { Database, DatabaseMoment } from '../cloudbase/database/open';
import { neighbours, readNeighbour } from './neighbour';
import { writeSheet } from './sheet';

/** What is kept beside the database just as it lies there. */
export const keptFiles = ['secret', 'clock.json', join('storage', 'files')];

type Taken = { folder: string; into: string; database: Database; now: number };

/**
 * Copies a running cloud. Everything is as it was at one instant: the files and the neighbours are read in one go, and
 * the database is held at that moment while it is written out. The folder has its name only once it is whole.
 */
export async function takeBackup({ folder, into, database, now }: Taken): Promise<void> {
  const place = resolve(into);
  if (existsSync(place))
    throw new Error(`${place} is there already: a backup goes into a folder of its own.`);
  const draft = `${place}.unfinished`;
  if (existsSync(draft)) throw new Error(`${draft} is there already: another backup began and did not end.`);
  mkdirSync(draft, { recursive: true });
  try {
    await writeDown(draft, folder, database);
    await writeSheet(draft, now);
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

async function writeDown(draft: string, folder: string, database: Database): Promise<void> {
  const moment = database.moment();
  try {
    for (const name of keptFiles)
      if (existsSync(join(folder, name))) cpSync(join(folder, name), join(draft, name), { recursive: true });
    for (const name of neighbours)
      writeFileSync(join(draft, `${name}.json`), readNeighbour(join(folder, name)));
    for (const collection of database.collections())
      await writeCollection(moment, collection, join(draft, 'database', `${collection}.jsonl`));
  } finally {
    moment.done();
  }
}

async function writeCollection(moment: DatabaseMoment, collection: string, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await pipeline(Readable.from(linesOf(moment.documents(collection))), createWriteStream(file));
}

function* linesOf(documents: Iterable<object>): Generator<string> {
  for (const document of documents) yield `${EJSON.stringify(document, { relaxed: false })}\n`;
}
