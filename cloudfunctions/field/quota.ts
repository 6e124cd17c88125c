import type { Fen, StoreId, TaskId } from '#contracts/vocabulary';
import { promised, released } from '../money/ledger/budget';
import { promisesLeft } from '../money/rules/budget';
import type { World } from '../platform/ports';
import { dayOf } from '../time/rules/day';
import { type Claim, claimIdOf, claims } from './claim';
import { noteClaimed } from './note-page';
import { isFree } from './rules/claim';
import { type TaskDocument, tasks } from './task';

/** One place of a task's quota and its money, held for a store until its claim is written and carries the hold's id. */
export type Hold = { taskId: TaskId; storeId: StoreId; hold: string; amount: Fen };
export type NoPlace = 'task_over' | 'task_full' | 'task_frozen' | 'busy';

/** No call takes so long; what is older was interrupted. */
const INTERRUPTED_AFTER_MS = 10 * 60_000;
/** Nobody takes up what the clock may give back before the call is over. */
const RESUMED_WITHIN_MS = INTERRUPTED_AFTER_MS - 60_000;

/** Takes one place, or joins the one that another tap holds or an interrupted one left behind. */
export async function takePlace(
  world: World,
  { taskId, startsOn, endsOn, reward }: TaskDocument,
  storeId: StoreId,
): Promise<Hold | NoPlace> {
  const today = dayOf(world.now());
  if (today < startsOn || today > endsOn) return 'task_over';
  const hold = world.newId();
  const path = `holds.${storeId}`;
  const { guard, inc } = promised(reward);
  const isTaken = await world.db.updateIf(
    tasks,
    taskId,
    { left: { gte: 1 }, isFrozen: { not: true }, [path]: { exists: false }, ...guard },
    { set: { [path]: { hold, at: world.now(), amount: reward } }, inc: { left: -1, ...inc } },
  );
  if (isTaken) return { taskId, storeId, hold, amount: reward };
  const task = await world.db.get(tasks, taskId);
  const held = task?.holds[storeId];
  if (!held) return whyNot(task, reward);
  const { hold: joined, amount } = held;
  return world.now() - held.at < RESUMED_WITHIN_MS ? { taskId, storeId, hold: joined, amount } : 'busy';
}

function whyNot(task: TaskDocument | undefined, reward: Fen): NoPlace {
  if (!task) return 'busy';
  if (task.isFrozen) return 'task_frozen';
  return placesLeft(task, reward) < 1 ? 'task_full' : 'busy';
}

/** A place is only there while there is also money for it. */
export const placesLeft = ({ left, budget }: TaskDocument, reward: Fen) =>
  Math.min(left, promisesLeft(budget, reward));

/** Ends a hold once, whoever shares it: its place and money belong to the claim that it became, and else to everybody. */
export function endHold(world: World, hold: Hold, claim: Claim | undefined): Promise<boolean> {
  const path = `holds.${hold.storeId}`;
  const back = claim?.hold === hold.hold ? {} : { inc: { left: 1, ...released(hold.amount) } };
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
    Object.entries(holds).map(([storeId, held]) => ({ taskId, storeId: storeId as StoreId, ...held })),
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
