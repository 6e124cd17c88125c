import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dist } from './dist';
import type { Inspection } from './inspect/inspect';

const repository = join(__dirname, '../..');
const keptFolder = join(repository, 'node_modules/.cache/miniprogram');
const keptMs = 24 * 60 * 60_000;

/** A smaller build is looked at as fast as a note of it is found. */
const keptFromBytes = 256 * 1024;

/** Looking at a large build takes seconds, and dozens of suites open the same one: what was found is kept. */
export async function inspectOnce(dist: Dist): Promise<Inspection> {
  const bytes = [...dist.sizes.values()].reduce((sum, size) => sum + size, 0);
  if (bytes < keptFromBytes) return inspectNow(dist);
  const file = join(keptFolder, `${digestOf(dist)}.json`);
  return read(file) ?? keep(file, await inspectNow(dist));
}

/** Loaded late, for the compiler and the parsers are large. */
async function inspectNow(dist: Dist): Promise<Inspection> {
  const { inspect } = await import('./inspect/inspect');
  return inspect(dist);
}

/** Of the build, and of the eye that looks at it: another version of either looks anew. */
function digestOf(dist: Dist): string {
  const hash = createHash('sha256');
  for (const [path, size] of dist.sizes) hash.update(`${path} ${size}\n${dist.sources.get(path) ?? ''}`);
  for (const file of eye()) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function eye(): string[] {
  const sources = ['.', 'inspect'].flatMap((folder) =>
    readdirSync(join(__dirname, folder)).map((name) => join(__dirname, folder, name)),
  );
  return [join(repository, 'package-lock.json'), ...sources.filter((file) => file.endsWith('.ts'))];
}

function read(file: string): Inspection | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Inspection;
  } catch {
    return undefined;
  }
}

/** Written aside first, since another suite may be reading. */
function keep(file: string, inspection: Inspection): Inspection {
  mkdirSync(keptFolder, { recursive: true });
  forgetOld();
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, JSON.stringify(inspection));
  renameSync(aside, file);
  return inspection;
}

function forgetOld(): void {
  for (const name of readdirSync(keptFolder)) {
    const file = join(keptFolder, name);
    const { mtimeMs = Date.now() } = statSync(file, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > keptMs) rmSync(file, { force: true });
  }
}
