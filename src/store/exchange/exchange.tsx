import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { Exchangeable } from '#contracts/exchange';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { countWord } from '../../shared/exchange-words';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { useSeatOf } from '../../shared/roles/seats';
import { dayOf, dayWord, now } from '../../shared/time';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { open } from '../go';
import { PageHead } from '../parts/page-head';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { AskSheet } from './ask-sheet';
import { termsWord, whyNotWord } from './exchange-words';
import { Records } from './records';

/** What may be given back, and why not the rest; below it everything that ever went back, or above it what still waits. */
export default function ExchangePage() {
  const seat = useSeatOf('store');
  return seat ? <Shown storeId={seat.at as StoreId} /> : null;
}

function Shown({ storeId }: { storeId: StoreId }) {
  const known = useCall<StoreApi['exchangeable']>(`exchangeable:${storeId}`, () =>
    storeCloud.exchangeable({ storeId }),
  );
  const records = useCall<StoreApi['exchanges']>(`exchanges:${storeId}`, () =>
    storeCloud.exchanges({ storeId }),
  );
  const again = () => {
    known.again();
    records.again();
  };
  useAgainOnReturn(again);
  const [asked, setAsked] = useState<Exchangeable>();
  const waits = records.value?.exchanges.some(({ state }) => state === 'asked' || state === 'accepted');
  const history = (
    <Loaded known={records} words={storeWords} skeletonRows={1}>
      {(first) => <Records storeId={storeId} first={first} onChanged={again} />}
    </Loaded>
  );
  return (
    <Screen chip={false}>
      <PageHead title="退换货" />
      {waits ? history : null}
      <Loaded known={known} words={storeWords}>
        {({ products, terms, receipts }) => (
          <>
            {byRule(terms).map(([rule, names]) => (
              <Text key={rule} className="second">{`${names.join('、')}：${rule}`}</Text>
            ))}
            {receipts.length > 0 ? <Button label="刚收的货破了、少了" onTap={() => open('damage')} /> : null}
            <Card>
              <Text className="t22">能退换的货</Text>
              {products.length === 0 ? <Text className="second">收了货，能不能退换就写在这里</Text> : null}
              {products.map((product) => (
                <ProductRow key={`${product.sellerId}:${product.gtin}`} product={product} onAsk={setAsked} />
              ))}
            </Card>
            {asked ? (
              <AskSheet
                storeId={storeId}
                product={asked}
                onAsked={again}
                onClose={() => setAsked(undefined)}
              />
            ) : null}
          </>
        )}
      </Loaded>
      {waits ? null : history}
    </Screen>
  );
}

/** Most sellers take back alike, and then it is read once. */
function byRule(terms: Output<StoreApi['exchangeable']>['terms']): [rule: string, sellers: string[]][] {
  const sellers = new Map<string, string[]>();
  for (const { sellerName, terms: rule } of terms)
    sellers.set(termsWord(rule), [...(sellers.get(termsWord(rule)) ?? []), sellerName]);
  return Array.from(sellers);
}

function ProductRow({ product, onAsk }: { product: Exchangeable; onAsk: (product: Exchangeable) => void }) {
  const { name, caseSize, slow, nearExpiry, why, ownRightUntil } = product;
  const no = why ? whyNotWord(why) : '';
  const near = nearExpiry > 0 && slow === 0 ? '临期的能退' : '';
  const own = ownRightUntil ? `，预订的到${dayWord(ownRightUntil, dayOf(now()))}都能换` : '';
  const may =
    slow > 0 ? `卖不动的能换 ${countWord(slow, caseSize)}${own}` : [no, near].filter(Boolean).join('；');
  const foot = (
    <>
      {slow + nearExpiry > 0 ? (
        <Button label={`${name}要退换`} onTap={() => onAsk(product)}>
          <Text>要退换</Text>
        </Button>
      ) : null}
      {why?.reason === 'count_first' ? (
        <Button label={`先盘点${name}`} onTap={() => open('count')}>
          <Text>先盘点</Text>
        </Button>
      ) : null}
    </>
  );
  return <Row title={name} below={may} foot={foot} />;
}
