import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { Day, OrderId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Place } from '../../shared/parts/place';
import { Screen } from '../../shared/parts/screen';
import { Slots } from '../../shared/parts/slots';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { Empty } from '../../shared/parts/waiting';
import { dayOf, dayWord, now } from '../../shared/time';
import { LeftNotice } from '../parts/left-notice';
import { ShortRefunds } from '../parts/short-refunds';
import '../desk/desk.css';
import { useDrawn } from '../../shared/use-drawn';
import { LateSheet } from '../late/late-sheet';
import { sellerCloud } from '../seller-cloud';
import { useDeskOrders } from '../use-desk-orders';
import { useShortRefunds } from '../use-short-refunds';
import { sellerWords } from '../words';
import { LoadCard } from './load-card';
import { PrintVans } from './print-vans';
import { ShipSheet } from './ship-sheet';
import { UnderWayCard } from './under-way-card';
import { useShipAll } from './use-ship-all';
import { type Van, vanOf } from './van';
import { VanCard } from './van-card';

type UnderWayPanelProps = { bar: ReactNode; onWaiting: () => void };

/** A card is two and a half kilobytes of a message to the screen. */
const DRAWN_AT_ONCE = 3;

/** What to load, and who drives what where. */
export function UnderWayPanel({ bar, onWaiting }: UnderWayPanelProps) {
  const { known, orders, shown, hasMore, showMore, again } = useDeskOrders<SellerApi['underWay']>(
    'underWay',
    sellerCloud.underWay,
    (page) => page.last,
  );
  const drawn = useDrawn('underWay', shown.length, DRAWN_AT_ONCE);
  const short = useShortRefunds();
  const shortIds = new Set(short.refunds.map(({ refundId }) => refundId));
  const [shipping, setShipping] = useState<OrderId>();
  const [late, setLate] = useState<OrderId>();
  const ships = useShipAll(again);
  const [driver, setDriver] = useState<Van['driver']>();
  const today = dayOf(now());
  const van = vanOf(orders, known.value?.drivers ?? [], driver, today);
  const toShip = orders.find(({ orderId }) => orderId === shipping);
  const toDelay = orders.find(({ orderId }) => orderId === late);
  return (
    <Screen bar={bar} action={van ? <VanButton van={van} today={today} ships={ships} /> : null}>
      <Place>
        <TroubleBox act={ships.act} words={sellerWords} onNext={again} />
        {ships.left ? (
          <LeftNotice verb="发" done={ships.left.shipped.length} left={ships.left.left} onSeen={ships.seen} />
        ) : null}
        <ShortRefunds {...short} />
      </Place>
      <Loaded known={known} words={sellerWords}>
        {({ drivers }) =>
          orders.length === 0 ? (
            <Empty why="没有要送的货。接了单，这里就排出来" action="去接单" onTap={onWaiting} />
          ) : (
            <>
              <View className="desk-list">
                {van ? <VanCard van={van} isLeaving={ships.load !== undefined} onDriver={setDriver} /> : null}
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

type VanButtonProps = { van: Van; today: Day; ships: ReturnType<typeof useShipAll> };

function VanButton({ van: { driver, orders, day }, today, ships }: VanButtonProps) {
  const { driverId, name } = driver;
  if (ships.load)
    return <Button kind="primary" label="撤回" busy={ships.act.isBusy} onTap={ships.callBack} />;
  const load = { driverId, orders: orders.map(({ orderId }) => ({ orderId })) };
  return (
    <Button
      kind="primary"
      label={`${name}送${dayWord(day, today)}这 ${orders.length} 单`}
      onTap={() => ships.leave(load)}
    />
  );
}
