import type { StoreId, TaskId } from '#contracts/vocabulary';
import type { World } from '../platform/ports';
import { dayOf } from '../time/rules/day';
import { type Claim, claimIdOf, claims } from './claim';
import { noteClaimed } from './rep-page';
import { isFree } from './rules/claim';
import { type TaskDocument, tasks } from './task';

/** One place taken from a task's quota for a store, until its claim is written and carries the hold's id. */
export type Hold = { taskId: TaskId; storeId: StoreId; hold: string };

/** No call takes so long; what is older was interrupted. */
const INTERRUPTED_AFTER_MS = 10 * 60_000;
/** Nobody takes up what the clock may give back before the call is over. */
const RESUMED_WITHIN_MS = INTERRUPTED_AFTER_MS - 60_000;

/** Takes one place, or joins the one that another tap holds or an interrupted one left behind. */
export async function takePlace(
  world: World,
  { taskId, startsOn, endsOn }: TaskDocument,
  storeId: StoreId,
): Promise<Hold | 'task_over' | 'task_full' | 'busy'> {
  const today = dayOf(world.now());
  if (today < startsOn || today > endsOn) return 'task_over';
  const hold = world.newId();
  const path = `holds.${storeId}`;
  const isTaken = await world.db.updateIf(
    tasks,
    taskId,
    { left: { gte: 1 }, [path]: { exists: false } },
    { set: { [path]: { hold, at: world.now() } }, inc: { left: -1 } },
  );
  if (isTaken) return { taskId, storeId, hold };
  const task = await world.db.get(tasks, taskId);
  const held = task?.holds[storeId];
  if (!held) return task && task.left < 1 ? 'task_full' : 'busy';
  return world.now() - held.at < RESUMED_WITHIN_MS ? { taskId, storeId, hold: held.hold } : 'busy';
}

/** Ends a hold once, whoever shares it: its place belongs to the claim that it became, and else to everybody. */
export function endHold(world: World, hold: Hold, claim: Claim | undefined): Promise<boolean> {
  const path = `holds.${hold.storeId}`;
  const back = claim?.hold === hold.hold ? {} : { inc: { left: 1 } };
  return world.db.updateIf(tasks, hold.taskId, { [`${path}.hold`]: hold.hold }, { unset: [path], ...back });
}

const MOST_A_RUN = 50;

/** Under the clock: places held by calls that never came to their claim go back, and those that did are finished. */
export async function returnUndecidedPlaces(world: World): Promise<number> {
  const running = await world.db.find(tasks, {
    where: { endsOn: { gte: dayOf(world.now()) } },
    orderBy: [['endsOn', 'asc']],
    limit: 100,
  });
  const held = running.flatMap(({ taskId, holds }) =>
    Object.entries(holds).map(([storeId, { hold, at }]) => ({
      taskId,
      storeId: storeId as StoreId,
      hold,
      at,
    })),
  );
  const old = held.filter(({ at }) => at <= world.now() - INTERRUPTED_AFTER_MS).slice(0, MOST_A_RUN);
  for (const hold of old) await decide(world, hold);
  return old.length;
}

async function decide(world: World, hold: Hold): Promise<void> {
  const claim = await world.db.get(claims, claimIdOf(hold.taskId, hold.storeId));
  if (claim?.hold === hold.hold && !isFree(claim.state)) await noteClaimed(world, claim);
  await endHold(world, hold, claim);
}
