import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { OrderId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Place } from '../../shared/parts/place';
import { Screen } from '../../shared/parts/screen';
import { Slots } from '../../shared/parts/slots';
import { Empty } from '../../shared/parts/waiting';
import { ShortRefunds } from '../parts/short-refunds';
import '../desk/desk.css';
import { useDrawn } from '../../shared/use-drawn';
import { LateSheet } from '../late/late-sheet';
import { useShortRefunds } from '../use-short-refunds';
import { sellerWords } from '../words';
import { LoadCard } from './load-card';
import { PrintVans } from './print-vans';
import { ShipSheet } from './ship-sheet';
import { UnderWayCard } from './under-way-card';
import { useUnderWay } from './use-under-way';

type UnderWayPanelProps = { at: string; bar: ReactNode; onWaiting: () => void };

/** Beside the list of what to load. */
const DRAWN_FIRST = 3;

/** What to load, and who drives what where. */
export function UnderWayPanel({ at, bar, onWaiting }: UnderWayPanelProps) {
  const { known, orders, shown, hasMore, showMore, again } = useUnderWay(at);
  const drawn = useDrawn(at, shown.length, DRAWN_FIRST);
  const short = useShortRefunds(at);
  const shortIds = new Set(short.refunds.map(({ refundId }) => refundId));
  const [shipping, setShipping] = useState<OrderId>();
  const [late, setLate] = useState<OrderId>();
  const toShip = orders.find(({ orderId }) => orderId === shipping);
  const toDelay = orders.find(({ orderId }) => orderId === late);
  return (
    <Screen bar={bar}>
      <Place>
        <ShortRefunds {...short} />
      </Place>
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
                <Slots rows={shown.slice(0, drawn)} keyOf={({ orderId }) => orderId}>
                  {(order) => (
                    <UnderWayCard
                      order={order}
                      short={shortIds}
                      onShip={() => setShipping(order.orderId)}
                      onLate={() => setLate(order.orderId)}
                    />
                  )}
                </Slots>
              </View>
              {shown.length < orders.length || hasMore ? (
                <Button label="再看 20 单" onTap={() => void showMore()} />
              ) : null}
            </>
          )
        }
      </Loaded>
      <Place>
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
      </Place>
    </Screen>
  );
}
