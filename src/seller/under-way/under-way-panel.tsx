import { type ReactNode, useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { OrderId } from '#contracts/vocabulary';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { Empty } from '../../shared/parts/waiting';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { ShortRefunds } from '../parts/short-refunds';
import { sellerCloud } from '../seller-cloud';
import { useShortRefunds } from '../use-short-refunds';
import { sellerWords } from '../words';
import { LoadCard } from './load-card';
import { ShipSheet } from './ship-sheet';
import { UnderWayCard } from './under-way-card';

type UnderWayPanelProps = { at: string; bar: ReactNode; onWaiting: () => void };

/** What to load, and who drives what where. */
export function UnderWayPanel({ at, bar, onWaiting }: UnderWayPanelProps) {
  const known = useCall<SellerApi['underWay']>(`underWay:${at}`, () => sellerCloud.underWay({}));
  useAgainOnReturn(known.again);
  const short = useShortRefunds(at);
  const shortIds = new Set(short.refunds.map(({ refundId }) => refundId));
  const [shipping, setShipping] = useState<OrderId>();
  const toShip = known.value?.orders.find(({ orderId }) => orderId === shipping);
  return (
    <Screen bar={bar}>
      <ShortRefunds {...short} />
      <Loaded known={known} words={sellerWords}>
        {({ orders }) =>
          orders.length === 0 ? (
            <Empty why="没有要送的货。接了单，这里就排出来" action="去接单" onTap={onWaiting} />
          ) : (
            <>
              <LoadCard orders={orders} />
              {orders.map((order) => (
                <UnderWayCard
                  key={order.orderId}
                  order={order}
                  short={shortIds}
                  onShip={() => setShipping(order.orderId)}
                />
              ))}
            </>
          )
        }
      </Loaded>
      {toShip ? (
        <ShipSheet
          order={toShip}
          drivers={known.value?.drivers ?? []}
          onClose={() => setShipping(undefined)}
          onShipped={() => {
            setShipping(undefined);
            known.again();
          }}
        />
      ) : null}
    </Screen>
  );
}
