import { type ReactNode, useState } from 'react';
import type { RepApi } from '#contracts/rep';
import type { StoreId, TaskId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { Empty } from '../../shared/parts/waiting';
import { useAct } from '../../shared/use-act';
import { type Known, useCall } from '../../shared/use-call';
import { repCloud } from '../rep-cloud';
import { repWords } from '../words';
import { type Choice, choiceOf } from './choice';
import { ChosenTask } from './chosen-task';
import { MyClaims } from './my-claims';
import { TaskList } from './task-list';

type TasksPanelProps = {
  today: Known<RepApi['today']>;
  bar: ReactNode;
  onShow: (panel: 'today') => void;
};

/** One task and one store stand ready to be claimed with one tap; the others are a tap away. */
export function TasksPanel({ today, bar, onShow }: TasksPanelProps) {
  const known = useCall<RepApi['tasks']>('rep.tasks', () => repCloud.tasks({}));
  const act = useAct<RepApi['claimTask']>();
  const [wish, setWish] = useState<{ taskId?: TaskId; storeId?: StoreId }>({});
  const [claimed, setClaimed] = useState(0);
  const tasks = known.value?.tasks ?? [];
  const choice = choiceOf(tasks, wish);
  const claim = async ({ task, store }: Choice) => {
    const value = await act.run(() => repCloud.claimTask({ taskId: task.taskId, storeId: store.storeId }));
    if (!value) return;
    setClaimed(claimed + 1);
    known.again();
    today.again();
  };
  const isRefused = known.trouble?.kind === 'problem';
  return (
    <Screen
      bar={bar}
      action={
        choice && !isRefused ? <ClaimButton choice={choice} busy={act.isBusy} onTap={claim} /> : undefined
      }
    >
      <TroubleBox act={act} words={repWords} onNext={known.again} />
      <Loaded known={known} words={repWords}>
        {() => (
          <>
            {choice ? (
              <ChosenTask
                choice={choice}
                onStore={(storeId) => setWish({ taskId: choice.task.taskId, storeId })}
              />
            ) : (
              <Empty
                why={
                  tasks.length > 0
                    ? '现在的任务，您的店都领过了。拍完照就能挣到'
                    : '品牌现在没有任务。有了会出现在这里'
                }
                action="看今天的店"
                onTap={() => onShow('today')}
              />
            )}
            <TaskList
              tasks={tasks.filter(({ taskId }) => taskId !== choice?.task.taskId)}
              onChoose={(taskId) => setWish({ taskId })}
            />
          </>
        )}
      </Loaded>
      <MyClaims key={claimed} />
    </Screen>
  );
}

type ClaimButtonProps = { choice: Choice; busy: boolean; onTap: (choice: Choice) => Promise<void> };

function ClaimButton({ choice, busy, onTap }: ClaimButtonProps) {
  return (
    <Button kind="primary" label={`给${choice.store.name}领`} busy={busy} onTap={() => void onTap(choice)} />
  );
}
