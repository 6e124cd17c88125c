import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildFunctions } from '../config/build-functions';

/** Builds what is missing or older than what it is made of, and says so; a second start builds nothing. */
export async function buildStale(say: (line: string) => void) {
  if (
    isStale('dist/functions', [
      'cloudfunctions',
      'contracts',
      'config/build-functions.ts',
      'package-lock.json',
    ])
  ) {
    say('Building the cloud functions…');
    await buildFunctions();
  }
  if (isStale('dist/h5/index.html', ['src', 'contracts', 'config/index.ts', 'package-lock.json'])) {
    say('Building the phones’ page (about half a minute the first time)…');
    await run(['node_modules/@tarojs/cli/bin/taro', 'build', '--type', 'h5']);
  }
}

function isStale(built: string, sources: string[]): boolean {
  return oldest(built) < Math.max(...sources.map(newest));
}

function run(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`)),
    );
  });
}

const newest = (path: string) => times(path).reduce((a, b) => Math.max(a, b), 0);

const oldest = (path: string) => {
  const all = times(path);
  return all.length === 0 ? 0 : all.reduce((a, b) => Math.min(a, b));
};

/** When each file below a path was last written; nothing for a path that is not there. */
function times(path: string): number[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [found.mtimeMs];
  return readdirSync(path).flatMap((name) => times(join(path, name)));
}
