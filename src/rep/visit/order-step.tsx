import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { RepApi } from '#contracts/rep';
import type { Gtin } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Notice } from '../../shared/parts/notice';
import { Row } from '../../shared/parts/row';
import { Stepper } from '../../shared/parts/stepper';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { PasteSheet } from '../../shared/pasted/paste-sheet';
import type { Line } from '../../shared/pasted/pasted';
import { repCloud } from '../rep-cloud';
import type { TodaysStore } from '../today';
import { repWords } from '../words';
import { LargeOrder } from './large-order';
import { OrderedFor } from './ordered-for';
import { refusalWords } from './refusal-words';
import { useProposal } from './use-proposal';

type Quotes = Output<RepApi['proposalQuote']>['quotes'];
type OrderStepProps = { store: TodaysStore };

const atATime = 8;

/** What the owner asks for while the rep stands there; it is the owner's order only when the owner says so. */
export function OrderStep({ store: { storeId, products } }: OrderStepProps) {
  const [shown, setShown] = useState(0);
  const [cases, setCases] = useState<Readonly<Record<string, number>>>({});
  const [isPasting, setPasting] = useState(false);
  const lines = products.flatMap(({ gtin }) => (cases[gtin] ? [{ gtin, cases: cases[gtin] }] : []));
  const { ask, place, quotes, ordered, learnPrice, order, startAnew } = useProposal(storeId, lines);
  const wrong = quotes.flatMap((quote) => quote.reasons.map((reason) => refusalWords(reason, quote)));

  /** What the owner wrote in a chat; the rest stays as it was. */
  function take(written: readonly Line[]) {
    const said = Object.fromEntries(written.map(({ gtin, cases: count }) => [gtin, count]));
    setCases((before) => ({ ...before, ...said }));
    setShown(products.length);
    startAnew();
    setPasting(false);
  }
  function change(gtin: Gtin, count: number) {
    setCases((before) => ({ ...before, [gtin]: count }));
    startAnew();
  }
  return products.length === 0 ? null : (
    <Card>
      <Text className="t22">④ 代下单</Text>
      <Text className="second t15">店主当面要的货。店主在自己手机首页点确认，不在就收货时确认</Text>
      {ordered.map((each) => (
        <OrderedFor key={each.orderId} ordered={each} />
      ))}
      <Button label="粘一段店主微信里的话" onTap={() => setPasting(true)} />
      {products.slice(0, shown).map(({ gtin, name }) => (
        <Row
          key={gtin}
          title={name}
          foot={
            <Stepper of={name} unit="件" count={cases[gtin] ?? 0} onChange={(count) => change(gtin, count)} />
          }
        />
      ))}
      {products.length > shown ? (
        <Button
          label={shown === 0 ? '替店主下单' : `还有 ${products.length - shown} 样`}
          onTap={() => setShown(shown + atATime)}
        />
      ) : null}
      <TroubleBox act={ask} words={repWords} />
      <TroubleBox act={place} words={repWords} />
      {wrong.map((says) => (
        <Notice key={says} says={says} />
      ))}
      {lines.length > 0 && quotes.length === 0 ? (
        <Button label="看看多少钱" busy={ask.isBusy} onTap={() => void learnPrice()} />
      ) : null}
      {quotes.map((quote) => (
        <LargeOrder key={quote.sellerId} storeId={storeId} quote={quote} />
      ))}
      {quotes.length > 0 && wrong.length === 0 ? (
        <Button label={orderWord(quotes)} busy={place.isBusy} onTap={() => void order(() => setCases({}))} />
      ) : null}
      {isPasting ? (
        <PasteSheet
          ask={(message) => repCloud.parseMessage({ storeId, message })}
          words={repWords}
          sellers="这家店的经销商"
          takeWord={(count) => `就要这 ${count} 件`}
          onTake={take}
          onClose={() => setPasting(false)}
        />
      ) : null}
    </Card>
  );
}

function orderWord(quotes: Quotes): string {
  const total = quotes.reduce((sum, quote) => sum + quote.total, 0) as Quotes[number]['total'];
  return `替店主下单 ¥${shortYuan(total)}，货到付款`;
}
