import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { StoreId } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Notice } from '../../shared/parts/notice';
import { Screen } from '../../shared/parts/screen';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { Empty } from '../../shared/parts/waiting';
import { useSeatOf } from '../../shared/roles/seats';
import {
  type BasketName,
  changeBasket,
  useBasket,
  withAhead,
  withCases,
  withInstead,
  withoutOrderId,
} from '../basket';
import { back, open } from '../go';
import { PageHead } from '../parts/page-head';
import { type StoreProblem, storeWords } from '../words';
import type { Cure } from './cures';
import { partOf } from './part';
import { Placed } from './placed';
import { SellerBlock } from './seller-block';
import { usePlace } from './use-place';
import { type PayBys, useQuote } from './use-quote';

export default function Checkout() {
  const { basket = 'cart' } = useRouter().params;
  const seat = useSeatOf('store');
  return seat ? <Confirm storeId={seat.at as StoreId} name={basket as BasketName} /> : null;
}

/** 确认订单: one block for each seller and day; money and goods move only with this button, never later by themselves. */
function Confirm({ storeId, name }: { storeId: StoreId; name: BasketName }) {
  const { lines } = useBasket(storeId, name);
  const [payBys, setPayBys] = useState<PayBys>({});
  const known = useQuote(storeId, lines, payBys);
  const { act, placed, asking, place } = usePlace(storeId, name);

  const quotes = known.value?.quotes ?? [];
  const wrongs = quotes.reduce((count, { reasons }) => count + reasons.length, 0);
  const total = quotes.reduce((sum, quote) => sum + quote.total, 0) as Parameters<typeof shortYuan>[0];
  const isFresh = !known.isWaiting && !known.trouble;

  const cure = (sellerId: string) => (by: Cure) => {
    if (by.does === 'cases') changeBasket(storeId, name, withCases(by.gtin, by.cases));
    if (by.does === 'ahead') changeBasket(storeId, name, withAhead(by.gtin, by.until));
    if (by.does === 'instead') changeBasket(storeId, name, withInstead(by.of, by));
    if (by.does === 'pay-cash') setPayBys((before) => ({ ...before, [sellerId]: 'cash' }));
    if (by.does === 'again') known.again();
  };

  function onNext({ code }: StoreProblem) {
    if (code === 'order_differs' && asking) {
      changeBasket(storeId, name, withoutOrderId(asking.part));
      open('order', { orderId: asking.orderId });
    } else known.again();
  }

  if (placed.length > 0 && lines.length === 0) return <Placed orders={placed} />;
  if (lines.length === 0)
    return (
      <Screen chip={false}>
        <PageHead title="确认订单" />
        <Empty why="还没选货" action="去选货" onTap={back} />
      </Screen>
    );
  return (
    <Screen
      chip={false}
      action={
        quotes.length > 0 ? (
          <Button
            kind="primary"
            label={wrongs > 0 ? `先解决上面 ${wrongs} 件事` : `下单 ¥${shortYuan(total)}`}
            off={wrongs > 0 || !isFresh}
            busy={act.isBusy}
            onTap={() => void place(quotes)}
          />
        ) : null
      }
    >
      <PageHead title="确认订单" />
      <TroubleBox act={act} words={storeWords} onNext={onNext} />
      <Loaded known={known} words={storeWords} safeOffline="选好的已存下，有网再点一次下单">
        {({ unsold }) => (
          <>
            {unsold.map((gtin) => (
              <Notice key={gtin} says="有一样现在没人送您店">
                <Button label="去掉这样" onTap={() => changeBasket(storeId, name, withCases(gtin, 0))} />
              </Notice>
            ))}
            {quotes.map((quote) => (
              <SellerBlock
                key={partOf(quote)}
                quote={quote}
                onCure={cure(quote.sellerId)}
                onCases={(gtin, cases) => changeBasket(storeId, name, withCases(gtin, cases))}
                onPayBy={(payBy) => setPayBys((before) => ({ ...before, [quote.sellerId]: payBy }))}
              />
            ))}
          </>
        )}
      </Loaded>
    </Screen>
  );
}
