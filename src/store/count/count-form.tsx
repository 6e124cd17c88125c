import { Text } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { Gtin, StoreId } from '#contracts/vocabulary';
import { outbox } from '../../shared/outbox/phones-outbox';
import { Button } from '../../shared/parts/button';
import { Notice } from '../../shared/parts/notice';
import { Screen } from '../../shared/parts/screen';
import { back } from '../go';
import { PageHead } from '../parts/page-head';
import { CountCard } from './count-card';
import { keepCount } from './count-outbox';
import { useHalfCount } from './half-count';
import type { ToCount } from './use-to-count';

type CountFormProps = { storeId: StoreId; products: readonly ToCount[]; find?: ReactNode };

/** The next suggestion waits this long for the count to arrive; without network it comes later. */
const patienceMs = 4_000;

export function CountForm({ storeId, products, find }: CountFormProps) {
  const { levels, change, done } = useHalfCount(storeId);
  const [phase, setPhase] = useState<'open' | 'sending' | 'full'>('open');
  const lines = Object.keys(levels).flatMap((gtin) => {
    const level = levels[gtin];
    return level === undefined ? [] : [{ gtin: gtin as Gtin, level }];
  });

  async function finish() {
    try {
      keepCount(storeId, lines);
      done();
    } catch {
      setPhase('full');
      return;
    }
    setPhase('sending');
    await Promise.race([outbox.drain(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    back();
  }

  return (
    <Screen
      chip={false}
      action={
        <Button
          kind="primary"
          label={lines.length > 0 ? '数完了，看建议' : '先数一样'}
          off={lines.length === 0}
          busy={phase === 'sending'}
          onTap={() => void finish()}
        />
      }
    >
      <PageHead title="盘点" />
      <Text className="second">货架加后面库房，大概有多少？不确定的跳过</Text>
      {phase === 'full' ? <Notice says="手机存满了，这次没记下。清一点照片再点一次" /> : null}
      {find}
      {products.map(({ gtin, name }) => (
        <CountCard
          key={gtin}
          name={name}
          level={levels[gtin]}
          onLevel={(level) => change({ ...levels, [gtin]: level })}
        />
      ))}
      {products.length === 0 ? <Notice says="没有叫这个名字的货，换个字找找" /> : null}
    </Screen>
  );
}
