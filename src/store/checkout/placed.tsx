import { Text, View } from '@tarojs/components';
import type { Order } from '#contracts/order';
import { casesOf } from '../../shared/cases';
import { Icon } from '../../shared/look/icon';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { dayOf, dayWord, now } from '../../shared/time';
import { back, open } from '../go';
import { TellMe } from '../inbox/tell-me';
import { PageHead } from '../parts/page-head';

/** What is paid by WeChat is not with its seller yet: paying is the one step that leads on. */
export function Placed({ orders }: { orders: readonly Order[] }) {
  return (
    <Screen chip={false} action={<Next unpaid={unpaidOf(orders)} />}>
      <PageHead title="下单" />
      <PlacedCards orders={orders} />
    </Screen>
  );
}

/** That it is done, by whom it is waited for, and the way to each order while it can still be taken back. */
export function PlacedCards({ orders }: { orders: readonly Order[] }) {
  const unpaid = unpaidOf(orders);
  const sent = orders.filter(({ state }) => state !== 'unpaid');
  return (
    <>
      <Card>
        <View className="told t28">
          <Icon name="done" />
          <Text>下好了</Text>
        </View>
        {sent.length > 0 ? <Text>{`等${names(sent)}接单（一般 30 分钟）`}</Text> : null}
        {unpaid.length > 0 ? <Text>{`${names(unpaid)}的单付好了才会接`}</Text> : null}
        {sent[0] ? <TellMe storeId={sent[0].storeId} /> : null}
      </Card>
      <Card>
        {orders.map(({ orderId, sellerName, deliveryDay, lines, total }) => (
          <Row
            key={orderId}
            title={`${sellerName} ${casesOf(lines)} 件`}
            below={`${dayWord(deliveryDay, dayOf(now()))}送到`}
            trail={<Money fen={total} />}
            label={`看${sellerName}这一单`}
            onTap={() => open('order', { orderId })}
          />
        ))}
      </Card>
    </>
  );
}

const unpaidOf = (orders: readonly Order[]) => orders.filter(({ state }) => state === 'unpaid');

function Next({ unpaid: [first] }: { unpaid: readonly Order[] }) {
  if (!first) return <Button kind="primary" label="好了" onTap={back} />;
  const { orderId, total } = first;
  return (
    <Button kind="primary" label={`去付款 ¥${shortYuan(total)}`} onTap={() => open('order', { orderId })} />
  );
}

const names = (orders: readonly Order[]) =>
  Array.from(new Set(orders.map(({ sellerName }) => sellerName))).join('、');
