import { Text } from '@tarojs/components';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { useSeatOf } from '../../shared/roles/seats';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { open } from '../go';
import { PageHead } from '../parts/page-head';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { BackTestCard } from './back-test-card';
import { DayFills } from './day-fills';
import { DialCard } from './dial-card';
import { Lines } from './lines';
import { WeeklyCard } from './weekly-card';

export default function Shelf() {
  const seat = useSeatOf('store');
  return seat?.role === 'owner' ? <Board storeId={seat.at as StoreId} /> : null;
}

/** What stands on the shelf and how long it lasts; how tightly to order; and what suggestions would have done. */
function Board({ storeId }: { storeId: StoreId }) {
  const known = useCall<StoreApi['shelfBoard']>(`shelf:${storeId}`, () => storeCloud.shelfBoard({ storeId }));
  useAgainOnReturn(known.again);
  return (
    <Screen
      chip={false}
      action={known.value ? <Button kind="primary" label="数一数货架" onTap={() => open('count')} /> : null}
    >
      <PageHead title="库存" />
      <Loaded known={known} words={storeWords} skeletonRows={5}>
        {(board) => (
          <>
            {board.lines.length > 0 ? (
              <Lines storeId={storeId} lines={board.lines} onChanged={known.again} />
            ) : (
              <Text>还没有您的进货记录。收过第一单，或先数一数货架，这里就有库存</Text>
            )}
            {board.dayFills ? <DayFills fills={board.dayFills} /> : null}
            <DialCard storeId={storeId} service={board.service} onChanged={known.again} />
            {board.backTest ? <BackTestCard backTest={board.backTest} /> : null}
            <WeeklyCard storeId={storeId} isWanted={board.isPreparedWeekly} onChanged={known.again} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
