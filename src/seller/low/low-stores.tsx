import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { dial } from '../../shared/phone/feel';
import { dayOf, dayWord, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';

/** Stores that run out of this seller's goods before a new order could arrive: a call now is an order today. */
export function LowStores() {
  const known = useCall<SellerApi['lowStores']>('seller.low', () => sellerCloud.lowStores({}));
  const [isOpen, setOpen] = useState(false);
  const { stores = [], more = false } = known.value ?? {};
  if (stores.length === 0) return null;
  const title = `${stores.length}${more ? ' 家以上' : ' 家'}店快断货`;
  return (
    <Card>
      <Row
        title={title}
        below="每天凌晨算一遍。打个电话，今天就能订上"
        label={`${title}，看是哪些`}
        onTap={() => setOpen(true)}
      />
      {isOpen ? (
        <Sheet title={title} onClose={() => setOpen(false)}>
          {stores.map(({ storeId, name, phone, low }) => (
            <Row
              key={storeId}
              title={name}
              below={`${dayWord(low.on, dayOf(now()))}算的：${low.lines.map(lastsWord).join('，')}`}
              foot={<Button label={`打给${name}`} onTap={() => dial(phone)} />}
            />
          ))}
        </Sheet>
      ) : null}
    </Card>
  );
}

const lastsWord = ({ name, daysLeft }: { name: string; daysLeft: number }) =>
  daysLeft === 0 ? `${name} 没了` : `${name} 还够 ${daysLeft} 天`;
