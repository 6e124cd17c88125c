import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** A fresh clone has only Node and npm: what package-lock.json names is installed first, and again when it changes. */
export function ensureInstalled() {
  const mark = 'node_modules/.installed';
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  console.log(
    'Installing the packages named in package-lock.json; the first time takes one to three minutes …',
  );
  // Not `npm ci`: a lock file made where a platform's optional package was not to be had names it only by its wish.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  writeFileSync(mark, wanted);
}
