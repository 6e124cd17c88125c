import { createHash } from 'node:crypto';
import type { WorkbookReport } from '#contracts/workbook';
import { openedStores } from '../people/store-application';
import type { World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import { dayOf } from '../time/rules/day';
import { type CurrentWorkbook, rowsOf, stage, workbooks } from './edition';
import { readFile } from './read-file';
import { rollForward } from './roll-forward';
import { checkWorkbook } from './rules/check-workbook';
import type { Finding } from './rules/sheet-rule';
import type { Rows } from './rules/workbook-rows';
import { spelling } from './spelling';

type Asked = { file: string; apply: boolean };

/** More than a person reads at one go; what is left shows when these are put right. */
const FINDINGS_SHOWN = 500;
const DOCUMENTS_AT_ONCE = 4_000;

/** Says what a workbook would change; applied, one write makes it current and the documents follow. */
export async function importWorkbook(world: World, { file, apply }: Asked): Promise<WorkbookReport> {
  const bytes = await world.files.read(file);
  if (!bytes) return refuse('not_yours', {});
  const tables = await readFile(bytes);
  if (!Array.isArray(tables)) return refuse('workbook_refused', { findings: [tables] });
  if (apply) await finishImports(world);
  const current = await world.db.get(workbooks, 'current');
  const { merged, findings, isRight } = checkWorkbook(
    tables,
    await rowsOf(world, current?.edition),
    await openedStores(world),
    await spelling(),
  );
  if (!isRight) return refuse('workbook_refused', { findings: shown(findings) });
  if (apply && !merged.isSame) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await makeCurrent(world, current, merged.rows, sha256);
    await rollForward(world, DOCUMENTS_AT_ONCE);
  }
  return { sheets: merged.sheets, findings: shown(findings) };
}

/** Under the clock and before the next import: writes what an interrupted import still owes. */
export const finishImports = (world: World) => rollForward(world, DOCUMENTS_AT_ONCE);

/** Under the clock, with every new day: who visits which store, and which policy runs, are another day's. */
export async function refreshAssignments(world: World): Promise<number> {
  const current = await world.db.get(workbooks, 'current');
  const day = dayOf(world.now());
  if (!current?.isDone || current.day >= day) return 0;
  const { edition } = current;
  const next = { day, before: { edition, day: current.day }, applied: 0, isDone: false };
  await world.db.updateIf(workbooks, 'current', asFound(current), { set: next });
  return rollForward(world, DOCUMENTS_AT_ONCE);
}

/** Staged first and aside; whoever loses the race for the one write has changed nothing. */
async function makeCurrent(
  world: World,
  current: CurrentWorkbook | undefined,
  rows: Rows,
  sha256: string,
): Promise<void> {
  const edition = await stage(world, rows, (current?.edition.sequence ?? 0) + 1, sha256);
  const day = dayOf(world.now());
  const next = { edition, day, at: world.now(), applied: 0, isDone: false };
  const isCurrent = current
    ? await world.db.updateIf(workbooks, 'current', asFound(current), {
        set: { ...next, before: { edition: current.edition, day: current.day } },
      })
    : (await world.db.add(workbooks, 'current', { ...next, before: { day } })) === 'added';
  if (!isCurrent) refuse('busy', {});
}

const asFound = ({ edition, day }: CurrentWorkbook) => ({
  'edition.sequence': edition.sequence,
  day,
  isDone: true,
});

/** What stops the import first. */
const shown = (findings: readonly Finding[]) =>
  [...findings]
    .sort((a, b) => Number(b.weight === 'wrong') - Number(a.weight === 'wrong'))
    .slice(0, FINDINGS_SHOWN);
