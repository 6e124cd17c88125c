import { Text } from '@tarojs/components';
import type { Order } from '#contracts/order';
import { casesOf } from '../../shared/cases';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { dayOf, now } from '../../shared/time';
import { Waits } from '../parts/waits';
import { nextOut } from './van';

/** What has to be loaded next, product by product, and what waits for its day. */
export function LoadCard({ orders }: { orders: readonly Order[] }) {
  const lines = nextOut(orders, dayOf(now())).orders.flatMap((order) => order.lines);
  const byName = new Map<string, number>();
  for (const { name, cases } of lines) byName.set(name, (byName.get(name) ?? 0) + cases);
  const onTheRoad = orders.filter(({ state }) => state === 'shipped').length;
  return (
    <Card>
      <Text className="t28">{lines.length > 0 ? `待装车 ${casesOf(lines)} 件` : '现在没有要装车的'}</Text>
      {onTheRoad > 0 ? <Text className="second">{`${onTheRoad} 单在路上`}</Text> : null}
      {Array.from(byName.entries()).map(([name, cases]) => (
        <Row key={name} title={name} trail={<Text>{`${cases} 件`}</Text>} />
      ))}
      <Waits orders={orders.filter(({ state }) => state === 'accepted')} />
    </Card>
  );
}
