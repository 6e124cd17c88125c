import { useState } from 'react';
import type { Order } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { Empty } from '../../shared/parts/waiting';
import { momentWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { casesOf } from '../amount';
import { open } from '../go';
import { standingOf } from '../order/order-card';
import { storeCloud } from '../store-cloud';
import { stateWord, storeWords } from '../words';

/** Every order, the latest first, a page at a time. */
export function Orders({ storeId, onOrder }: { storeId: StoreId; onOrder: () => void }) {
  const known = useCall<StoreApi['orders']>(`orders:${storeId}`, () => storeCloud.orders({ storeId }));
  const [older, setOlder] = useState<{ orders: readonly Order[]; more: boolean }>();
  const act = useAct<StoreApi['orders']>();

  async function loadMore(last: Order) {
    const page = await act.run(() => storeCloud.orders({ storeId, before: last.placedAt }));
    if (page)
      setOlder((before) => ({ orders: [...(before?.orders ?? []), ...page.orders], more: page.more }));
  }

  return (
    <Loaded known={known} words={storeWords}>
      {(first) => {
        const orders = [...first.orders, ...(older?.orders ?? [])];
        const last = orders[orders.length - 1];
        if (!last) return <Empty why="还没订过货" action="去订货" onTap={onOrder} />;
        return (
          <>
            <Card>{orders.map(OrderRow)}</Card>
            <TroubleBox act={act} words={storeWords} />
            {(older ?? first).more ? (
              <Button label="再看早些的" busy={act.isBusy} onTap={() => void loadMore(last)} />
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}

function OrderRow({ orderId, sellerName, lines, placedAt, state, total, receipt }: Order) {
  return (
    <Row
      key={orderId}
      title={`${sellerName} ${casesOf(lines)} 件`}
      below={momentWord(placedAt, now())}
      trail={<Money fen={receipt?.due ?? total} />}
      label={`${sellerName} ${casesOf(lines)} 件，${stateWord[state]}，看这一单`}
      onTap={() => open('order', { orderId })}
    >
      <Status standing={standingOf[state]} word={stateWord[state]} />
    </Row>
  );
}
