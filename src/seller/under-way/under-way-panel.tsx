import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { OrderId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { Empty } from '../../shared/parts/waiting';
import { ShortRefunds } from '../parts/short-refunds';
import '../desk/desk.css';
import { LateSheet } from '../late/late-sheet';
import { useShortRefunds } from '../use-short-refunds';
import { sellerWords } from '../words';
import { LoadCard } from './load-card';
import { PrintVans } from './print-vans';
import { ShipSheet } from './ship-sheet';
import { UnderWayCard } from './under-way-card';
import { useUnderWay } from './use-under-way';

type UnderWayPanelProps = { at: string; bar: ReactNode; onWaiting: () => void };

/** What to load, and who drives what where. */
export function UnderWayPanel({ at, bar, onWaiting }: UnderWayPanelProps) {
  const { known, orders, shown, hasMore, showMore, again } = useUnderWay(at);
  const short = useShortRefunds(at);
  const shortIds = new Set(short.refunds.map(({ refundId }) => refundId));
  const [shipping, setShipping] = useState<OrderId>();
  const [late, setLate] = useState<OrderId>();
  const toShip = orders.find(({ orderId }) => orderId === shipping);
  const toDelay = orders.find(({ orderId }) => orderId === late);
  return (
    <Screen bar={bar}>
      <ShortRefunds {...short} />
      <Loaded known={known} words={sellerWords}>
        {({ drivers }) =>
          orders.length === 0 ? (
            <Empty why="没有要送的货。接了单，这里就排出来" action="去接单" onTap={onWaiting} />
          ) : (
            <>
              <View className="desk-list">
                <LoadCard orders={orders} />
                <PrintVans drivers={drivers} orders={orders} />
              </View>
              <View className="desk-list">
                {shown.map((order) => (
                  <UnderWayCard
                    key={order.orderId}
                    order={order}
                    short={shortIds}
                    onShip={() => setShipping(order.orderId)}
                    onLate={() => setLate(order.orderId)}
                  />
                ))}
              </View>
              {shown.length < orders.length || hasMore ? (
                <Button label="再看 20 单" onTap={() => void showMore()} />
              ) : null}
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
            again();
          }}
        />
      ) : null}
      {toDelay ? (
        <LateSheet
          order={toDelay}
          onClose={() => setLate(undefined)}
          onTold={() => {
            setLate(undefined);
            again();
          }}
        />
      ) : null}
    </Screen>
  );
}
