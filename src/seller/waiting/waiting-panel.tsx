import { Text } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { OrderId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { now, spanWord } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { ShortRefunds } from '../parts/short-refunds';
import { sellerCloud } from '../seller-cloud';
import { useShortRefunds } from '../use-short-refunds';
import { sellerWords } from '../words';
import { ChangeSheet } from './change-sheet';
import { WaitingCard } from './waiting-card';

type WaitingPanelProps = { at: string; bar: ReactNode; onShip: () => void };

/** Orders that wait for a word, the oldest first. */
export function WaitingPanel({ at, bar, onShip }: WaitingPanelProps) {
  const known = useCall<SellerApi['waiting']>(`waiting:${at}`, () => sellerCloud.waiting({}));
  useAgainOnReturn(known.again);
  const short = useShortRefunds(at);
  const act = useAct<SellerApi['accept']>();
  const [changing, setChanging] = useState<OrderId>();
  const orders = known.value?.orders ?? [];

  /** One after another: what the cloud accepted stays accepted, and the first no stops and is told. */
  async function accept(orderIds: readonly OrderId[]) {
    for (const orderId of orderIds) {
      const accepted = await act.run(() => sellerCloud.accept({ orderId }));
      if (!accepted) break;
    }
    known.again();
  }

  const toChange = orders.find(({ orderId }) => orderId === changing);
  const action = orders.length > 0 && !toChange && (
    <Button
      kind="primary"
      label={orders.length === 1 ? '接下这 1 单' : `接下全部 ${orders.length} 单`}
      busy={act.isBusy}
      onTap={() => void accept(orders.map(({ orderId }) => orderId))}
    />
  );
  return (
    <Screen action={action} bar={bar}>
      <TroubleBox act={act} words={sellerWords} onNext={known.again} />
      <ShortRefunds {...short} />
      <Loaded known={known} words={sellerWords}>
        {(waiting) =>
          waiting.orders.length === 0 ? (
            <NothingWaits onShip={onShip} onAgain={known.again} />
          ) : (
            <>
              <Text className="t28">{heading(waiting)}</Text>
              {waiting.orders.map((order) => (
                <WaitingCard
                  key={order.orderId}
                  order={order}
                  isBusy={act.isBusy}
                  onAccept={() => void accept([order.orderId])}
                  onChange={() => setChanging(order.orderId)}
                />
              ))}
              {waiting.more ? <Text className="second">接完这些，后面还有</Text> : null}
            </>
          )
        }
      </Loaded>
      {toChange ? (
        <ChangeSheet
          order={toChange}
          onClose={() => setChanging(undefined)}
          onChanged={() => {
            setChanging(undefined);
            known.again();
          }}
        />
      ) : null}
    </Screen>
  );
}

function heading({ orders, more, oldestPlacedAt }: Output<SellerApi['waiting']>): string {
  const count = `${orders.length}${more ? ' 单以上' : ' 单'}待接`;
  return oldestPlacedAt === undefined ? count : `${count}，最久 ${spanWord(oldestPlacedAt, now())}`;
}

function NothingWaits({ onShip, onAgain }: { onShip: () => void; onAgain: () => void }) {
  return (
    <Card>
      <Text className="t28">都接完了</Text>
      <Text className="second">店里一下单，这里就有</Text>
      <Button label="看看有没有新单" onTap={onAgain} />
      <Button kind="primary" label="去安排送货" onTap={onShip} />
    </Card>
  );
}
