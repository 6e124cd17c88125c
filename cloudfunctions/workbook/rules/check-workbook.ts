import { disagreements } from './agreements';
import { type Merged, merged } from './merge';
import { unknownReferences } from './references';
import { type Listed, storesListedTwice } from './same-store';
import type { Finding, Table } from './sheet-rule';
import { type Rows, readWorkbook, sheetNames } from './workbook-rows';

export type Checked = { merged: Merged; findings: Finding[]; isRight: boolean };

/** All that can be said of a workbook beside what is already in the cloud; with nothing there, of the file alone. */
export function checkWorkbook(
  tables: readonly Table[],
  before: Rows,
  opened: readonly Listed['values'][] = [],
  spell?: (name: string) => string,
): Checked {
  const read = readWorkbook(tables);
  const all = merged(before, spell ? spelled(read.rows, spell) : read.rows);
  const keys = Object.fromEntries(
    sheetNames.map((name) => [name, new Set([...read.keys[name], ...before[name].map(({ key }) => key)])]),
  ) as unknown as typeof read.keys;
  const findings = [
    ...read.findings,
    ...unknownReferences(read.rows, keys),
    ...storesListedTwice([...all.rows.stores, ...unlisted(opened, all.rows)]),
    ...disagreements(all.rows, before),
    ...all.findings,
  ];
  return { merged: all, findings, isRight: findings.every(({ weight }) => weight !== 'wrong') };
}

/** Before it is held against what is kept, so that the same file imported again is the same. */
const spelled = (rows: Rows, spell: (name: string) => string): Rows => ({
  ...rows,
  products: rows.products.map((row) => {
    const { name, pinyin = spell(name) } = row.values;
    return { ...row, values: { ...row.values, pinyin }, cells: { ...row.cells, pinyin } };
  }),
});

/** Stores that were opened without a workbook and stand in none. */
function unlisted(opened: readonly Listed['values'][], { stores }: Rows): Listed[] {
  const listed = new Set<string>(stores.map(({ values }) => values.storeId));
  return opened.filter(({ storeId }) => !listed.has(storeId)).map((values) => ({ row: 0, values }));
}
