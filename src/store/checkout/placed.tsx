import { Text, View } from '@tarojs/components';
import type { Order } from '#contracts/order';
import { Icon } from '../../shared/look/icon';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { dayOf, dayWord, now } from '../../shared/time';
import { casesOf } from '../amount';
import { back, open } from '../go';
import { PageHead } from '../parts/page-head';

export function Placed({ orders }: { orders: readonly Order[] }) {
  return (
    <Screen chip={false} action={<Button kind="primary" label="好了" onTap={back} />}>
      <PageHead title="下单" />
      <Card>
        <View className="told t28">
          <Icon name="done" />
          <Text>下好了</Text>
        </View>
        <Text>{`等${orders.map(({ sellerName }) => sellerName).join('、')}接单(一般 30 分钟)`}</Text>
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
    </Screen>
  );
}
