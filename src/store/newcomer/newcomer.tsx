import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { StoreApi } from '#contracts/store';
import type { StoreApplication } from '#contracts/store-application';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Pack } from '../../shared/parts/pack';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { askSeats, takeSeat } from '../../shared/roles/seats';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { useDrawn } from '../../shared/use-drawn';
import { ApplicationCard } from '../application/application-card';
import { open } from '../go';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { BindSheet } from './bind-sheet';

const perPage = 20;

/** Goods before any wall: what anybody may see, and the one step that shows this store's own prices. */
export function Newcomer() {
  const known = useCall<StoreApi['browse']>('browse', () => storeCloud.browse({}));
  const [isBinding, setBinding] = useState(false);
  const [shown, setShown] = useState(perPage);
  const own = useCall<StoreApi['ownApplication']>('ownApplication', () => storeCloud.ownApplication({}));
  useAgainOnReturn(own.again);
  const application = own.value?.application;
  const drawn = useDrawn('browse', Math.min(shown, known.value?.products.length ?? 0));
  const action =
    application?.state === 'approved' ? (
      <Button kind="primary" label="进店订货" onTap={() => void enter(application)} />
    ) : (
      <>
        {application ? null : (
          <Button kind="quiet" label="我的店不在名单里" onTap={() => open('application')} />
        )}
        <Button kind="primary" label="绑定我的店" onTap={() => setBinding(true)} />
      </>
    );
  return (
    <Screen action={action}>
      <Card>
        <Text className="t28">看看有什么货</Text>
        <Text className="second">这里是建议零售价。绑定您的店，就能看到您的进货价，直接下单</Text>
      </Card>
      {application ? <ApplicationCard application={application} /> : null}
      <Loaded known={known} words={storeWords}>
        {({ products }) => (
          <>
            <Card>
              {products.slice(0, drawn).map(({ gtin, name, caseSize, suggestedRetail }) => (
                <Row
                  key={gtin}
                  lead={<Pack name={name} />}
                  title={name}
                  below={`一件 ${caseSize} 瓶`}
                  trail={<Money fen={suggestedRetail} unit="/瓶" />}
                />
              ))}
            </Card>
            <View>
              {products.length > shown ? (
                <Button label="再看 20 样" onTap={() => setShown(shown + perPage)} />
              ) : null}
            </View>
          </>
        )}
      </Loaded>
      {isBinding ? <BindSheet onClose={() => setBinding(false)} /> : null}
    </Screen>
  );
}

async function enter({ openedAs, name }: StoreApplication) {
  await askSeats().catch(() => []);
  if (openedAs) await takeSeat({ role: 'owner', at: openedAs, name });
}
