import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { FunctionDeclaration } from '../../../local/cloudbase/functions/declaration';

/** Small functions for one test, bundled the way the shipped ones are. */
export async function bundled(sources: Record<string, string>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'crowncap-functions-'));
  await Promise.all(
    Object.entries(sources).map(([name, contents]) =>
      build({
        stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
        outfile: join(folder, name, 'index.js'),
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'cjs',
        minify: true,
      }),
    ),
  );
  return folder;
}

export function declared(name: string, over: Partial<FunctionDeclaration> = {}): FunctionDeclaration {
  return { name, timeoutSeconds: 5, memoryMb: 256, fromClients: true, environment: [], ...over };
}
