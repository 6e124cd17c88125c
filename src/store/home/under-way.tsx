import { View } from '@tarojs/components';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Day } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Notice } from '../../shared/parts/notice';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { dial } from '../../shared/phone/feel';
import { dayAfter, dayOf, dayWord, now } from '../../shared/time';
import { open } from '../go';
import { lateWord } from '../order/late-word';
import { stateWord } from '../words';

type UnderWayOrder = Output<StoreApi['home']>['orders'][number];

/** A promise that has passed is still what was promised, and no longer when it comes. */
function dayOfDelivery(day: Day): string {
  const today = dayOf(now());
  return `${day < today ? '原定' : ''}${dayWord(day, today)}`;
}

/** What needs a word and what comes today or tomorrow stands before anything else. */
export function UnderWay({ orders }: { orders: readonly UnderWayOrder[] }) {
  const soon = orders.filter((order) => isWaited(order) && isNear(order));
  return (
    <>
      {orders.filter(({ state }) => state === 'unpaid').map(Unpaid)}
      {orders.filter(({ state }) => state === 'changed').map(Changed)}
      {orders.filter(isProposed).map(Proposed)}
      {orders.filter(({ state }) => state === 'shipped').map(Coming)}
      {orders.filter(({ late }) => late).map(Delayed)}
      {soon.length > 0 ? <Card>{soon.map(Waiting)}</Card> : null}
    </>
  );
}

/** What is ordered for another day asks for nothing and waits further down. */
export function OrderedAhead({ orders }: { orders: readonly UnderWayOrder[] }) {
  const ahead = orders.filter((order) => isWaited(order) && !isNear(order));
  return ahead.length > 0 ? <Card>{ahead.map(Waiting)}</Card> : null;
}

const isWaited = (order: UnderWayOrder) =>
  (order.state === 'placed' || order.state === 'accepted') && !isProposed(order);

const isNear = ({ deliveryDay }: UnderWayOrder) => deliveryDay <= dayAfter(1);

function Unpaid({ orderId, sellerName }: UnderWayOrder) {
  return (
    <Notice key={orderId} says={`${sellerName}的单还没付款，付好了才会接单`}>
      <Button label="去付款" onTap={() => open('order', { orderId })} />
    </Notice>
  );
}

/** Until its goods are on their way; then the receipt is the owner's word. */
const isProposed = ({ proposedBy, state }: UnderWayOrder) =>
  proposedBy !== undefined && (state === 'placed' || state === 'accepted');

function Proposed({ orderId, proposedBy, cases }: UnderWayOrder) {
  return (
    <Notice key={orderId} says={`业务员${proposedBy}替您订了 ${cases} 件，等您点头`}>
      <Button label="看一眼，确认" onTap={() => open('order', { orderId })} />
    </Notice>
  );
}

function Changed({ orderId, sellerName }: UnderWayOrder) {
  return (
    <Notice key={orderId} says={`${sellerName}改了您的单，等您一句话`}>
      <Button label="看改了什么" onTap={() => open('order', { orderId })} />
    </Notice>
  );
}

/** Said where the owner looks first; whom to call stands on the order. */
function Delayed({ orderId, sellerName, late }: UnderWayOrder) {
  if (!late) return null;
  return (
    <Notice key={`late ${orderId}`} says={`${sellerName}的货要晚：${lateWord(late, dayOf(now()))}`}>
      <Button label="看这一单，问一声" onTap={() => open('order', { orderId })} />
    </Notice>
  );
}

/** Where it is, who brings it and the way to call, all without opening anything. */
function Coming({ orderId, sellerName, cases, deliveryDay, driver }: UnderWayOrder) {
  const comes = `${dayOfDelivery(deliveryDay)}送 ${cases} 件`;
  return (
    <Card key={orderId}>
      <Row
        title={driver ? `${comes} · ${driver.name}` : comes}
        below={`${sellerName}，${stateWord.shipped}`}
        label={`${comes}，看这一单`}
        onTap={() => open('order', { orderId })}
      />
      <View className="side-by-side">
        {driver ? <Button label={`打给${driver.name}`} onTap={() => dial(driver.phone)} /> : null}
        <Button label="货到了，收货" onTap={() => open('receipt', { orderId })} />
      </View>
    </Card>
  );
}

function Waiting({ orderId, sellerName, state, cases, deliveryDay }: UnderWayOrder) {
  return (
    <Row
      key={orderId}
      title={`${sellerName} ${cases} 件`}
      below={`${dayOfDelivery(deliveryDay)}送到`}
      trail={<Status standing={state === 'accepted' ? 'done' : 'wait'} word={stateWord[state]} />}
      label={`${sellerName} ${cases} 件，${stateWord[state]}，看这一单`}
      onTap={() => open('order', { orderId })}
    />
  );
}
