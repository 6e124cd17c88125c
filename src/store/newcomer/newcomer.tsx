import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { StoreApi } from '#contracts/store';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Pack } from '../../shared/parts/pack';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { useCall } from '../../shared/use-call';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { BindSheet } from './bind-sheet';

const perPage = 20;

/** Goods before any wall: what anybody may see, and the one step that shows this store's own prices. */
export function Newcomer() {
  const known = useCall<StoreApi['browse']>('browse', () => storeCloud.browse({}));
  const [isBinding, setBinding] = useState(false);
  const [shown, setShown] = useState(perPage);
  return (
    <Screen
      action={isBinding ? null : <Button kind="primary" label="绑定我的店" onTap={() => setBinding(true)} />}
    >
      <Card>
        <Text className="t28">看看有什么货</Text>
        <Text className="second">这里是建议零售价。绑定您的店，就能看到您的进货价，直接下单</Text>
      </Card>
      <Loaded known={known} words={storeWords}>
        {({ products }) => (
          <Card>
            {products.slice(0, shown).map(({ gtin, name, caseSize, suggestedRetail }) => (
              <Row
                key={gtin}
                lead={<Pack name={name} />}
                title={name}
                below={`一件 ${caseSize} 瓶`}
                trail={<Money fen={suggestedRetail} unit="/瓶" />}
              />
            ))}
            {products.length > shown ? (
              <Button label="再看 20 样" onTap={() => setShown(shown + perPage)} />
            ) : null}
          </Card>
        )}
      </Loaded>
      {isBinding ? <BindSheet onClose={() => setBinding(false)} /> : null}
    </Screen>
  );
}
