import { Text } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Order } from '#contracts/order';
import type { OrderId, StoreId } from '#contracts/vocabulary';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { useSeatOf } from '../../shared/roles/seats';
import { back } from '../go';
import { OrderCard } from '../order/order-card';
import { useOrder } from '../order/use-order';
import { PageHead } from '../parts/page-head';
import { SurveyCard } from '../survey/survey-card';
import { storeWords } from '../words';
import { ReceiptForm } from './receipt-form';

/** Settled on the owner's phone with the driver beside. */
export default function Receipt() {
  const { orderId = '' } = useRouter().params;
  const seat = useSeatOf('store');
  return seat ? <Shown storeId={seat.at as StoreId} orderId={orderId as OrderId} /> : null;
}

function Shown({ storeId, orderId }: { storeId: StoreId; orderId: OrderId }) {
  const known = useOrder(storeId, orderId);
  const order = known.value;
  if (order?.state === 'shipped')
    return <ReceiptForm key={orderId} storeId={storeId} order={order} onSettled={known.again} />;
  return (
    <Screen chip={false} action={order ? <Button kind="primary" label="好了" onTap={back} /> : null}>
      <PageHead title="收货" />
      <Loaded known={known} words={storeWords}>
        {(found) => (
          <>
            <Card>
              <Text className="t28">{found.state === 'received' ? '收好了' : '还不能收货'}</Text>
              <Text>
                {found.state === 'received' ? receivedWord(found.receipt) : '经销商发车后，这里就能收货'}
              </Text>
            </Card>
            {found.state === 'received' ? <SurveyCard storeId={storeId} orderId={orderId} /> : null}
            <OrderCard order={found} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

/** After one that used rebate the clock counts, within a minute. */
const receivedWord = (receipt: Order['receipt']) =>
  receipt?.offset
    ? `返利抵了 ¥${yuan(receipt.offset)}；这次的返利一两分钟后在账本里`
    : '返利已按实收的件数算好，在账本里';
