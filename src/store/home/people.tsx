import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import { Icon } from '../../shared/look/icon';
import { Button } from '../../shared/parts/button';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { dial } from '../../shared/phone/feel';
import { open } from '../go';

/** Whom to call, one tap away. */
export function People({ home: { rep, sellers } }: { home: Output<StoreApi['home']> }) {
  const [isOpen, setOpen] = useState(false);
  const people = [
    ...(rep ? [{ title: `业务员 ${rep.name}`, phone: rep.phone }] : []),
    ...sellers.map(({ name, phone }) => ({ title: `经销商 ${name}`, phone })),
  ];
  if (people.length === 0) return null;
  return (
    <>
      <Button kind="quiet" label="找人" onTap={() => setOpen(true)}>
        <Icon name="phone" />
        <Text>找人</Text>
      </Button>
      {isOpen ? (
        <Sheet title="找谁" onClose={() => setOpen(false)}>
          {people.map(({ title, phone }) => (
            <Row key={title} title={title} below={phone} label={`打给${title}`} onTap={() => dial(phone)} />
          ))}
          <Row
            title="店里的人"
            below="请店员进来、换手机、转让"
            label="店里的人"
            onTap={() => open('people')}
          />
          <Row
            title="投诉、建议"
            below="写下来，看得见谁答复、几时答复"
            label="投诉、建议"
            onTap={() => open('complaint')}
          />
        </Sheet>
      ) : null}
    </>
  );
}
