import { useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import type { RepApi } from '#contracts/rep';
import { decoded } from '../../shared/codes/decoded';
import { useOutbox } from '../../shared/outbox/phones-outbox';
import { BottomBar, type Panel } from '../../shared/parts/bottom-bar';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { IncomePanel } from '../income/income-panel';
import { repCloud } from '../rep-cloud';
import { TasksPanel } from '../tasks/tasks-panel';
import { TodayPanel } from '../today/today-panel';
import { sendVisits } from '../visit/send-visits';

type PanelName = 'today' | 'tasks' | 'income';

const panels: readonly Panel<PanelName>[] = [
  { name: 'today', word: '今天', icon: 'today' },
  { name: 'tasks', word: '任务', icon: 'task' },
  { name: 'income', word: '收入', icon: 'wallet' },
];

sendVisits();

/** The day is asked for once and shown by all three panels. */
export function RepShell() {
  const { storeCode } = useRouter().params;
  const [panel, setPanel] = useState<PanelName>('today');
  const today = useCall<RepApi['today']>('rep.today', () => repCloud.today({}));
  useAgainOnReturn(today.again);
  useAfterSending(today.again);
  const shared = {
    today,
    bar: <BottomBar panels={panels} shown={panel} onShow={setPanel} />,
    onShow: setPanel,
  };
  if (panel === 'tasks') return <TasksPanel {...shared} />;
  if (panel === 'income') return <IncomePanel {...shared} />;
  return <TodayPanel {...shared} storeCode={storeCode && decoded(storeCode)} />;
}

/** A visit that went out has changed the day. */
function useAfterSending(again: () => void): void {
  const waiting = useOutbox().length;
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting < before.current) again();
    before.current = waiting;
  }, [waiting, again]);
}
