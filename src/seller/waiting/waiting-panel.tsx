import { Text, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import type { OrderId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Place } from '../../shared/parts/place';
import { Screen } from '../../shared/parts/screen';
import { Slots } from '../../shared/parts/slots';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { now, spanWord } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { useDrawn } from '../../shared/use-drawn';
import { DeskBar } from '../desk/desk-bar';
import { DeskTools } from '../desk/desk-tools';
import type { Tool } from '../desk/tool';
import { ToolSheet } from '../desk/tool-sheet';
import { LowStores } from '../low/low-stores';
import { LeftNotice } from '../parts/left-notice';
import { ShortRefunds } from '../parts/short-refunds';
import { Waits } from '../parts/waits';
import { sellerCloud } from '../seller-cloud';
import { useDeskOrders } from '../use-desk-orders';
import { useShortRefunds } from '../use-short-refunds';
import { sellerWords } from '../words';
import { ChangeSheet } from './change-sheet';
import { WaitingCard } from './waiting-card';

type WaitingPanelProps = { bar: ReactNode; onShip: () => void };
type Left = Output<SellerApi['acceptAll']>;

const ACCEPTED_AT_ONCE = 100;
/** A card is two and a half kilobytes of a message to the screen. */
const DRAWN_AT_ONCE = 3;

/** Orders that wait for a word, the oldest first. */
export function WaitingPanel({ bar, onShip }: WaitingPanelProps) {
  const { known, pages, orders, hasMore, shown, showMore, again } = useDeskOrders<SellerApi['waiting']>(
    'waiting',
    sellerCloud.waiting,
    (page) => page.orders[page.orders.length - 1]?.placedAt,
  );
  const debts = pages.flatMap((page) => page.debts);
  const drawn = useDrawn('waiting', shown.length, DRAWN_AT_ONCE);
  const short = useShortRefunds();
  const one = useAct<SellerApi['accept']>();
  const all = useAct<SellerApi['acceptAll']>();
  const [left, setLeft] = useState<Left>();
  /** Forty cards that all turn busy are fourteen kilobytes to the screen: only the one that was pressed does. */
  const [accepting, setAccepting] = useState<OrderId>();
  const [changing, setChanging] = useState<OrderId>();
  const [tool, setTool] = useState<Tool>();
  const toChange = orders.find(({ orderId }) => orderId === changing);

  async function acceptOne(orderId: OrderId) {
    setAccepting(orderId);
    await one.run(() => sellerCloud.accept({ orderId }));
    again();
  }
  /** In one question: what could be accepted is, and what could not is told. */
  async function acceptAll() {
    const named = orders.slice(0, ACCEPTED_AT_ONCE).map(({ orderId }) => ({ orderId }));
    const outcome = await all.run(() => sellerCloud.acceptAll({ orders: named }));
    setLeft(outcome && outcome.left.length > 0 ? outcome : undefined);
    again();
  }

  const action =
    orders.length > 0 ? (
      <Button kind="primary" label={acceptWord(orders)} busy={all.isBusy} onTap={() => void acceptAll()} />
    ) : (
      <Button kind="primary" label="去安排送货" onTap={onShip} />
    );
  return (
    <Screen action={known.value ? action : null} bar={bar}>
      <Place>
        <TroubleBox act={one} words={sellerWords} onNext={again} />
        <TroubleBox act={all} words={sellerWords} onNext={again} />
        {left ? (
          <LeftNotice
            verb="接"
            done={left.accepted.length}
            left={left.left}
            onSeen={() => setLeft(undefined)}
          />
        ) : null}
        <ShortRefunds {...short} />
      </Place>
      <Loaded known={known} words={sellerWords}>
        {({ oldestPlacedAt }) => (
          <>
            <Place>
              {orders.length === 0 ? (
                <NothingWaits onAgain={again} />
              ) : (
                <Text className="t28">{heading(orders.length, hasMore, oldestPlacedAt)}</Text>
              )}
              <Waits orders={orders} />
              <DeskBar orderIds={orders.map(({ orderId }) => orderId)} onAgain={again} />
              <View className="desk-wide">
                <DeskTools onOpen={setTool} />
              </View>
              <View className="desk-small">
                <Button label="打印、导出、库存" onTap={() => setTool('all')} />
              </View>
              <LowStores />
            </Place>
            <View className="desk-list">
              <Slots rows={shown.slice(0, drawn)} keyOf={({ orderId }) => orderId}>
                {(order) => (
                  <WaitingCard
                    order={order}
                    debt={debts.find(({ storeId }) => storeId === order.storeId)}
                    isBusy={one.isBusy && accepting === order.orderId}
                    onAccept={() => void acceptOne(order.orderId)}
                    onChange={() => setChanging(order.orderId)}
                  />
                )}
              </Slots>
            </View>
            <Place>
              {shown.length < orders.length || hasMore ? (
                <Button label="再看 20 单" onTap={() => void showMore()} />
              ) : null}
            </Place>
          </>
        )}
      </Loaded>
      <Place>
        {toChange ? (
          <ChangeSheet
            order={toChange}
            onClose={() => setChanging(undefined)}
            onChanged={() => {
              setChanging(undefined);
              again();
            }}
          />
        ) : null}
        {tool ? <ToolSheet tool={tool} onOpen={setTool} onClose={() => setTool(undefined)} /> : null}
      </Place>
    </Screen>
  );
}

function acceptWord({ length }: readonly Order[]): string {
  if (length === 1) return '接下这 1 单';
  return length > ACCEPTED_AT_ONCE ? `先接 ${ACCEPTED_AT_ONCE} 单` : `接下全部 ${length} 单`;
}

function heading(
  orders: number,
  hasMore: boolean,
  oldestPlacedAt: Parameters<typeof spanWord>[0] | undefined,
) {
  const count = `${orders}${hasMore ? ' 单以上' : ' 单'}待接`;
  return oldestPlacedAt === undefined ? count : `${count}，最久 ${spanWord(oldestPlacedAt, now())}`;
}

function NothingWaits({ onAgain }: { onAgain: () => void }) {
  return (
    <Card>
      <Text className="t28">都接完了</Text>
      <Text className="second">店里一下单，这里就有</Text>
      <Button label="看看有没有新单" onTap={onAgain} />
    </Card>
  );
}
