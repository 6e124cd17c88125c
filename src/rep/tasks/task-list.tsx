import { Text } from '@tarojs/components';
import type { Task } from '#contracts/task';
import type { TaskId } from '#contracts/vocabulary';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { dayOf, dayWord, now } from '../../shared/time';
import { isOpen } from './choice';

type TaskListProps = { tasks: readonly Task[]; onChoose: (taskId: TaskId) => void };

export function TaskList({ tasks, onChoose }: TaskListProps) {
  if (tasks.length === 0) return null;
  return (
    <Card>
      <Text className="t22">别的任务</Text>
      {tasks.map((task) => (
        <Row
          key={task.taskId}
          title={task.name}
          below={belowOf(task)}
          trail={<Money fen={task.reward} way="in" />}
          {...(isOpen(task) && { label: `看${task.name}`, onTap: () => onChoose(task.taskId) })}
        />
      ))}
    </Card>
  );
}

function belowOf({ left, stores, endsOn }: Task): string {
  if (left === 0) return '名额领完了';
  if (stores.length === 0) return '您的店都领过了';
  return `还剩 ${left} 个 · ${stores.length} 家店能领 · ${dayWord(endsOn, dayOf(now()))}截止`;
}
