import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** One wrong file for every rule, so that a rule which guards nothing is found out. */
const wrong: Record<string, Record<string, string>> = {
  'no-cycles': {
    'local/egg.ts': "import { chicken } from './chicken'; export const egg = () => chicken();",
    'local/chicken.ts': "import { egg } from './egg'; export const chicken = () => egg();",
  },
  'contracts-know-only-zod': { 'contracts/a.ts': "import 'dayjs';" },
  'phone-takes-only-types-from-contracts': {
    'src/store/a.ts': "import { storeApi } from '#contracts/store'; storeApi;",
  },
  'phone-never-touches-the-cloud': {
    'src/store/b.ts': "import type { X } from '../../cloudfunctions/trade/quote'; export type Y = X;",
  },
  'audiences-do-not-know-each-other': { 'src/store/c.ts': "import '../rep/words';" },
  'shared-knows-no-audience': { 'src/shared/d.ts': "import '../rep/words';" },
  'rules-import-only-rules': { 'cloudfunctions/trade/rules/e.ts': "import '../quote';" },
  'rules-take-only-types-from-contracts': {
    'cloudfunctions/trade/rules/f.ts': "import { storeApi } from '#contracts/store'; storeApi;",
  },
  'only-time-knows-dayjs': { 'cloudfunctions/trade/g.ts': "import 'dayjs';" },
  'money-imports-no-floor-above': { 'cloudfunctions/money/h.ts': "import '../trade/quote';" },
  'people-imports-no-floor-above': { 'cloudfunctions/people/h.ts': "import '../trade/quote';" },
  'goods-imports-no-floor-above': { 'cloudfunctions/goods/h.ts': "import '../trade/quote';" },
  'trade-imports-no-floor-above': { 'cloudfunctions/trade/h.ts': "import '../field/task';" },
  'field-imports-no-floor-above': { 'cloudfunctions/field/h.ts': "import '../loyalty/scan';" },
  'loyalty-imports-no-floor-above': { 'cloudfunctions/loyalty/h.ts': "import '../workbook/sheet';" },
  'capabilities-know-only-ports': { 'cloudfunctions/trade/i.ts': "import '../platform/database';" },
  'capabilities-know-no-sdk': { 'cloudfunctions/trade/j.ts': "import '@cloudbase/node-sdk';" },
  'platform-knows-no-capability': { 'cloudfunctions/platform/k.ts': "import '../trade/quote';" },
  'nobody-imports-a-door': { 'cloudfunctions/trade/l.ts': "import '../doors/store';" },
  'nothing-shipped-imports-local-or-test': { 'cloudfunctions/trade/m.ts': "import '../../local/start';" },
};

const right: Record<string, string> = {
  'contracts/store.ts': 'export const storeApi = {};',
  'cloudfunctions/trade/quote.ts': 'export type X = string;',
  'cloudfunctions/field/task.ts': 'export const task = 1;',
  'cloudfunctions/loyalty/scan.ts': 'export const scan = 1;',
  'cloudfunctions/workbook/sheet.ts': 'export const sheet = 1;',
  'cloudfunctions/platform/database.ts': 'export const database = 1;',
  'cloudfunctions/doors/store.ts': 'export const main = 1;',
  'src/rep/words.ts': 'export const words = 1;',
  'local/start.ts': 'export const start = 1;',
};

const house = mkdtempSync(join(tmpdir(), 'crowncap-house-'));
afterAll(() => rmSync(house, { recursive: true }));

test('every import rule catches the file that breaks it', () => {
  build(right);
  for (const files of Object.values(wrong)) build(files);
  const broken = cruise();
  for (const [rule, files] of Object.entries(wrong)) {
    expect({ rule, caught: broken.some((found) => found.rule === rule && found.from in files) }).toEqual({
      rule,
      caught: true,
    });
  }
});

function build(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
}

/** The real rules over the wrong house, with the real packages beside it. */
function cruise(): { rule: string; from: string }[] {
  writeFileSync(
    join(house, 'package.json'),
    JSON.stringify({ imports: { '#contracts/*': './contracts/*.ts' } }),
  );
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
  const args = [
    resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    resolve('config/import-rules.cjs'),
    '--output-type',
    'json',
    'contracts',
    'src',
    'cloudfunctions',
    'local',
  ];
  const report = execFileSync(process.execPath, args, { cwd: house, encoding: 'utf8', maxBuffer: 1e8 });
  const { summary } = JSON.parse(report) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
}
