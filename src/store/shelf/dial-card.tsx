import { Text } from '@tarojs/components';
import type { Dial, Service } from '#contracts/restock';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { promiseOf } from './shelf-words';

const dials: readonly { value: Dial; word: string }[] = [
  { value: 'lean', word: '少压货' },
  { value: 'even', word: '刚刚好' },
  { value: 'full', word: '别断货' },
];

type DialCardProps = { storeId: StoreId; service: Service; onChanged: () => void };

/** The owner's own choice, with what it costs and what it spares, worked out for this store. */
export function DialCard({ storeId, service, onChanged }: DialCardProps) {
  const act = useAct<StoreApi['setDial']>();

  async function choose(dial: Dial) {
    const done = await act.run(() => storeCloud.setDial({ storeId, dial }));
    if (done) onChanged();
  }

  return (
    <Card>
      <Text className="t22">建议订多订少</Text>
      <Chips of="建议" even choices={dials} chosen={service.dial} onChoose={(dial) => void choose(dial)} />
      {service.onShelf > 0 ? <Text className="second">{`照建议订：${promiseOf(service)}`}</Text> : null}
      <TroubleBox act={act} words={storeWords} />
    </Card>
  );
}
