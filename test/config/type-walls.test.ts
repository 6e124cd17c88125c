import { resolve } from 'node:path';
import ts from 'typescript';

// The compiler reads the whole of zod and Taro for one file.
jest.setTimeout(120_000);

/** What the compiler must refuse: each wrong file is compiled in the place where somebody would write it. */

test('a call without a handler does not compile', () => {
  const messages = compile('cloud', 'cloudfunctions/doors/wrong.ts', [
    "import { payApi } from '#contracts/pay';",
    "import type { Handlers } from '../platform/serve';",
    "import type { World } from '../platform/ports';",
    "import { refuse } from '../platform/refusal';",
    "export const handlers: Handlers<typeof payApi, World> = { collect: async () => refuse('not_yours', {}) };",
  ]);
  expect(messages).toEqual([expect.stringContaining('is missing the following properties')]);
});

test('a handler that answers something else than its contract says does not compile', () => {
  const messages = compile('cloud', 'cloudfunctions/doors/wrong.ts', [
    "import { sellerApi } from '#contracts/seller';",
    "import type { Handlers } from '../platform/serve';",
    "import type { World } from '../platform/ports';",
    "export const cash: Handlers<typeof sellerApi, World>['cash'] = async () => ({ drivers: [{ name: '王师傅' }] });",
  ]);
  expect(messages.join('\n')).toMatch(/missing the following properties/);
});

test('a problem without words for its audience does not compile', () => {
  const messages = compile('phone', 'src/rep/wrong.ts', [
    "import type { PayApi } from '#contracts/pay';",
    "import type { WordsFor } from '../shared/words';",
    'export const words: Partial<WordsFor<PayApi>> = {};',
    'export const all: WordsFor<PayApi> = {};',
  ]);
  expect(messages).toEqual([expect.stringMatching(/missing the following properties.*client_too_old/)]);
});

test.each([
  'fetch("http://x")',
  'process.env.SECRET',
  'setTimeout(() => 1, 1)',
  'console.log(1)',
  "import('node:fs')",
])('a rule cannot write %s, for the name does not exist there', (code) => {
  expect(
    compile('rules', 'cloudfunctions/trade/rules/wrong.ts', [`export const wrong = () => ${code};`]),
  ).toHaveLength(1);
});

test('an amount of fen made by plain arithmetic is not an amount of fen', () => {
  const messages = compile('rules', 'cloudfunctions/trade/rules/wrong.ts', [
    "import type { Fen } from '#contracts/vocabulary';",
    'export const wrong = (a: Fen, b: Fen): Fen => a + b;',
  ]);
  expect(messages).toEqual([expect.stringContaining('not assignable to type')]);
});

/** Compiles one file that is not on disk, with the options of the project it would belong to. */
function compile(project: string, path: string, lines: string[]): string[] {
  const { config } = ts.readConfigFile(`config/tsconfig.${project}.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: [resolve(path)] },
    ts.sys,
    resolve('config'),
  );
  const own = { ...options, composite: false, emitDeclarationOnly: false, declaration: false, noEmit: true };
  const host = ts.createCompilerHost(own);
  const { getSourceFile, fileExists } = host;
  const wrong = ts.createSourceFile(resolve(path), lines.join('\n'), ts.ScriptTarget.ES2022, true);
  host.fileExists = (name) => name === resolve(path) || fileExists(name);
  host.getSourceFile = (name, ...rest) => (name === resolve(path) ? wrong : getSourceFile(name, ...rest));
  const program = ts.createProgram([resolve(path)], own, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(resolve(path)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
