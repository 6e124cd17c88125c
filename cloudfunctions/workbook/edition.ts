import * as z from 'zod';
import { Day, Instant } from '#contracts/vocabulary';
import type { Collection, World } from '../platform/ports';
import { readTable } from './rules/read-table';
import type { Columns, Placed, SheetRule } from './rules/sheet-rule';
import { emptyRows, type Rows, sheetNames, sheetRules } from './rules/workbook-rows';

/** One accepted workbook with all its rows, kept in bounded parts. */
const Edition = z.object({ sequence: z.number().int(), sha256: z.string(), parts: z.number().int() });
export type Edition = z.infer<typeof Edition>;

const CurrentWorkbook = z.object({
  edition: Edition,
  /** The day the documents are made for: who visits a store depends on it. */
  day: Day,
  at: Instant,
  /** Where the documents stood before; what differs is written, one after another. */
  before: z.object({ edition: Edition.optional(), day: Day }),
  /** How many of the differences are written. */
  applied: z.number().int(),
  isDone: z.boolean(),
});
export type CurrentWorkbook = z.infer<typeof CurrentWorkbook>;

/** `_id` is `current`. The one write of this document makes an import current; the rest follows from it. */
export const workbooks: Collection<CurrentWorkbook> = {
  name: 'workbooks',
  version: 1,
  schema: CurrentWorkbook,
  indexes: [],
};

const WorkbookPart = z.object({
  rows: z.array(
    z.object({ sheet: z.string(), revision: z.number().int(), cells: z.record(z.string(), z.string()) }),
  ),
});

export const workbookParts: Collection<z.infer<typeof WorkbookPart>> = {
  name: 'workbook_parts',
  version: 1,
  schema: WorkbookPart,
  indexes: [],
};

const ROWS_A_PART = 400;
const PARTS_A_READ = 10;

/** Writes all rows aside; nothing is current yet, and writing the same again changes nothing. */
export async function stage(world: World, rows: Rows, sequence: number, sha256: string): Promise<Edition> {
  const all = sheetNames.flatMap((name) =>
    rows[name].map(({ revision, cells }) => ({ sheet: sheetRules[name].sheet, revision, cells })),
  );
  const edition = { sequence, sha256, parts: Math.ceil(all.length / ROWS_A_PART) };
  for (let part = 0; part < edition.parts; part++) {
    const some = all.slice(part * ROWS_A_PART, (part + 1) * ROWS_A_PART);
    await world.db.add(workbookParts, partId(edition, part), { rows: some });
  }
  return edition;
}

export async function rowsOf(world: World, edition: Edition | undefined): Promise<Rows> {
  const rows = emptyRows();
  if (!edition) return rows;
  const kept = (await partsOf(world, edition)).flatMap((part) => part.rows);
  for (const name of sheetNames) {
    const rule: SheetRule<Columns> = sheetRules[name];
    const ofSheet = kept.filter(({ sheet }) => sheet === rule.sheet);
    const revisions = ofSheet.map(({ revision }) => revision);
    (rows[name] as Placed<unknown>[]).push(...read(rule, ofSheet).map((row) => withRevision(row, revisions)));
  }
  return rows;
}

/** Kept as the text that was understood, and understood again by the same rules. */
function read(rule: SheetRule<Columns>, kept: readonly { cells: Record<string, string> }[]) {
  const columns = Object.entries(rule.columns);
  const heading = columns.map(([, column]) => column.heading);
  const texts = kept.map(({ cells }) => columns.map(([name]) => cells[name] ?? ''));
  return readTable(rule, { sheet: rule.sheet, rows: [heading, ...texts] }).rows;
}

const withRevision = (row: Placed<unknown>, revisions: readonly number[]): Placed<unknown> => ({
  ...row,
  row: 0,
  revision: revisions[row.row - 2] ?? 1,
});

async function partsOf(world: World, edition: Edition) {
  const ids = Array.from({ length: edition.parts }, (_, part) => partId(edition, part));
  const parts = new Map<string, z.infer<typeof WorkbookPart>>();
  for (let from = 0; from < ids.length; from += PARTS_A_READ) {
    const where = { _id: { in: ids.slice(from, from + PARTS_A_READ) } };
    for (const part of await world.db.find(workbookParts, { where, limit: PARTS_A_READ }))
      parts.set(part._id, part);
  }
  return ids.map((id) => {
    const part = parts.get(id);
    if (!part) throw new Error(`Part ${id} of a current workbook is gone.`);
    return part;
  });
}

const partId = ({ sequence, sha256 }: Omit<Edition, 'parts'>, part: number) =>
  `${sequence}-${sha256.slice(0, 24)}:${part}`;
