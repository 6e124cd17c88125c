import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What CloudBase's SDK would bring for its `ai()`, which nothing here calls, is a sixth of a bundle. */
const noLanguageModels = './cloudfunctions/platform/no-language-models.ts';

export type BuiltFunction = { name: string; bytes: number; zippedBytes: number };

/** One door becomes one self-contained bundle: nothing is installed in the cloud, so nothing there can fail to install. */
export async function buildFunctions(
  from = 'cloudfunctions/doors',
  to = 'dist/functions',
): Promise<BuiltFunction[]> {
  const names = readdirSync(from)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'));
  const built = await Promise.all(
    names.map((name) => buildFunction(name, join(from, `${name}.ts`), join(to, name))),
  );
  // A door that is gone must not stay deployed.
  for (const left of readdirSync(to)) {
    if (!names.includes(left)) rmSync(join(to, left), { recursive: true });
  }
  return built;
}

async function buildFunction(name: string, entry: string, folder: string): Promise<BuiltFunction> {
  const outfile = join(folder, 'index.js');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    sourcemap: 'external',
    legalComments: 'none',
    charset: 'utf8',
    alias: {
      superagent: './cloudfunctions/platform/wechatpay/no-superagent.ts',
      '@cloudbase/ai': noLanguageModels,
      '@cloudbase/app': noLanguageModels,
      'web-streams-polyfill': noLanguageModels,
    },
    logLevel: 'warning',
  });
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ name, private: true, main: 'index.js' })}\n`,
  );
  return { name, bytes: statSync(outfile).size, zippedBytes: gzipSync(readFileSync(outfile)).length };
}

async function print() {
  for (const { name, bytes, zippedBytes } of await buildFunctions()) {
    console.log(`${name.padEnd(8)} ${kilobytes(bytes)} KB, ${kilobytes(zippedBytes)} KB zipped`);
  }
}

const kilobytes = (bytes: number) => String(Math.round(bytes / 1024)).padStart(5);

if (process.argv[1] === __filename) void print();
