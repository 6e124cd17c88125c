import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What lies in a backup, file by file, so that one changed byte is found before anything is put back. */
type Sheet = { format: number; madeAt: string; sums: Record<string, string> };

/** How a backup is laid out; another release may do it otherwise. */
const format = 1;

const sheetName = 'backup.json';

export async function writeSheet(folder: string, madeAt: number): Promise<void> {
  const sums: Record<string, string> = {};
  for (const name of namesIn(folder)) sums[name] = await sumOf(join(folder, name));
  writeFileSync(join(folder, sheetName), textOf({ format, madeAt: new Date(madeAt).toISOString(), sums }));
}

/** Throws by the name of the first file that is not what was written. */
export async function checkSheet(folder: string): Promise<void> {
  const sheet = readSheet(folder);
  const found = namesIn(folder).filter((name) => name !== sheetName);
  const stranger = found.find((name) => !Object.hasOwn(sheet.sums, name));
  if (stranger !== undefined) throw new Error(`${stranger} is no part of this backup.`);
  for (const [name, sum] of Object.entries(sheet.sums)) {
    if (!found.includes(name)) throw new Error(`${name} is missing from the backup.`);
    if ((await sumOf(join(folder, name))) !== sum)
      throw new Error(`${name} is damaged: it is not what was backed up.`);
  }
}

function readSheet(folder: string): Sheet {
  let text: string;
  try {
    text = readFileSync(join(folder, sheetName), 'utf8');
  } catch {
    throw new Error(`There is no whole backup in ${folder}: ${sheetName} is missing.`);
  }
  const [own, body] = [text.slice(0, sumLength), text.slice(sumLength + 1)];
  if (own !== hashOf(body)) throw new Error(`${sheetName} is damaged: it is not what was backed up.`);
  const sheet = JSON.parse(body) as Sheet;
  if (sheet.format !== format)
    throw new Error(`This backup has format ${sheet.format}, and format ${format} is what can be put back.`);
  return sheet;
}

const sumLength = 64;

/** Its own sum stands before it. */
function textOf(sheet: Sheet): string {
  const body = `${JSON.stringify(sheet, undefined, 1)}\n`;
  return `${hashOf(body)}\n${body}`;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Paths with `/` on every system. */
function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
