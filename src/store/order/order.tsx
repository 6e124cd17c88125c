import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Order as StoreOrder } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import type { OrderId, StoreId } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useSeatOf } from '../../shared/roles/seats';
import { useAct } from '../../shared/use-act';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { back, open } from '../go';
import { InvoiceCard } from '../invoice/invoice-card';
import { PageHead } from '../parts/page-head';
import { DriversWord } from '../receipt/drivers-word';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { ChangeCard } from './change-card';
import { OrderCard } from './order-card';
import { ProposedCard } from './proposed-card';
import { ToPay } from './to-pay';
import { useOrder } from './use-order';
import { usePaying } from './use-paying';

export default function Order() {
  const { orderId = '' } = useRouter().params;
  const seat = useSeatOf('store');
  return seat ? <Shown storeId={seat.at as StoreId} orderId={orderId as OrderId} /> : null;
}

type ShownProps = { storeId: StoreId; orderId: OrderId };

function Shown({ storeId, orderId }: ShownProps) {
  const known = useOrder(storeId, orderId);
  useAgainOnReturn(known.again);
  const answer = useAct<StoreApi['answerChange']>();
  const cancel = useAct<StoreApi['cancelOrder']>();
  const confirm = useAct<StoreApi['confirmOrder']>();
  const paying = usePaying(storeId, orderId, known.again);
  const [isSheetOpen, setSheetOpen] = useState(false);

  async function say(agree: boolean) {
    await answer.run(() => storeCloud.answerChange({ storeId, orderId, agree }));
    known.again();
  }
  async function sayYes() {
    await confirm.run(() => storeCloud.confirmOrder({ storeId, orderId }));
    known.again();
  }
  async function takeBack() {
    await cancel.run(() => storeCloud.cancelOrder({ storeId, orderId }));
    known.again();
  }

  const order = known.value;
  return (
    <Screen
      chip={false}
      action={
        order && !isSheetOpen ? (
          <Next
            order={order}
            isBusy={answer.isBusy || paying.isBusy || confirm.isBusy}
            onConfirm={() => void sayYes()}
            onAgree={() => void say(true)}
            onPay={() => void paying.pay()}
          />
        ) : null
      }
    >
      <PageHead title="这一单" />
      <Loaded known={known} words={storeWords}>
        {(found) => (
          <>
            <TroubleBox act={answer} words={storeWords} onNext={known.again} />
            <TroubleBox act={paying.act} words={storeWords} onNext={known.again} />
            <TroubleBox act={cancel} words={storeWords} onNext={known.again} />
            <TroubleBox act={confirm} words={storeWords} onNext={known.again} />
            <ProposedCard order={found} />
            {found.change ? (
              <ChangeCard
                sellerName={found.sellerName}
                change={found.change}
                isBusy={answer.isBusy}
                onDecline={() => void say(false)}
              />
            ) : null}
            {found.state === 'unpaid' ? (
              <ToPay order={found} says={paying.says} onOver={() => void paying.learn()} />
            ) : null}
            <DriversWord order={found} onSheet={setSheetOpen} onSaid={known.again} />
            <OrderCard order={found} />
            {found.state === 'cancelled' || found.state === 'unpaid' ? null : (
              <InvoiceCard storeId={storeId} orderId={orderId} onSheet={setSheetOpen} />
            )}
            {found.state === 'placed' || found.state === 'unpaid' ? (
              <Button label="取消这单" busy={cancel.isBusy} onTap={() => void takeBack()} />
            ) : null}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

type NextProps = {
  order: StoreOrder;
  isBusy: boolean;
  onAgree: () => void;
  onConfirm: () => void;
  onPay: () => void;
};

/** The one step that leads on from where the order stands. */
function Next({ order, isBusy, onAgree, onConfirm, onPay }: NextProps) {
  const { state, orderId, total, proposed } = order;
  if (state === 'unpaid')
    return <Button kind="primary" label={`微信支付 ¥${shortYuan(total)}`} busy={isBusy} onTap={onPay} />;
  if (state === 'changed') return <Button kind="primary" label="同意" busy={isBusy} onTap={onAgree} />;
  if (proposed && !proposed.confirmedAt && (state === 'placed' || state === 'accepted'))
    return <Button kind="primary" label="就按这个，确认" busy={isBusy} onTap={onConfirm} />;
  if (state === 'shipped')
    return <Button kind="primary" label="货到了，收货" onTap={() => open('receipt', { orderId })} />;
  return <Button kind="primary" label="好了" onTap={back} />;
}
