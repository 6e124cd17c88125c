import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Exchange } from '#contracts/exchange';
import type { SellerApi } from '#contracts/seller';
import { countWord, exchangeWhyWord } from '../../shared/exchange-words';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { Stepper } from '../../shared/parts/stepper';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { linesWord } from './exchanges-card';

/** What the driver brings back today; nothing is shown where there is nothing. */
export function ToFetch() {
  const known = useCall<SellerApi['toFetch']>('toFetch', () => sellerCloud.toFetch({}));
  const [opened, setOpened] = useState<Exchange>();
  return (
    <Loaded known={known} words={sellerWords} skeletonRows={1}>
      {({ exchanges }) =>
        exchanges.length === 0 ? null : (
          <Card>
            <Text className="t22">{`要带回 ${exchanges.length} 家的货`}</Text>
            {exchanges.map((exchange) => (
              <Row
                key={exchange.exchangeId}
                title={exchange.storeName}
                below={linesWord(exchange)}
                label={`带回${exchange.storeName}的货`}
                onTap={() => setOpened(exchange)}
              />
            ))}
            {opened ? (
              <TakeSheet exchange={opened} onTaken={known.again} onClose={() => setOpened(undefined)} />
            ) : null}
          </Card>
        )
      }
    </Loaded>
  );
}

type TakeSheetProps = { exchange: Exchange; onTaken: () => void; onClose: () => void };

function TakeSheet({ exchange, onTaken, onClose }: TakeSheetProps) {
  const { exchangeId, storeName, lines, instead } = exchange;
  const asked = lines.reduce((all, { bottles }) => all + bottles, 0);
  const [bottles, setBottles] = useState(asked);
  const [brought, setBrought] = useState(false);
  const act = useAct<SellerApi['takeBack']>();
  async function take() {
    if (!(await act.run(() => sellerCloud.takeBack({ exchangeId, bottles, brought })))) return;
    onTaken();
    onClose();
  }
  return (
    <Sheet title={`${storeName} 带回`} onClose={onClose}>
      <TroubleBox act={act} words={sellerWords} onNext={onTaken} />
      {lines.map(({ orderId, gtin, name, caseSize, why, bottles: wanted }) => (
        <Row
          key={`${orderId}:${gtin}:${why}`}
          title={name}
          below={`${exchangeWhyWord[why]} · ${countWord(wanted, caseSize)}`}
        />
      ))}
      <Row
        title="实际拿到"
        trail={
          <Stepper of="实际拿到" unit="瓶" least={1} most={asked} count={bottles} onChange={setBottles} />
        }
      />
      {instead === 'goods' ? (
        <Chips
          of="新货"
          chosen={brought ? 'now' : 'later'}
          choices={[
            { value: 'later', word: '新货下次送' },
            { value: 'now', word: '新货给店里了' },
          ]}
          onChoose={(when) => setBrought(when === 'now')}
        />
      ) : null}
      <Button kind="primary" label={`拿到 ${bottles} 瓶`} busy={act.isBusy} onTap={() => void take()} />
    </Sheet>
  );
}
