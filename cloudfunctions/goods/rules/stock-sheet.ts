import type { Arrival } from '#contracts/stock';
import type { Day } from '#contracts/vocabulary';
import { saidDay } from '../../time/rules/said-day';

type Wrong = 'no_barcode' | 'no_number' | 'twice' | 'unknown' | 'no_arrival';
type Line<Gtin extends string> = { gtin: Gtin; cases: number; expected?: Arrival };
/** In which columns stands what comes: the day, and how much. */
type Columns = { day: number; number: number };

const MOST_CASES = 9_999;
const ROWS_AT_MOST = 500;
const SHOWN_AT_MOST = 60;

/**
 * A table as it is pasted from a spreadsheet or saved as CSV: a barcode and a number of cases a line, whatever else
 * stands between. The first line may be headings, and under 到货日 and 到货件数 stands what comes. What is not
 * understood is named, and never guessed.
 */
export function readStockSheet<Gtin extends string>(sheet: string, known: ReadonlySet<Gtin>, today: Day) {
  const rows = sheet
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((text, at) => ({ row: at + 1, text, cells: text.split(/[,;\t，；]/).map(bare) }))
    .filter(({ text }) => text.trim() !== '');
  const isHeaded = !rows[0]?.cells.some((cell) => /^\d+$/.test(cell));
  const columns = columnsOf(isHeaded ? rows[0]?.cells : []);
  const lines: Line<Gtin>[] = [];
  const wrong: { row: number; text: string; why: Wrong }[] = [];
  for (const { row, text, cells } of rows.slice(isHeaded ? 1 : 0).slice(0, ROWS_AT_MOST)) {
    const line = lineOf(cells, { known, read: new Set(lines.map(({ gtin }) => gtin)), columns, today });
    if (typeof line === 'string') wrong.push({ row, text: text.slice(0, SHOWN_AT_MOST), why: line });
    else lines.push(line);
  }
  return { lines, wrong };
}

function columnsOf(headings: readonly string[] = []): Columns {
  const day = headings.findIndex((heading) => /到货.*[日期时天]/.test(heading));
  return { day, number: headings.findIndex((heading, at) => heading.includes('到货') && at !== day) };
}

type Reading<Gtin> = { known: ReadonlySet<Gtin>; read: ReadonlySet<Gtin>; columns: Columns; today: Day };

function lineOf<Gtin extends string>(
  cells: readonly string[],
  { known, read, columns, today }: Reading<Gtin>,
): Line<Gtin> | Wrong {
  const code = cells.findIndex((cell) => /^\d{13}$/.test(cell));
  const gtin = cells[code] as Gtin | undefined;
  if (gtin === undefined) return 'no_barcode';
  if (!known.has(gtin)) return 'unknown';
  if (read.has(gtin)) return 'twice';
  const there = cells.filter(
    (cell, at) => at > code && cell !== '' && at !== columns.day && at !== columns.number,
  );
  const cases = casesIn(there.at(-1));
  if (cases === undefined) return 'no_number';
  const [day = '', number = ''] = [cells[columns.day], cells[columns.number]];
  if (number === '0' || (day === '' && number === '')) return { gtin, cases };
  const [on, coming] = [saidDay(day, today), casesIn(number)];
  return on && coming ? { gtin, cases, expected: { on, cases: coming } } : 'no_arrival';
}

function casesIn(text = ''): number | undefined {
  const cases = Number(text);
  return /^\d{1,5}$/.test(text) && cases <= MOST_CASES ? cases : undefined;
}

/** Spreadsheets wrap long numbers in quotes, apostrophes and tabs. */
const bare = (cell: string) =>
  cell
    .trim()
    .replace(/^["'=]+|["']+$/g, '')
    .trim();
