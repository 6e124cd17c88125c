import type { Order } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { casesOf } from '../../shared/cases';
import { Card } from '../../shared/parts/card';
import { Earlier } from '../../shared/parts/earlier';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { Empty } from '../../shared/parts/waiting';
import { momentWord, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { usePages } from '../../shared/use-pages';
import { open } from '../go';
import { standingOf } from '../order/order-card';
import { storeCloud } from '../store-cloud';
import { stateWord, storeWords } from '../words';

/** Every order, the latest first, a page at a time. */
export function Orders({ storeId, onOrder }: { storeId: StoreId; onOrder: () => void }) {
  const known = useCall<StoreApi['orders']>(`orders:${storeId}`, () => storeCloud.orders({ storeId }));
  const { rows, ...pages } = usePages<StoreApi['orders'], Order>(known.value, {
    rowsOf: ({ orders }) => orders,
    hasMore: (page) => page.more,
    momentOf: ({ placedAt }) => placedAt,
    before: (moment) => storeCloud.orders({ storeId, before: moment }),
  });
  return (
    <Loaded known={known} words={storeWords}>
      {() =>
        rows.length === 0 ? (
          <Empty why="还没订过货" action="去订货" onTap={onOrder} />
        ) : (
          <>
            <Card>{rows.map(OrderRow)}</Card>
            <Earlier pages={pages} words={storeWords} />
          </>
        )
      }
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
