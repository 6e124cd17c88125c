import { Text } from '@tarojs/components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { orderIn } from '../../shared/codes/order-code';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Screen } from '../../shared/parts/screen';
import { Status } from '../../shared/parts/status';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { feel } from '../../shared/phone/feel';
import { scan } from '../../shared/phone/scan';
import { useAct } from '../../shared/use-act';
import { open } from '../go';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { caseWords } from './case-words';

type Scanned = { turn: number; result: Output<StoreApi['scanCase']> };

/** The camera opens at once; one case after another, the last answer on top. A rep's code opens the order it is of. */
export function ScanPanel({ storeId, bar }: { storeId: StoreId; bar: ReactNode }) {
  const [results, setResults] = useState<readonly Scanned[]>([]);
  const act = useAct<StoreApi['scanCase']>();

  async function scanOne() {
    const code = await scan('箱码');
    if (!code) return;
    const orderId = orderIn(code);
    if (orderId) return open('order', { orderId });
    const result = await act.run(() => storeCloud.scanCase({ storeId, code }));
    if (!result) return;
    feel();
    setResults((before) => [{ turn: before.length, result }, ...before]);
  }

  const first = useRef(scanOne);
  useEffect(() => void first.current(), []);

  const counted = results.filter(({ result }) => result.result === 'received' && !result.again).length;
  return (
    <Screen
      action={
        <Button
          kind="primary"
          label={results.length > 0 ? '扫下一箱' : '扫箱码'}
          busy={act.isBusy}
          onTap={() => void scanOne()}
        />
      }
      bar={bar}
    >
      <TroubleBox act={act} words={storeWords} />
      <Card>
        <Text className="t28">{counted > 0 ? `登记了 ${counted} 箱` : '扫箱登记'}</Text>
        <Text className="second">到货时扫箱子上的码。顾客扫了这箱的瓶盖，就算您店卖出的，补货建议更准</Text>
      </Card>
      {results.slice(0, 20).map(({ turn, result }) => {
        const { standing, says } = caseWords(result);
        return (
          <Card key={turn}>
            <Status standing={standing} word={turn === results.length - 1 ? '刚扫的' : '前面的'} />
            <Text className={turn === results.length - 1 ? 't22' : 't18'}>{says}</Text>
          </Card>
        );
      })}
    </Screen>
  );
}
