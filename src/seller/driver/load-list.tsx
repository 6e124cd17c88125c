import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { casesOf } from '../../shared/cases';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';

type LoadListProps = Pick<Output<SellerApi['stops']>, 'load'>;

/** What is on the van, product by product behind one tap: on the way the next stop matters. */
export function LoadList({ load }: LoadListProps) {
  const [isOpen, setOpen] = useState(false);
  const title = `装车单 ${casesOf(load)} 件`;
  return (
    <Card>
      <Row
        title={<Text className="t22">{title}</Text>}
        label={`${title}，看每样几件`}
        onTap={() => setOpen(true)}
      />
      {isOpen ? (
        <Sheet title={title} onClose={() => setOpen(false)}>
          {load.map(({ gtin, name, cases }) => (
            <Row key={gtin} title={name} trail={<Text>{`${cases} 件`}</Text>} />
          ))}
        </Sheet>
      ) : null}
    </Card>
  );
}
