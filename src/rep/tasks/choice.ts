import type { Task } from '#contracts/task';
import type { StoreId, TaskId } from '#contracts/vocabulary';

export type Choice = { task: Task; store: Task['stores'][number] };

/** What was chosen if it can still be claimed, else the best paid that can. */
export function choiceOf(
  tasks: readonly Task[],
  wish: { taskId?: TaskId; storeId?: StoreId },
): Choice | undefined {
  const open = tasks.filter(isOpen);
  const task = open.find(({ taskId }) => taskId === wish.taskId) ?? open[0];
  const store = task?.stores.find(({ storeId }) => storeId === wish.storeId) ?? task?.stores[0];
  return task && store && { task, store };
}

export const isOpen = ({ left, stores }: Task) => left > 0 && stores.length > 0;
