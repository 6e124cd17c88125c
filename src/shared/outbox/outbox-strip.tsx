import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Instant } from '#contracts/vocabulary';
import { Icon } from '../look/icon';
import { Button } from '../parts/button';
import { Row } from '../parts/row';
import { Sheet } from '../parts/sheet';
import { Status } from '../parts/status';
import { Tap } from '../parts/tap';
import { momentWord, now } from '../time';
import { outbox, useOutbox } from './phones-outbox';
import { type Item, isWaiting } from './rules';

const kindWords: Record<string, string> = {
  visit: '拜访',
  count: '盘点',
  damage: '破损少货',
  scan: '扫码',
  agreement: '收货',
  handover: '收货',
  delivery: '送货记录',
};

/** The queue is always to be seen while something is in it. */
export function OutboxStrip() {
  const items = useOutbox();
  const [isOpen, setOpen] = useState(false);
  if (items.length === 0) return null;
  const refusedCount = items.filter((item) => !isWaiting(item)).length;
  const says = refusedCount > 0 ? `${refusedCount} 条没传成，点开看看` : `${items.length} 条待上传，不会丢`;
  return (
    <>
      <Tap className="strip" label={says} onTap={() => setOpen(true)}>
        <Icon name={refusedCount > 0 ? 'warn' : 'up'} />
        <Text>{says}</Text>
      </Tap>
      {isOpen ? (
        <Sheet title="待上传" onClose={() => setOpen(false)}>
          {items.map((item) => (
            <Waiting key={item.id} item={item} />
          ))}
          <Button label="现在就传" onTap={() => void outbox.sendAllNow()} />
        </Sheet>
      ) : null}
    </>
  );
}

function Waiting({ item }: { item: Item }) {
  const word = kindWords[item.kind] ?? '记录';
  const photos = item.photos.length > 0 ? `，照片 ${item.photos.length} 张` : '';
  return (
    <Row
      title={word}
      below={`${momentWord(item.putAt as Instant, now())}${photos}`}
      trail={
        isWaiting(item) ? (
          <Status standing="wait" word="等着传" />
        ) : (
          <Button label="知道了，拿掉" onTap={() => outbox.drop(item.id)} />
        )
      }
    />
  );
}
