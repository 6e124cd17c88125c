import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * A database that was closed is sealed with its file's size and time. One without a seal was killed, or touched since:
 * every byte of it is read before it is believed, by another process, for a file cut short ends whoever reads it.
 */
export function refuseDamaged(folder: string): void {
  const now = stateOf(folder);
  if (now === undefined) return;
  if (now === sealOn(folder)) return;
  // The mini-program's types know another `require`, without `resolve`.
  const { resolve } = createRequire(__filename);
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', resolve('tsx'), join(__dirname, 'inspector.ts'), folder],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
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
  return file && `${file.size} ${file.mtimeMs}`;
}
