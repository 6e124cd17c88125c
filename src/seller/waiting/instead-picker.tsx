import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { Gtin, OrderId } from '#contracts/vocabulary';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Stepper } from '../../shared/parts/stepper';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

const SHOWN_AT_ONCE = 5;

type InsteadPickerProps = {
  orderId: OrderId;
  cases: Readonly<Record<string, number>>;
  onChange: (gtin: Gtin, cases: number) => void;
};

/** What could come in place of what is out of stock: what is there, at this store's own price. */
export function InsteadPicker({ orderId, cases, onChange }: InsteadPickerProps) {
  const known = useCall<SellerApi['alternatives']>(`alternatives:${orderId}`, () =>
    sellerCloud.alternatives({ orderId }),
  );
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  return (
    <Loaded known={known} words={sellerWords} skeletonRows={2}>
      {({ offers }) => (
        <>
          <Text>{offers.length > 0 ? '可以问店主换这些' : '没有别的货可换'}</Text>
          {offers.slice(0, shown).map(({ gtin, name, casePrice, left }) => (
            <Row key={gtin} title={`换${name}`} below={`一件 ¥${yuan(casePrice)}，还有 ${left} 件`}>
              <Stepper
                of={`换${name}`}
                unit="件"
                count={cases[gtin] ?? 0}
                most={left}
                onChange={(count) => onChange(gtin, count)}
              />
            </Row>
          ))}
          {offers.length > shown ? (
            <Button label="看别的" onTap={() => setShown(shown + SHOWN_AT_ONCE)} />
          ) : null}
        </>
      )}
    </Loaded>
  );
}
