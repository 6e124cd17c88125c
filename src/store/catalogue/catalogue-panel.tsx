import { Text, View } from '@tarojs/components';
import { type PropsWithChildren, type ReactNode, useState } from 'react';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { casesOf } from '../../shared/cases';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Notice } from '../../shared/parts/notice';
import { Screen } from '../../shared/parts/screen';
import { PasteSheet } from '../../shared/pasted/paste-sheet';
import { basketWith } from '../../shared/pasted/pasted';
import { useCall } from '../../shared/use-call';
import { useDrawn } from '../../shared/use-drawn';
import { amountOf } from '../amount';
import { basketOf, changeBasket, filledWith, useBasket, withCases } from '../basket';
import { open } from '../go';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { OfferRow } from './offer-row';
import { categoriesOf, found, type Offered, offeredBy } from './offered';

type CataloguePanelProps = { storeId: StoreId; bar: ReactNode };

const everything = '全部';
const perPage = 20;

export function CataloguePanel({ storeId, bar }: CataloguePanelProps) {
  const known = useCall<StoreApi['offers']>(`offers:${storeId}`, () => storeCloud.offers({ storeId }));
  const basket = useBasket(storeId, 'cart');
  const [isPasting, setPasting] = useState(false);
  const offered = offeredBy(known.value?.sellers ?? []);
  const picked = offered.flatMap((offer) => {
    const line = basket.lines.find(({ gtin }) => gtin === offer.gtin);
    return line ? [{ casePrice: offer.casePrice, cases: line.cases }] : [];
  });
  const cases = casesOf(picked);
  const action = (
    <Button
      kind="primary"
      label={cases > 0 ? `下单 ${cases} 件 ¥${shortYuan(amountOf(picked))}` : '还没选货'}
      off={cases === 0}
      onTap={() => open('checkout', { basket: 'cart' })}
    />
  );
  return (
    <Screen action={known.value ? action : null} bar={bar}>
      <Loaded known={known} words={storeWords}>
        {() =>
          offered.length > 0 ? (
            <Catalogue storeId={storeId} offered={offered}>
              <View className="side-by-side">
                <Button kind="quiet" label="粘一段微信里的话来订" onTap={() => setPasting(true)}>
                  <Text>粘微信里的话</Text>
                </Button>
                <Button kind="quiet" label="促销日历" onTap={() => open('calendar')} />
                {cases > 0 ? (
                  <Button kind="quiet" label="大单？请经销商报个价" onTap={() => open('batch-quote')} />
                ) : null}
              </View>
            </Catalogue>
          ) : (
            <Notice says="还没给您配送货商，配好了这里就有货和价格" />
          )
        }
      </Loaded>
      {isPasting ? (
        <PasteSheet
          ask={(message) => storeCloud.parseMessage({ storeId, message })}
          words={storeWords}
          sellers="您的经销商"
          takeWord={(count) => `放进购物车 ${count} 件`}
          onTake={(lines) => {
            changeBasket(storeId, 'cart', filledWith(basketWith(lines, basketOf(storeId, 'cart').lines)));
            setPasting(false);
          }}
          onClose={() => setPasting(false)}
        />
      ) : null}
    </Screen>
  );
}

type CatalogueProps = PropsWithChildren<{ storeId: StoreId; offered: readonly Offered[] }>;

/** What is sought stands first; other ways to order, as children, between the search and the goods. */
function Catalogue({ storeId, offered, children }: CatalogueProps) {
  const basket = useBasket(storeId, 'cart');
  const [typed, setTyped] = useState('');
  const [category, setCategory] = useState(everything);
  const [most, setMost] = useState(perPage);
  const hasManySellers = new Set(offered.map(({ sellerName }) => sellerName)).size > 1;
  const matching = found(offered, typed, category === everything ? undefined : category);
  const drawn = useDrawn(`${typed} ${category}`, Math.min(most, matching.length));
  const shown = matching.slice(0, drawn);
  const casesOfGtin = (gtin: string) => basket.lines.find((line) => line.gtin === gtin)?.cases ?? 0;
  return (
    <>
      <Field label="找货" value={typed} onChange={setTyped} example="如 冰红茶，或 bhc" />
      {children}
      <Chips
        of="分类"
        chosen={category}
        onChoose={setCategory}
        choices={[everything, ...categoriesOf(offered)].map((word) => ({ value: word, word }))}
      />
      <Card>
        {shown.map((offer) => (
          <OfferRow
            key={offer.gtin}
            offer={offer}
            sellerShown={hasManySellers}
            cases={casesOfGtin(offer.gtin)}
            onCases={(cases) => changeBasket(storeId, 'cart', withCases(offer.gtin, cases))}
          />
        ))}
        {shown.length === 0 ? <Text>{`没有叫“${typed}”的货`}</Text> : null}
        {shown.length === 0 ? <Button label="看全部" onTap={() => setTyped('')} /> : null}
      </Card>
      {/* Nothing may follow the rows within their card: what is drawn before something else goes to WeChat with the whole list. */}
      <View>
        {matching.length > most && drawn >= most ? (
          <Button label={`再看 ${perPage} 样`} onTap={() => setMost(most + perPage)} />
        ) : null}
      </View>
    </>
  );
}
