type Wrong = { row: number; text: string; why: 'no_barcode' | 'no_number' | 'twice' | 'unknown' };
type Line<Gtin extends string> = { gtin: Gtin; cases: number };

const MOST_CASES = 9_999;
const ROWS_AT_MOST = 500;
const SHOWN_AT_MOST = 60;

/**
 * A table as it is pasted from a spreadsheet or saved as CSV: a barcode and a number of cases a line, whatever else
 * stands between. The first line may be headings. What is not understood is named, and never guessed.
 */
export function readStockSheet<Gtin extends string>(sheet: string, known: ReadonlySet<Gtin>) {
  const rows = sheet
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((text, at) => ({ row: at + 1, text, cells: text.split(/[,;\t，；]/).map(bare) }))
    .filter(({ text }) => text.trim() !== '')
    .filter(({ cells }, at) => at > 0 || cells.some((cell) => /^\d+$/.test(cell)));
  const lines: Line<Gtin>[] = [];
  const wrong: Wrong[] = [];
  for (const { row, text, cells } of rows.slice(0, ROWS_AT_MOST)) {
    const read = lineOf(cells, known, new Set(lines.map(({ gtin }) => gtin)));
    if ('gtin' in read) lines.push(read);
    else wrong.push({ row, text: text.slice(0, SHOWN_AT_MOST), why: read.why });
  }
  return { lines, wrong };
}

function lineOf<Gtin extends string>(
  cells: readonly string[],
  known: ReadonlySet<Gtin>,
  read: ReadonlySet<Gtin>,
): Line<Gtin> | Pick<Wrong, 'why'> {
  const at = cells.findIndex((cell) => /^\d{13}$/.test(cell));
  const gtin = cells[at] as Gtin | undefined;
  if (gtin === undefined) return { why: 'no_barcode' };
  if (!known.has(gtin)) return { why: 'unknown' };
  if (read.has(gtin)) return { why: 'twice' };
  const number =
    cells
      .slice(at + 1)
      .filter((cell) => cell !== '')
      .at(-1) ?? '';
  const cases = Number(number);
  if (!/^\d{1,5}$/.test(number) || cases > MOST_CASES) return { why: 'no_number' };
  return { gtin, cases };
}

/** Spreadsheets wrap long numbers in quotes, apostrophes and tabs. */
const bare = (cell: string) =>
  cell
    .trim()
    .replace(/^["'=]+|["']+$/g, '')
    .trim();
