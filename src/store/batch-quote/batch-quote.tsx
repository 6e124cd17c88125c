import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { BatchQuote as Asked } from '#contracts/batch-quote';
import type { PayBy } from '#contracts/quote';
import type { StoreApi } from '#contracts/store';
import type { OrderId, StoreId } from '#contracts/vocabulary';
import { casesOf } from '../../shared/cases';
import { newId } from '../../shared/ids';
import { shortYuan, yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useSeatOf } from '../../shared/roles/seats';
import { dayOf, dayWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { open } from '../go';
import { PageHead } from '../parts/page-head';
import { PayChoice } from '../parts/pay-choice';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { AskCard } from './ask-card';

export default function BatchQuote() {
  const seat = useSeatOf('store');
  return seat ? <OfStore storeId={seat.at as StoreId} /> : null;
}

/** 大单: the seller says a price for this once, and it holds through a day. */
function OfStore({ storeId }: { storeId: StoreId }) {
  const known = useCall<StoreApi['batchQuotes']>(`batch-quotes:${storeId}`, () =>
    storeCloud.batchQuotes({ storeId }),
  );
  const act = useAct<StoreApi['orderBatchQuote']>();
  // The same ids while this page lives: a second tap is the same order.
  const [ids] = useState(() => new Map<string, OrderId>());

  async function order({ batchQuoteId }: Asked, payBy: PayBy) {
    const orderId = ids.get(batchQuoteId) ?? (newId() as OrderId);
    ids.set(batchQuoteId, orderId);
    const placed = await act.run(() => storeCloud.orderBatchQuote({ storeId, batchQuoteId, orderId, payBy }));
    if (placed) open('order', { orderId: placed.orderId });
    else known.again();
  }
  return (
    <Screen chip={false}>
      <PageHead title="大单询价" />
      <TroubleBox act={act} words={storeWords} onNext={known.again} />
      <AskCard storeId={storeId} onAsked={known.again} />
      <Loaded known={known} words={storeWords}>
        {({ batchQuotes }) => {
          const first = batchQuotes.find((each) => isGood(each, dayOf(now())));
          return (
            <>
              {batchQuotes.map((each) => (
                <One
                  key={each.batchQuoteId}
                  batchQuote={each}
                  isFirst={each === first}
                  isBusy={act.isBusy}
                  onOrder={(payBy) => void order(each, payBy)}
                />
              ))}
              {batchQuotes.length === 0 ? (
                <Text className="second">还没问过价。婚宴、单位团购这样的大单，可以请经销商专门报一次</Text>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

type OneProps = { batchQuote: Asked; isFirst: boolean; isBusy: boolean; onOrder: (payBy: PayBy) => void };

function One({ batchQuote, isFirst, isBusy, onOrder }: OneProps) {
  const [payBy, setPayBy] = useState<PayBy>('cash');
  const { sellerName, lines, wantedOn, orderId, total } = batchQuote;
  const today = dayOf(now());
  const isOrderable = isGood(batchQuote, today) && total !== undefined;
  return (
    <Card>
      <Text className="t22">{`${sellerName} · ${casesOf(lines)} 件`}</Text>
      <Text>{standingOf(batchQuote, today)}</Text>
      {lines.map(({ gtin, name, cases, listPrice, casePrice }) => (
        <Row
          key={gtin}
          title={name}
          below={
            casePrice === undefined
              ? `${cases} 件，平时 ¥${yuan(listPrice)}/件`
              : `${cases} 件，报价 ¥${yuan(casePrice)}/件，平时 ¥${yuan(listPrice)}`
          }
        />
      ))}
      <Text className="t15 second">{`${dayWord(wantedOn, today)}要`}</Text>
      {isOrderable ? (
        <>
          <PayChoice chosen={payBy} onChoose={setPayBy} />
          <Button
            kind={isFirst ? 'primary' : 'plain'}
            label={`按报价下单 ¥${shortYuan(total)}`}
            busy={isBusy}
            onTap={() => onOrder(payBy)}
          />
        </>
      ) : null}
      {orderId ? <Button label="看这一单" onTap={() => open('order', { orderId })} /> : null}
    </Card>
  );
}

const isGood = ({ state, validUntil }: Asked, today: string) =>
  state === 'answered' && validUntil !== undefined && validUntil >= today;

function standingOf(batchQuote: Asked, today: ReturnType<typeof dayOf>): string {
  const { state, validUntil, askedByRep } = batchQuote;
  const by = askedByRep ? `业务员${askedByRep}替您问的，` : '';
  if (state === 'asked') return `${by}等经销商报价`;
  if (state === 'declined') return '经销商这次报不了，按平时的价也能订';
  if (state === 'ordered') return '已按报价下单';
  if (!validUntil) return '等经销商报价';
  return isGood(batchQuote, today)
    ? `这个价到${dayWord(validUntil, today)}有效`
    : '这个报价过期了，可以再问一次';
}
