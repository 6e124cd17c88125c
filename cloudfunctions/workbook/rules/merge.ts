import type { WorkbookReport } from '#contracts/workbook';
import type { Finding, Placed } from './sheet-rule';
import { emptyRows, type Rows, type SheetName, sheetNames, sheetRules } from './workbook-rows';

export type Merged = { rows: Rows; sheets: WorkbookReport['sheets']; findings: Finding[]; isSame: boolean };

/** What the file says, and after it what the cloud knows and the file no longer lists: told, never deleted. */
export function merged(before: Rows, read: Rows): Merged {
  const rows = emptyRows();
  const sheets = sheetNames.map((name) => {
    const known = new Map(before[name].map((row) => [row.key, row as Placed<unknown>]));
    const listed = new Set(read[name].map(({ key }) => key));
    const unlisted = before[name].filter(({ key }) => !listed.has(key));
    (rows[name] as Placed<unknown>[]).push(
      ...read[name].map((row) => ({ ...row, revision: revisionOf(known.get(row.key), row) })),
      ...unlisted.map((row) => ({ ...row, row: 0 })),
    );
    const added = read[name].filter(({ key }) => !known.has(key)).length;
    const same = read[name].filter((row) => isSame(known.get(row.key), row)).length;
    const counted = { rows: listed.size, added, same, changed: listed.size - added - same };
    return { sheet: sheetRules[name].sheet, ...counted, unlisted: unlisted.length };
  });
  const isSameFile = sheets.every(({ added, changed }) => added === 0 && changed === 0);
  return {
    rows,
    sheets,
    findings: sheetNames.flatMap((name) => noLongerListed(name, before, read)),
    isSame: isSameFile,
  };
}

const TOLD_BY_NAME = 20;

function noLongerListed(name: SheetName, before: Rows, read: Rows): Finding[] {
  const listed = new Set(read[name].map(({ key }) => key));
  const { sheet } = sheetRules[name];
  return before[name]
    .filter(({ key }) => !listed.has(key))
    .slice(0, TOLD_BY_NAME)
    .map(({ key }) => ({
      weight: 'told',
      sheet,
      row: 0,
      column: '',
      value: key.replaceAll('|', ' '),
      says: '文件里不再有这一行,系统里仍然保留',
    }));
}

function revisionOf(known: Placed<unknown> | undefined, row: Placed<unknown>): number {
  if (!known) return 1;
  return isSame(known, row) ? known.revision : known.revision + 1;
}

const isSame = (a: Placed<unknown> | undefined, b: Placed<unknown>) =>
  a !== undefined && JSON.stringify(a.values) === JSON.stringify(b.values);
