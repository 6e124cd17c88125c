import Taro from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import type { RepApi } from '#contracts/rep';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Notice } from '../../shared/parts/notice';
import { Screen } from '../../shared/parts/screen';
import { Empty } from '../../shared/parts/waiting';
import { keep, kept } from '../../shared/phone/storage';
import { dayOf, now } from '../../shared/time';
import type { Known } from '../../shared/use-call';
import { PrizesToBring } from '../prize/prizes-to-bring';
import type { Today, TodaysStore } from '../today';
import { repWords } from '../words';
import { MoneyBlock } from './money-block';
import { NextStore } from './next-store';
import { roundOf, type Skipped, skippedOn } from './round';
import { StoreList } from './store-list';

type TodayPanelProps = {
  today: Known<RepApi['today']>;
  bar: ReactNode;
  onShow: (panel: 'tasks' | 'income') => void;
  /** What a store's code said, when it opened the mini-program. */
  storeCode: string | undefined;
};

export function TodayPanel({ today, bar, onShow, storeCode }: TodayPanelProps) {
  const [chosen, setChosen] = useState<StoreId>();
  const { skipped, skip } = useSkipped();
  const round = roundOf(today.value?.stores ?? [], skipped);
  const next = round.find(({ storeId }) => storeId === chosen) ?? round[0];
  const isRefused = today.trouble?.kind === 'problem';
  const choose = (storeId: StoreId) => {
    setChosen(storeId);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 150 });
  };
  return (
    <Screen
      bar={bar}
      action={next && !isRefused ? <Arrived store={next} storeCode={storeCode} /> : undefined}
    >
      {storeCode ? <Notice says="扫到门店码了。看看下面是不是这家店，再点到店了" /> : null}
      <Loaded known={today} words={repWords}>
        {(value) => (
          <>
            <MoneyBlock today={value} onTap={() => onShow('income')} />
            {next ? (
              <NextStore
                store={next}
                isFirst={next === round[0]}
                onSkip={() => {
                  skip(next.storeId);
                  setChosen(undefined);
                }}
              />
            ) : (
              <Empty why="今天没有排店。任务里有能挣的" action="看任务" onTap={() => onShow('tasks')} />
            )}
            <PrizesToBring />
            <StoreList stores={round.filter((store) => store !== next)} skipped={skipped} onChoose={choose} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Arrived({ store, storeCode }: { store: TodaysStore; storeCode: string | undefined }) {
  const code = storeCode ? `&storeCode=${encodeURIComponent(storeCode)}` : '';
  const url = `/rep/visit/visit?storeId=${encodeURIComponent(store.storeId)}${code}`;
  return (
    <Button
      kind="primary"
      label={store.visitedToday ? '再进店' : '到店了'}
      onTap={() => void Taro.navigateTo({ url })}
    />
  );
}

function useSkipped() {
  const [skipped, setSkipped] = useState(() => skippedOn(kept<Skipped>('rep.skipped'), dayOf(now())));
  const skip = (storeId: Today['stores'][number]['storeId']) => {
    const storeIds = [...skipped.filter((each) => each !== storeId), storeId];
    keep('rep.skipped', { day: dayOf(now()), storeIds } satisfies Skipped);
    setSkipped(storeIds);
  };
  return { skipped, skip };
}
