import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { Fen, StoreId } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import type { Known } from '../../shared/use-call';
import { AccountSheet } from '../account/account-sheet';
import { sellerWords } from '../words';

const A_PAGE = 6;

/** What stores owe, the most first; each opens the store's whole account. */
export function OwedCard({ owed }: { owed: Known<SellerApi['owed']> }) {
  const [shown, setShown] = useState<StoreId>();
  const [most, setMost] = useState(A_PAGE);
  return (
    <Loaded known={owed} words={sellerWords} skeletonRows={1}>
      {({ stores, more }) => (
        <Card>
          <Row
            title="店里欠的货款"
            trail={<Money fen={stores.reduce((sum, each) => sum + each.owed, 0) as Fen} size={28} />}
          />
          {stores.slice(0, most).map(({ storeId, name, owed: owes, limit }) => (
            <Row
              key={storeId}
              title={name}
              below={`额度 ¥${shortYuan(limit)}`}
              trail={<Money fen={owes} way="owed" />}
              label={`${name}的往来账`}
              onTap={() => setShown(storeId)}
            />
          ))}
          {stores.length > most ? (
            <Button
              kind="quiet"
              label={`还有 ${stores.length - most} 家欠着，再看几家`}
              onTap={() => setMost(most + 2 * A_PAGE)}
            />
          ) : null}
          {stores.length === 0 ? <Text className="second">没有店欠货款</Text> : null}
          {more ? <Text className="second t15">只列出欠得最多的，合计也只算列出的</Text> : null}
          {shown ? (
            <AccountSheet
              key={shown}
              storeId={shown}
              onClose={() => setShown(undefined)}
              onChanged={() => {
                setShown(undefined);
                owed.again();
              }}
            />
          ) : null}
        </Card>
      )}
    </Loaded>
  );
}
