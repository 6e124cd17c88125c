import { columnsFound, readTable } from './read-table';
import { storesListedTwice } from './same-store';
import type { Columns, Finding, Placed, SheetRule } from './sheet-rule';
import type { StoreRow } from './sheets/stores';
import { sheetNames, sheetRules } from './workbook-rows';

export type ListChecked = { sheet: string; rows: number; findings: Finding[] };

/** A single list without a workbook around it: what it is meant to be is told by its headings. */
export function checkList(rows: readonly (readonly string[])[]): ListChecked {
  const list = { sheet: '', rows };
  const likely = sheetNames
    .map((name) => ({ name, found: columnsFound(sheetRules[name], list) }))
    .reduce((best, next) => (next.found > best.found ? next : best));
  const rule: SheetRule<Columns> = sheetRules[likely.name];
  if (likely.found === 0) return { sheet: '', rows: 0, findings: [unknownList(rows[0] ?? [])] };
  const { rows: read, findings } = readTable(rule, { ...list, sheet: rule.sheet });
  const twice = likely.name === 'stores' ? storesListedTwice(read as Placed<StoreRow>[]) : [];
  const filled = rows.slice(1).filter((texts) => texts.some((text) => text.trim() !== ''));
  return { sheet: rule.sheet, rows: filled.length, findings: [...findings, ...twice] };
}

const unknownList = (heading: readonly string[]): Finding => ({
  weight: 'wrong',
  sheet: '',
  row: 1,
  column: '',
  value: heading.join(','),
  says: '看不出这是哪张表,第一行要是列名',
});
