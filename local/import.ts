import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { readFile } from '../cloudfunctions/workbook/read-file';
import { checkList } from '../cloudfunctions/workbook/rules/check-list';
import { checkWorkbook } from '../cloudfunctions/workbook/rules/check-workbook';
import { emptyRows } from '../cloudfunctions/workbook/rules/workbook-rows';
import type { BrandApi } from '../contracts/brand';
import type { Answer } from '../contracts/call';
import type { WorkbookFinding, WorkbookReport } from '../contracts/workbook';
import { csvRows, csvText } from './csv';
import { phones } from './market/people';
import { type GatewayPhone, phoneAt } from './phone-at-gateway';

/** `npm run import -- FILE.xlsx` into the running cloud, all or nothing; `--check FILE` only says what is wrong. */
async function run(args: readonly string[]): Promise<boolean> {
  const [file] = args.filter((arg) => !arg.startsWith('--'));
  if (!file) throw new Error('npm run import -- [--check] FILE.xlsx');
  const bytes = readFileSync(file);
  if (!args.includes('--check')) return bring(bytes, basename(file));
  return extname(file).toLowerCase() === '.csv' ? checkCsv(bytes) : checkXlsx(bytes);
}

function checkCsv(bytes: Uint8Array): boolean {
  const { sheet, rows, findings } = checkList(csvRows(csvText(bytes)));
  console.log(`${sheet || '?'}:${rows} 行`);
  return printFindings(findings);
}

async function checkXlsx(bytes: Uint8Array): Promise<boolean> {
  const tables = await readFile(bytes);
  if (!Array.isArray(tables)) return printFindings([tables]);
  const { merged, findings } = checkWorkbook(tables, emptyRows());
  for (const { sheet, rows } of merged.sheets) console.log(`${sheet}:${rows} 行`);
  return printFindings(findings);
}

async function bring(bytes: Uint8Array, name: string): Promise<boolean> {
  const origin = `http://127.0.0.1:${process.env.PORT ?? 7788}`;
  const phone = await phoneAt(origin, 'brand').catch(() => {
    throw new Error(`No cloud runs at ${origin}: npm start, then once more.`);
  });
  const answer = await importThrough(phone, bytes, name);
  if ('value' in answer) return printReport(answer.value);
  if ('problem' in answer && answer.problem.code === 'workbook_refused')
    return printFindings(answer.problem.facts.findings);
  throw new Error(JSON.stringify(answer));
}

async function importThrough(phone: GatewayPhone, bytes: Uint8Array, name: string) {
  const phoneCode = await phone.phoneCode(phones.operator);
  await phone.ask('member', 'signInByPhone', { phoneCode });
  const file = await phone.upload(`${Date.now()}-${name.replace(/[^\w.-]/g, '_')}`, bytes);
  const answer = await phone.ask('brand', 'importWorkbook', { file, apply: true });
  return answer as unknown as Answer<BrandApi['importWorkbook']>;
}

function printReport({ sheets, findings }: WorkbookReport): boolean {
  for (const { sheet, rows, added, changed, same, unlisted } of sheets)
    console.log(
      `${sheet}:${rows} 行,新增 ${added},修改 ${changed},不变 ${same},文件里没有但保留 ${unlisted}`,
    );
  return printFindings(findings);
}

const weights = { wrong: '错误', mended: '已改正', told: '提醒' };

/** True when nothing is wrong. */
function printFindings(findings: readonly WorkbookFinding[]): boolean {
  for (const { weight, sheet, row, column, value, says } of findings) {
    const place = [sheet, row ? `第 ${row} 行` : '', column].filter(Boolean).join(' ');
    console.log(`${weights[weight]} ${place || '文件'}${value ? ` “${value}”` : ''}:${says}`);
  }
  const wrong = findings.filter(({ weight }) => weight === 'wrong').length;
  console.log(wrong ? `共 ${wrong} 处错误,一处不改,什么都不会导入。` : '没有错误。');
  return wrong === 0;
}

run(process.argv.slice(2)).then(
  (isRight) => {
    process.exitCode = isRight ? 0 : 1;
  },
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
