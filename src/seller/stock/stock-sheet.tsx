import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { Gtin } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { dayOf, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { OneProduct } from './one-product';
import { PasteStock } from './paste-stock';
import { freeWord, standsWord } from './stock-words';

const SHOWN_AT_ONCE = 20;

/** What quotes may promise: the seller says what stands in the warehouse, the cloud takes off what orders hold. */
export function StockSheet({ onClose }: { onClose: () => void }) {
  const known = useCall<SellerApi['stock']>('sellerStock', () => sellerCloud.stock({}));
  const [sought, setSought] = useState('');
  const [gtin, setGtin] = useState<Gtin>();
  const [isPasting, setPasting] = useState(false);
  const today = dayOf(now());
  const done = () => {
    setGtin(undefined);
    setPasting(false);
    known.again();
  };
  if (isPasting) return <PasteStock onClose={() => setPasting(false)} onDone={done} />;
  return (
    <Sheet title="我的库存" onClose={onClose}>
      <Loaded known={known} words={sellerWords}>
        {({ lines }) => {
          const found = lines.filter(
            ({ name, gtin: code }) => name.includes(sought) || code.includes(sought),
          );
          const chosen = lines.find((line) => line.gtin === gtin);
          if (chosen) return <OneProduct line={chosen} onBack={() => setGtin(undefined)} onDone={done} />;
          return (
            <>
              <Field label="找商品" value={sought} onChange={setSought} example="如 冰红茶" />
              {found.slice(0, SHOWN_AT_ONCE).map((line) => (
                <Row
                  key={line.gtin}
                  title={line.name}
                  below={standsWord(line, today)}
                  trail={<Text>{freeWord(line, today)}</Text>}
                  label={`改${line.name}的库存`}
                  onTap={() => setGtin(line.gtin)}
                />
              ))}
              {found.length > SHOWN_AT_ONCE ? <Text className="second">还有，打几个字找</Text> : null}
              {found.length === 0 ? <Text>没有这样商品。换个字找找</Text> : null}
              <Button label="从表格贴进来" onTap={() => setPasting(true)} />
            </>
          );
        }}
      </Loaded>
    </Sheet>
  );
}
