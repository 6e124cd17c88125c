import type { Columns, Finding, Layout, Placed, RowOf, SheetRule, Table } from './sheet-rule';

export type TableRead<Row> = { rows: Placed<Row>[]; keys: ReadonlySet<string>; findings: Finding[] };

/** Reads a sheet row by row; everything wrong is named, so that it can be put right in one go. */
export function readTable<C extends Columns>(rule: SheetRule<C>, table: Table): TableRead<RowOf<C>> {
  const places = placesOf(rule, table.rows[0] ?? []);
  const findings: Finding[] = missingColumns(rule, places);
  const rows: Placed<RowOf<C>>[] = [];
  const keys = new Map<string, number>();
  table.rows.slice(1).forEach((texts, index) => {
    const row = index + 2;
    if (texts.every((text) => text.trim() === '')) {
      findings.push(blankRow(rule.sheet, row));
      return;
    }
    const read = readRow(rule, places, texts, row);
    findings.push(...read.findings);
    if (read.key === undefined) return;
    const first = keys.get(read.key);
    if (first === undefined) keys.set(read.key, row);
    else findings.push(repeated(rule, row, read.key, first));
    if (read.values && first === undefined)
      rows.push({ row, key: read.key, values: read.values, revision: 1, cells: read.cells });
  });
  return { rows, keys: new Set(keys.keys()), findings };
}

function readRow<C extends Columns>(
  rule: SheetRule<C>,
  places: ReadonlyMap<string, number>,
  texts: readonly string[],
  row: number,
) {
  const values: Record<string, unknown> = {};
  const cells: Record<string, string> = {};
  const findings: Finding[] = [];
  let isWhole = true;
  for (const [name, column] of Object.entries(rule.columns)) {
    const place = places.get(name);
    if (place === undefined && !column.mayBeEmpty) isWhole = false;
    const written = place === undefined ? '' : (texts[place] ?? '');
    const text = halfWidth(written).trim();
    const at = { sheet: rule.sheet, row, column: column.heading, value: written };
    if (text !== written.trim()) findings.push({ ...at, weight: 'mended', says: `全角字符已改成“${text}”` });
    if (text === '' && !column.mayBeEmpty) {
      if (place !== undefined) findings.push({ ...at, weight: 'wrong', says: '不能空着' });
      isWhole = false;
      continue;
    }
    const reading = column.read(text);
    if ('wrong' in reading) {
      findings.push({ ...at, weight: 'wrong', says: reading.wrong });
      isWhole = false;
    } else {
      values[name] = reading.value;
      cells[name] = text;
    }
  }
  const key = keyOf(rule, values);
  if (!isWhole) return { key, cells, findings };
  const whole = values as RowOf<C>;
  const also = rule.checkRow?.(whole);
  if (also) {
    const { column, says, weight = 'wrong' } = also;
    const { heading } = rule.columns[column] as { heading: string };
    findings.push({ sheet: rule.sheet, row, column: heading, value: cells[column] ?? '', weight, says });
  }
  return { key, cells, findings, values: whole };
}

function keyOf<C extends Columns>(rule: SheetRule<C>, values: Record<string, unknown>): string | undefined {
  const parts = rule.key.map((name) => (name in values ? (values[name] ?? '') : undefined));
  return parts.includes(undefined) ? undefined : parts.join('|');
}

/** A heading may carry a unit or a note in brackets: 箱价(元). */
function placesOf(rule: Layout, heading: readonly string[]): ReadonlyMap<string, number> {
  const written = heading.map((text) =>
    halfWidth(text)
      .replace(/[(\uff08].*$/, '')
      .trim()
      .toLowerCase(),
  );
  const found = Object.entries(rule.columns).map(([name, column]) => {
    const place = written.findIndex((text) => text === column.heading || text === column.alias.toLowerCase());
    return [name, place] as const;
  });
  return new Map(found.filter(([, place]) => place >= 0));
}

/** How many of a sheet's columns a heading has: a list without a sheet's name is recognised by them. */
export const columnsFound = (rule: Layout, table: Table) => placesOf(rule, table.rows[0] ?? []).size;

const missingColumns = (rule: Layout, places: ReadonlyMap<string, number>): Finding[] =>
  Object.entries(rule.columns)
    .filter(([name, column]) => !places.has(name) && !column.mayBeEmpty)
    .map(([, { heading }]) => ({
      weight: 'wrong',
      sheet: rule.sheet,
      row: 1,
      column: heading,
      value: '',
      says: `缺少“${heading}”这一列`,
    }));

const blankRow = (sheet: string, row: number): Finding => ({
  weight: 'mended',
  sheet,
  row,
  column: '',
  value: '',
  says: '空行,已跳过',
});

const repeated = (rule: Layout, row: number, key: string, first: number): Finding => ({
  weight: 'wrong',
  sheet: rule.sheet,
  row,
  column: rule.key.map((name) => rule.columns[name]?.heading).join('+'),
  value: key.replaceAll('|', ' '),
  says: `和第 ${first} 行重复`,
});

/** Full-width digits, letters and signs are what an input method leaves behind. */
const halfWidth = (text: string) =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ．－：／＋]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
