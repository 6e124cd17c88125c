import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { atMost, type Line, median } from './table';

const RUNS = 7;

/** What a cold call pays for: the size of each door and how long it loads beside the SDK alone. */
export function benchBundles(): Line[] {
  const sdkAlone = loadMs('@cloudbase/node-sdk');
  return readdirSync('dist/functions').flatMap((door) => {
    const file = resolve('dist/functions', door, 'index.js');
    return [
      atMost(`bundle of ${door}`, 1.6, statSync(file).size / 1024 / 1024, ' MB'),
      atMost(`load of ${door}, times the SDK alone`, 1.3, loadMs(file) / sdkAlone, '×'),
    ];
  });
}

function loadMs(module: string): number {
  const code = `const t=performance.now();require(${JSON.stringify(module)});console.log(performance.now()-t);process.exit()`;
  const env = { ...process.env, SEAL_KEY: 'bench' };
  return median(
    Array.from({ length: RUNS }, () => Number(execFileSync(process.execPath, ['-e', code], { env }))),
  );
}
