import { choiceOf } from '../../../src/rep/tasks/choice';
import { tasks } from '../../h5/rep-answers';

const [cold, tea, water] = tasks.tasks;

test('the best paid task stands ready for its first store until another is chosen', () => {
  expect(choiceOf(tasks.tasks, {})).toEqual({ task: cold, store: cold?.stores[0] });
  const wish = { taskId: tea!.taskId, storeId: tea!.stores[1]!.storeId };
  expect(choiceOf(tasks.tasks, wish)).toEqual({ task: tea, store: tea?.stores[1] });
});

test('a task whose places are gone is never offered, even when it was chosen a moment ago', () => {
  expect(choiceOf(tasks.tasks, { taskId: water!.taskId })?.task).toBe(cold);
  expect(choiceOf([water!], {})).toBeUndefined();
});
