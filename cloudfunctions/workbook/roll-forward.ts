import type { World } from '../platform/ports';
import { appliers, type Step } from './apply';
import { type Documents, documentsOf } from './documents';
import { type CurrentWorkbook, rowsOf, workbooks } from './edition';

const STEPS_BETWEEN_NOTES = 64;
const STEPS_AT_ONCE = 8;

/**
 * Writes the documents in which the current workbook differs from where they stood, and notes how far it came. Each
 * step may be repeated, so that whoever finds an interrupted import, the clock or the next one, goes on from the note.
 * Answers how many documents it wrote.
 */
export async function rollForward(world: World, most: number): Promise<number> {
  const current = await world.db.get(workbooks, 'current');
  if (!current || current.isDone) return 0;
  const steps = await stepsOf(world, current);
  const until = Math.min(steps.length, current.applied + most);
  const own = { 'edition.sequence': current.edition.sequence, day: current.day };
  for (let from = current.applied; from < until; from += STEPS_BETWEEN_NOTES) {
    const next = Math.min(until, from + STEPS_BETWEEN_NOTES);
    await inTurns(steps.slice(from, next));
    await world.db.updateIf(workbooks, 'current', own, { set: { applied: next } });
  }
  if (until === steps.length) await world.db.updateIf(workbooks, 'current', own, { set: { isDone: true } });
  return until - current.applied;
}

/** The same rows and days always make the same steps in the same order. */
async function stepsOf(world: World, { edition, day, before, at }: CurrentWorkbook): Promise<Step[]> {
  const rows = await rowsOf(world, edition);
  const known = before.edition?.sequence === edition.sequence ? rows : await rowsOf(world, before.edition);
  const [from, to] = [documentsOf(known, before.day), documentsOf(rows, day)];
  return (Object.keys(to) as (keyof Documents)[]).flatMap((name) => {
    const applier = appliers(world, at)[name] as (
      id: string,
      after: unknown,
      before: unknown,
    ) => Promise<unknown>;
    const ids = new Set([...to[name].keys(), ...from[name].keys()]);
    return [...ids]
      .map((id) => ({ id, after: to[name].get(id), before: from[name].get(id) }))
      .filter(({ after }) => after !== undefined || name === 'phoneNumbers')
      .filter((one) => JSON.stringify(one.after) !== JSON.stringify(one.before))
      .map((one) => () => applier(one.id, one.after, one.before));
  });
}

async function inTurns(steps: readonly Step[]): Promise<void> {
  const left = [...steps];
  const worker = async () => {
    for (let step = left.shift(); step; step = left.shift()) await step();
  };
  await Promise.all(Array.from({ length: STEPS_AT_ONCE }, worker));
}
