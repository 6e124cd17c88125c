import type { ReactNode } from 'react';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Notice } from '../../shared/parts/notice';
import { Screen } from '../../shared/parts/screen';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { dial } from '../../shared/phone/feel';
import { useAct } from '../../shared/use-act';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { amountOf } from '../amount';
import { changeBasket, filledWith } from '../basket';
import { PlacedCards } from '../checkout/placed';
import { open } from '../go';
import { Unread } from '../inbox/unread';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { LastOrder } from './last-order';
import { People } from './people';
import { RebateRow } from './rebate-row';
import { ShelfRow } from './shelf-row';
import { SuggestionCard } from './suggestion-card';
import { Tiles } from './tiles';
import { OrderedAhead, UnderWay } from './under-way';
import { useEdits } from './use-edits';
import { totalOf, usePrepared } from './use-prepared';

type HomePanelProps = {
  storeId: StoreId;
  bar: ReactNode;
  onShow: (panel: 'catalogue' | 'book' | 'scan') => void;
};

/** What to order and why, with one button that orders exactly what is seen. */
export function HomePanel({ storeId, bar, onShow }: HomePanelProps) {
  const known = useCall<StoreApi['home']>(`home:${storeId}`, () => storeCloud.home({ storeId }));
  useAgainOnReturn(known.again);
  const { lines, setCases } = useEdits(storeId, known.value?.suggestions);
  const amount = amountOf(lines);
  const prepared = usePrepared(storeId, lines, known.value?.isPrepared ?? false);

  function order() {
    changeBasket(storeId, 'suggestion', filledWith(lines));
    open('checkout', { basket: 'suggestion' });
  }

  async function orderAtOnce() {
    await prepared.place();
    known.again();
  }

  const weekly = useAct<StoreApi['prepareWeekly']>();
  async function prepareNoMore() {
    if (await weekly.run(() => storeCloud.prepareWeekly({ storeId, isWanted: false }))) known.again();
  }

  const rep = known.value?.sellers.length === 0 ? known.value.rep : undefined;
  const action = rep ? (
    <Button kind="primary" label={`打给业务员${rep.name}`} onTap={() => dial(rep.phone)} />
  ) : prepared.quotes ? (
    <Button
      kind="primary"
      label={`直接下单 ¥${shortYuan(totalOf(prepared.quotes))}`}
      busy={prepared.act.isBusy}
      onTap={() => void orderAtOnce()}
    />
  ) : amount > 0 ? (
    <Button kind="primary" label={`就按这个订 ¥${shortYuan(amount)}`} onTap={order} />
  ) : (
    <Button kind="primary" label="去订货" onTap={() => onShow('catalogue')} />
  );
  return (
    <Screen
      aside={
        <>
          <Unread storeId={storeId} />
          {known.value ? <People home={known.value} /> : null}
        </>
      }
      action={
        known.value ? (
          <>
            {hasOrdered(known.value) ? <LastOrder storeId={storeId} /> : null}
            {action}
          </>
        ) : null
      }
      bar={bar}
    >
      <Loaded known={known} words={storeWords} safeOffline="改好的已存下，有网再点一次下单">
        {(home) => (
          <>
            <TroubleBox act={prepared.act} words={storeWords} onNext={order} />
            <TroubleBox act={weekly} words={storeWords} onNext={known.again} />
            {prepared.placed.length > 0 ? <PlacedCards orders={prepared.placed} /> : null}
            <UnderWay orders={home.orders} />
            {home.sellers.length === 0 ? (
              <NoSeller home={home} />
            ) : (
              <SuggestionCard
                home={home}
                lines={lines}
                onCases={setCases}
                quotes={prepared.quotes}
                onUnwanted={() => void prepareNoMore()}
              />
            )}
            <OrderedAhead orders={home.orders} />
            {home.sellers.length > 0 ? (
              <Card>
                {home.rebate ? <RebateRow rebate={home.rebate} onTap={() => onShow('book')} /> : null}
                <ShelfRow service={home.service} />
              </Card>
            ) : null}
            <Tiles onScan={() => onShow('scan')} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

const hasOrdered = ({ sellers, isNew, orders }: Output<StoreApi['home']>) =>
  sellers.length > 0 && (!isNew || orders.length > 0);

function NoSeller({ home }: { home: Output<StoreApi['home']> }) {
  return (
    <Notice
      says={
        home.rep
          ? `还没给您配送货商。打给业务员${home.rep.name}，请他配一家`
          : '还没给您配送货商，配好了这里就能订'
      }
    />
  );
}
