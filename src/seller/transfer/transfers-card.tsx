import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { useToldTogether } from '../../shared/parts/together';
import { momentWord, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { TransferSheet } from './transfer-sheet';

/** Shops that change hands: whoever lends to them may say so when the old owner is gone. Nothing stands here when none does. */
export function TransfersCard() {
  const known = useCall<SellerApi['transfers']>('transfers', () => sellerCloud.transfers({}));
  useToldTogether(known);
  const [deciding, setDeciding] = useState<string>();
  const { transfers = [], more = false } = known.value ?? {};
  const open = transfers.find(({ storeId }) => storeId === deciding);
  if (transfers.length === 0) return null;
  return (
    <Card>
      <Text className="t22">{`${transfers.length} 家店${more ? '以上' : ''}在转让`}</Text>
      {transfers.map(({ storeId, storeName, since, hasNewOwner }) => (
        <Row
          key={storeId}
          title={storeName}
          below={`${momentWord(since, now())} 开始，${hasNewOwner ? '新店主来了，等一句话' : '还没人接'}`}
          label={`看${storeName}的转让`}
          onTap={() => setDeciding(storeId)}
        />
      ))}
      {open ? (
        <TransferSheet
          transfer={open}
          onClose={() => setDeciding(undefined)}
          onSettled={() => {
            setDeciding(undefined);
            known.again();
          }}
        />
      ) : null}
    </Card>
  );
}
