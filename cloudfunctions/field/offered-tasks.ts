import type { Task } from '#contracts/task';
import type { World } from '../platform/ports';
import type { Seat } from '../platform/serve';
import { dayOf } from '../time/rules/day';
import { repPage } from './gather-page';
import { placesLeft } from './quota';
import type { RepPage } from './rep-page';
import { type TaskDocument, tasks } from './task';

const MOST_TASKS = 50;

/** What runs today, with the rep's stores where it is still free to claim; the best paid first. */
export async function offeredTasks(world: World, _input: object, seat: Seat): Promise<{ tasks: Task[] }> {
  const today = dayOf(world.now());
  const [page, running] = await Promise.all([
    repPage(world, seat),
    world.db.find(tasks, {
      where: { endsOn: { gte: today } },
      orderBy: [['endsOn', 'asc']],
      limit: MOST_TASKS,
    }),
  ]);
  const offered = running
    .filter(({ startsOn, isFrozen }) => startsOn <= today && !isFrozen)
    .toSorted((a, b) => b.reward - a.reward)
    .map((task) => offer(task, page));
  return { tasks: offered };
}

function offer(task: TaskDocument, page: RepPage): Task {
  const { taskId, name, standard, leastFacings, reward, startsOn, endsOn } = task;
  const left = placesLeft(task, reward);
  const free = page.stores.filter(
    ({ storeId, tier }) => isForTier(task, tier) && !page.taken[storeId]?.includes(taskId),
  );
  const stores = free.map((store) => ({ storeId: store.storeId, name: store.name }));
  return { taskId, name, standard, leastFacings, reward, left, startsOn, endsOn, stores };
}

export const isForTier = ({ tiers }: TaskDocument, tier: string) =>
  tiers.length === 0 || tiers.includes(tier);
