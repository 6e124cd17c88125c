import { Text } from '@tarojs/components';
import type { Order } from '#contracts/order';
import { casesOf } from '../../shared/cases';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';

/** What still has to be loaded, product by product. */
export function LoadCard({ orders }: { orders: readonly Order[] }) {
  const lines = orders.filter(({ state }) => state === 'accepted').flatMap((order) => order.lines);
  const byName = new Map<string, number>();
  for (const { name, cases } of lines) byName.set(name, (byName.get(name) ?? 0) + cases);
  const onTheRoad = orders.filter(({ state }) => state === 'shipped').length;
  return (
    <Card>
      <Text className="t28">{lines.length > 0 ? `待装车 ${casesOf(lines)} 件` : '都发车了'}</Text>
      {onTheRoad > 0 ? <Text className="second">{`${onTheRoad} 单在路上`}</Text> : null}
      {Array.from(byName.entries()).map(([name, cases]) => (
        <Row key={name} title={name} trail={<Text>{`${cases} 件`}</Text>} />
      ))}
    </Card>
  );
}
