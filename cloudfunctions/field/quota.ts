import type { Instant, StoreId, TaskId } from '#contracts/vocabulary';
import type { World } from '../platform/ports';
import { dayOf } from '../time/rules/day';
import { claimIdOf, claims } from './claim';
import { noteClaimed } from './rep-page';
import { isFree } from './rules/claim';
import { type TaskDocument, tasks } from './task';

/** One place taken from a task's quota for a store, until its claim is written. */
export type Hold = { taskId: TaskId; storeId: StoreId; at: Instant; isResumed: boolean };

/** Takes one place, or takes up the one an interrupted call left behind. */
export async function takePlace(
  world: World,
  { taskId, startsOn, endsOn }: TaskDocument,
  storeId: StoreId,
): Promise<Hold | 'task_over' | 'task_full' | 'busy'> {
  const today = dayOf(world.now());
  if (today < startsOn || today > endsOn) return 'task_over';
  const hold = { taskId, storeId, at: world.now() };
  const path = `holds.${storeId}`;
  const isTaken = await world.db.updateIf(
    tasks,
    taskId,
    { left: { gte: 1 }, [path]: { exists: false } },
    { set: { [path]: hold.at }, inc: { left: -1 } },
  );
  if (isTaken) return { ...hold, isResumed: false };
  const task = await world.db.get(tasks, taskId);
  const leftBehind = task?.holds[storeId];
  if (leftBehind === undefined) return task && task.left < 1 ? 'task_full' : 'busy';
  const isResumed = await world.db.updateIf(
    tasks,
    taskId,
    { [path]: leftBehind },
    { set: { [path]: hold.at } },
  );
  return isResumed ? { ...hold, isResumed } : 'busy';
}

/** The claim is written, so its place is no longer on hold. */
export async function dropHold(world: World, { taskId, storeId }: Hold): Promise<void> {
  const path = `holds.${storeId}`;
  await world.db.updateIf(tasks, taskId, { [path]: { exists: true } }, { unset: [path] });
}

export async function giveBack(
  world: World,
  { taskId, storeId, at }: Pick<Hold, 'taskId' | 'storeId' | 'at'>,
): Promise<boolean> {
  const path = `holds.${storeId}`;
  return world.db.updateIf(tasks, taskId, { [path]: at }, { unset: [path], inc: { left: 1 } });
}

/** No call takes so long; what is older was interrupted. */
const INTERRUPTED_AFTER_MS = 10 * 60_000;
const MOST_A_RUN = 50;

/** Under the clock: places held by calls that never came to their claim go back, and those that did are finished. */
export async function returnUndecidedPlaces(world: World): Promise<number> {
  const running = await world.db.find(tasks, {
    where: { endsOn: { gte: dayOf(world.now()) } },
    orderBy: [['endsOn', 'asc']],
    limit: 100,
  });
  const held = running.flatMap(({ taskId, holds }) =>
    Object.entries(holds).map(([storeId, at]) => ({
      taskId,
      storeId: storeId as StoreId,
      at: at as Instant,
      isResumed: true,
    })),
  );
  const old = held.filter(({ at }) => at <= world.now() - INTERRUPTED_AFTER_MS).slice(0, MOST_A_RUN);
  for (const hold of old) await decide(world, hold);
  return old.length;
}

async function decide(world: World, hold: Hold): Promise<void> {
  const claim = await world.db.get(claims, claimIdOf(hold.taskId, hold.storeId));
  const isOfThisHold =
    claim && !isFree(claim.state) && Math.abs(claim.claimedAt - hold.at) <= INTERRUPTED_AFTER_MS;
  if (!isOfThisHold) {
    await giveBack(world, hold);
    return;
  }
  await noteClaimed(world, claim);
  await dropHold(world, hold);
}
