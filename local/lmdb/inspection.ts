import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** How the bytes are laid out; those of another release are not guessed at. */
const format = 5;

/**
 * An LMDB that was closed is sealed with its file's size and time. One without a seal was killed, or touched since:
 * every byte of it is read before it is believed, by another process, for a file cut short ends whoever reads it.
 */
export function refuseDamaged(folder: string): void {
  const now = stateOf(folder);
  if (now === undefined) return;
  const closed = sealOn(folder);
  if (closed !== undefined && closed.split(' ')[0] !== String(format))
    throw new Error(`${folder} was written by another version: npm start -- --reset begins anew.`);
  if (now === closed) return;
  const { status, stderr } = spawnSync(process.execPath, ['--eval', inspectorCode(), folder], {
    cwd: __dirname,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (status === 0) return;
  const told = /^Damaged: (.*)$/m.exec(stderr)?.[1] ?? 'Its file cannot be read to the end.';
  throw new Error(
    `The database in ${folder} is damaged. ${told} Restore a backup, or begin anew: npm start -- --reset.`,
  );
}

export function seal(folder: string): void {
  const state = stateOf(folder);
  if (state !== undefined) writeFileSync(sealFile(folder), state);
}

export function breakSeal(folder: string): void {
  rmSync(sealFile(folder), { force: true });
}

let code: string | undefined;

/** Bundled here because a process starts from JavaScript, whatever compiles the rest (tsx or jest). */
function inspectorCode(): string {
  code ??= buildSync({
    entryPoints: [join(__dirname, 'inspector.ts')],
    bundle: true,
    packages: 'external',
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
  }).outputFiles[0]!.text;
  return code;
}

const sealFile = (folder: string) => join(folder, 'closed');

function sealOn(folder: string): string | undefined {
  try {
    return readFileSync(sealFile(folder), 'utf8');
  } catch {
    return undefined;
  }
}

function stateOf(folder: string): string | undefined {
  const file = statSync(join(folder, 'data.mdb'), { throwIfNoEntry: false });
  return file && `${format} ${file.size} ${file.mtimeMs}`;
}
