import { readTable, type TableRead } from './read-table';
import type { Columns, Finding, Placed, RowOf, SheetRule, Table } from './sheet-rule';
import { batches } from './sheets/batches';
import { displayPlans } from './sheets/display-plans';
import { assignments, reps, tasks } from './sheets/field';
import { holidays } from './sheets/holidays';
import { products } from './sheets/products';
import { minimums, promotions } from './sheets/promotions';
import { rebates } from './sheets/rebates';
import { drivers, sellers } from './sheets/sellers';
import { stores } from './sheets/stores';
import { credits, prices, stock, supply } from './sheets/trade';

/** The brand's workbook, in the order its sheets build on one another. */
export const sheetRules = {
  products,
  sellers,
  drivers,
  stores,
  supply,
  prices,
  credits,
  stock,
  reps,
  assignments,
  rebates,
  promotions,
  minimums,
  tasks,
  displayPlans,
  batches,
  holidays,
};

export type SheetName = keyof typeof sheetRules;
export const sheetNames = Object.keys(sheetRules) as SheetName[];

type Row<Name extends SheetName> = RowOf<(typeof sheetRules)[Name]['columns']>;
export type Rows = { [Name in SheetName]: Placed<Row<Name>>[] };

export type WorkbookRead = {
  rows: Rows;
  /** Every key a sheet names, even of rows with something wrong in them: whoever refers to those is not to blame. */
  keys: Record<SheetName, ReadonlySet<string>>;
  findings: Finding[];
};

export function readWorkbook(tables: readonly Table[]): WorkbookRead {
  const read = sheetNames.map((name) => [name, readSheet(name, tables)] as const);
  return {
    rows: Object.fromEntries(read.map(([name, { rows }]) => [name, rows])) as Rows,
    keys: Object.fromEntries(read.map(([name, { keys }]) => [name, keys])) as WorkbookRead['keys'],
    findings: [...strangeSheets(tables), ...read.flatMap(([, { findings }]) => findings)],
  };
}

export const emptyRows = () => Object.fromEntries(sheetNames.map((name) => [name, []])) as unknown as Rows;

function readSheet(name: SheetName, tables: readonly Table[]): TableRead<unknown> {
  const rule: SheetRule<Columns> = sheetRules[name];
  const table = tables.find(({ sheet }) => sheet.trim() === rule.sheet);
  if (table) return readTable(rule, table);
  const findings = rule.mayBeMissing ? [] : [ofSheet(rule.sheet, 'wrong', `缺少“${rule.sheet}”这张表`)];
  return { rows: [], keys: new Set(), findings };
}

const strangeSheets = (tables: readonly Table[]) =>
  tables
    .filter(({ sheet }) => !sheetNames.some((name) => sheetRules[name].sheet === sheet.trim()))
    .map(({ sheet }) => ofSheet(sheet, 'told', '不认识这张表,没有读'));

const ofSheet = (sheet: string, weight: Finding['weight'], says: string): Finding => ({
  weight,
  sheet,
  row: 0,
  column: '',
  value: '',
  says,
});
