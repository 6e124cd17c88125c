import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { Instead } from '#contracts/exchange';
import type { StoreApi } from '#contracts/store';
import type { ExchangeId, StoreId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { outbox } from '../../shared/outbox/phones-outbox';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { Notice } from '../../shared/parts/notice';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { momentWord, now } from '../../shared/time';
import { open, replace } from '../go';
import { PageHead } from '../parts/page-head';
import { PhotoCard } from '../parts/photo-card';
import { type Damaged, DamageLine } from './damage-line';
import { keepDamage } from './damage-outbox';

type Receipt = Output<StoreApi['exchangeable']>['receipts'][number];
type DamageFormProps = {
  storeId: StoreId;
  receipt: Receipt;
  others: readonly Receipt[];
  folder: string;
};

const patienceMs = 4_000;
const unhurt: Damaged = { broken: 0, short: 0 };

/** What is wrong is tapped, photographed and sent; without network it waits on the phone. */
export function DamageForm({ storeId, receipt, others, folder }: DamageFormProps) {
  const [damaged, setDamaged] = useState<Readonly<Record<string, Damaged>>>({});
  const [paths, setPaths] = useState<string[]>([]);
  const [instead, setInstead] = useState<Instead>('credit');
  const [phase, setPhase] = useState<'open' | 'sending' | 'full'>('open');
  const [exchangeId] = useState(() => newId() as ExchangeId);

  const lines = receipt.lines.flatMap(({ gtin }) =>
    (['broken', 'short'] as const).flatMap((why) => {
      const bottles = (damaged[gtin] ?? unhurt)[why];
      return bottles > 0 ? [{ gtin, why, bottles }] : [];
    }),
  );
  const isBroken = lines.some(({ why }) => why === 'broken');
  const lacksPhoto = isBroken && paths.length === 0;

  async function send() {
    try {
      keepDamage({ exchangeId, storeId, orderId: receipt.orderId, lines, instead }, paths, folder);
    } catch {
      setPhase('full');
      return;
    }
    setPhase('sending');
    await Promise.race([outbox.drain(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    replace('exchange');
  }

  return (
    <Screen
      chip={false}
      action={
        <Button
          kind="primary"
          label={
            lines.length === 0
              ? '先点哪样坏了、少了'
              : lacksPhoto
                ? '先拍一张破损的照片'
                : `报给${receipt.sellerName}`
          }
          off={lines.length === 0 || lacksPhoto}
          busy={phase === 'sending'}
          onTap={() => void send()}
        />
      }
    >
      <PageHead title="报破损少货" />
      <Text className="second">
        {`${receipt.sellerName} ${momentWord(receipt.receivedAt, now())} 送来的，${momentWord(receipt.until, now())} 前能报`}
      </Text>
      {phase === 'full' ? <Notice says="手机存满了，这次没记下。清一点照片再点一次" /> : null}
      <Card>
        {receipt.lines.map((line) => (
          <DamageLine
            key={line.gtin}
            line={line}
            damaged={damaged[line.gtin] ?? unhurt}
            onDamaged={(next) => setDamaged((before) => ({ ...before, [line.gtin]: next }))}
          />
        ))}
      </Card>
      {isBroken ? (
        <Card>
          <PhotoCard asks="拍破损的货" paths={paths} onPaths={setPaths} />
        </Card>
      ) : null}
      {lines.length > 0 ? (
        <Card>
          <Row title="怎么赔" />
          <Chips
            of="怎么赔"
            chosen={instead}
            choices={[
              { value: 'credit', word: '抵货款' },
              { value: 'goods', word: '下次补货' },
            ]}
            onChoose={setInstead}
          />
        </Card>
      ) : null}
      {others
        .filter(({ orderId }) => orderId !== receipt.orderId)
        .map(({ orderId, sellerName, receivedAt }) => (
          <Button
            key={orderId}
            label={`换成 ${sellerName} ${momentWord(receivedAt, now())} 那一单`}
            onTap={() => open('damage', { orderId })}
          />
        ))}
    </Screen>
  );
}
