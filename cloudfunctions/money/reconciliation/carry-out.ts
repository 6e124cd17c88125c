import type { Kept, World } from '../../platform/ports';
import { GRACE } from '../rules/reconciliation/break';
import { type Break, breaks } from './break';
import {
  overnightId,
  overnights,
  type Reconciliation,
  reconciliationId,
  reconciliations,
} from './reconciliation';

type CarryWorld = Pick<World, 'db' | 'now'> & {
  report: (line: Readonly<Record<string, unknown>>) => void;
};

/** Writes what was decided of a day; every step may be repeated. The last write says that nothing is left to do. */
export async function carryOut(world: CarryWorld, decided: Reconciliation): Promise<void> {
  const { day, mchid, account, place, complaints, result } = decided;
  if (!result) throw new Error(`Nothing was decided of ${day} for ${place}.`);
  const found = result.breaks.map((one, at) => breakOf(world, decided, one, at));
  for (const one of found) await world.db.add(breaks, one.breakId, one);
  for (const { entryId, day: on } of result.overnight)
    await world.db.add(overnights, overnightId(decided, entryId), { place, day: on, billDay: day });
  for (const { breakId, by } of result.explained) await explain(world, breakId, by);
  const late = await endGrace(world, decided);
  const open = [...found.filter(({ state }) => state === 'open'), ...late];
  const kinds = [...new Set(open.map(({ kind }) => kind))];
  if (open.length + complaints.length > 0) {
    const counts = { breaks: open.length, complaints: complaints.length };
    world.report({ alarm: 'reconciliation', day, mchid, account, kinds, ...counts });
  }
  await world.db.updateIf(
    reconciliations,
    reconciliationId(decided, day),
    { state: 'decided' },
    { set: { state: decided.file ? 'done' : 'quiet' }, unset: ['askAt', 'result'] },
  );
}

type Found = NonNullable<Reconciliation['result']>['breaks'][number];

/** One side missing may come with another day; a booking gets a day before anybody is called. */
function breakOf(world: CarryWorld, decided: Reconciliation, found: Found, at: number): Break {
  const { day, mchid, account, place } = decided;
  const isCarried = found.kind === 'WX_ONLY' || found.kind === 'OURS_ONLY';
  return {
    ...found,
    breakId: `${day}:${mchid}:${account}:${at + 1}`,
    day,
    mchid,
    account,
    place,
    state: GRACE[found.kind] ? 'timing' : 'open',
    ...(isCarried && { isCarried }),
    askAt: world.now(),
    decided: [],
  };
}

/** The other side came. What already stands in suspense is told so and stays there until two people take it out. */
async function explain({ db }: CarryWorld, breakId: string, by: string): Promise<void> {
  const isClosed = await db.updateIf(
    breaks,
    breakId,
    { isCarried: true, state: { in: ['timing', 'open'] } },
    { set: { state: 'closed', explainedBy: by }, unset: ['isCarried', 'proposal', 'askAt'] },
  );
  if (isClosed) return;
  await db.updateIf(
    breaks,
    breakId,
    { isCarried: true, state: 'parked' },
    { set: { explainedBy: by }, unset: ['isCarried'] },
  );
}

const LATE_AT_MOST = 1_000;

/** What an earlier day's bill did not answer, and this one neither, is late. */
async function endGrace({ db }: CarryWorld, { place, day }: Reconciliation): Promise<Kept<Break>[]> {
  const carried = await db.find(breaks, { where: { place, isCarried: true }, limit: LATE_AT_MOST });
  const late = carried.filter((one) => one.state === 'timing' && one.day < day);
  for (const { breakId } of late)
    await db.updateIf(breaks, breakId, { state: 'timing' }, { set: { state: 'open' } });
  return late;
}
