import type { Day, Fen } from '#contracts/vocabulary';
import { fen } from '../fen';

/** What is wrong with a bill, and where: a bill that cannot be read is named by its line and never guessed. */
export type Complaint = { line: number; says: string };

/** One line by the names of its columns. */
export type Line = { line: number; cells: Readonly<Record<string, string>> };
type BillText = { lines: Line[]; summary?: Line; complaints: Complaint[] };

/**
 * A bill of WeChat Pay is a table, then a table of one line with its sums. Every value stands behind a backtick, so a
 * comma inside a remark separates nothing; headings may do without.
 */
export function readBill(text: string, { first, sums }: { first: string; sums: string }): BillText {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((values, at) => ({ line: at + 1, values: valuesIn(values) }))
    .filter(({ values }) => values.some((value) => value !== ''));
  const [heading, ...rest] = lines;
  if (heading?.values[0] !== first) return unreadable(heading?.line ?? 1, `没有以“${first}”开头的表头`);
  const sumsAt = rest.findIndex(({ values }) => values[0] === sums);
  const summary = rest[sumsAt + 1];
  if (sumsAt < 0 || !summary) return unreadable(lines.at(-1)?.line ?? 1, `没有以“${sums}”开头的汇总`);
  const complaints: Complaint[] = [];
  const byName = (names: readonly string[], { line, values }: (typeof lines)[number]): Line[] => {
    if (names.length === values.length)
      return [{ line, cells: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])) }];
    complaints.push({ line, says: `应有 ${names.length} 列，实有 ${values.length} 列` });
    return [];
  };
  const columns = heading.values.map(columnName);
  const said = rest.slice(0, sumsAt).flatMap((row) => byName(columns, row));
  const [sum] = byName(rest[sumsAt]?.values ?? [], summary);
  for (const { line } of rest.slice(sumsAt + 2)) complaints.push({ line, says: '汇总之后还有内容' });
  return { lines: said, ...(sum && { summary: sum }), complaints };
}

const unreadable = (line: number, says: string): BillText => ({ lines: [], complaints: [{ line, says }] });

const valuesIn = (said: string) =>
  said.startsWith('`') ? said.slice(1).split(',`') : said.split(',').map((value) => value.trim());

/** The unit in brackets is written in two ways. */
const columnName = (heading: string) => heading.replace(/[（(].*[）)]$/, '');

/** Yuan as the bill writes them, turned into fen digit by digit: no fraction of a fen can come or go on the way. */
export function fenOf(yuan: string | undefined): Fen | undefined {
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(yuan ?? '') ?? [];
  return whole === undefined ? undefined : fen(Number(whole) * 100 + Number(part.padEnd(2, '0')));
}

/** Each line as a row, or as a complaint that says what in it could not be read. */
export function readRows<Row>(lines: readonly Line[], read: (line: Line) => Row | string) {
  const rows: Row[] = [];
  const unreadable: Complaint[] = [];
  for (const line of lines) {
    const row = read(line);
    if (typeof row === 'string') unreadable.push({ line: line.line, says: row });
    else rows.push(row);
  }
  return { rows, unreadable };
}

export const isMoment = (at: string) => /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(at);

export const otherDays = (rows: readonly { line: number; at: string }[], day: Day): Complaint[] =>
  rows
    .filter(({ at }) => !at.startsWith(day))
    .map(({ line, at }) => ({ line, says: `${at} 不在 ${day} 这一天` }));
