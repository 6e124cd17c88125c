import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { PersonId, StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useSeatOf } from '../../shared/roles/seats';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { PageHead } from '../parts/page-head';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { InviteSheet } from './invite-sheet';
import { TransferCard } from './transfer-card';

type Person = Output<StoreApi['people']>['people'][number];

export default function People() {
  const seat = useSeatOf('store');
  return seat ? <OfStore storeId={seat.at as StoreId} /> : null;
}

/** Who may do what in this shop: a clerk counts and scans and sees no money. */
function OfStore({ storeId }: { storeId: StoreId }) {
  const known = useCall<StoreApi['people']>(`people:${storeId}`, () => storeCloud.people({ storeId }));
  const act = useAct<StoreApi['removePerson']>();
  const [isInviting, setInviting] = useState(false);

  async function remove(personId: PersonId) {
    await act.run(() => storeCloud.removePerson({ storeId, personId }));
    known.again();
  }
  const settled = known.value && !known.value.transfer && !isInviting;
  return (
    <Screen
      chip={false}
      action={settled ? <Button kind="primary" label="请一个人进来" onTap={() => setInviting(true)} /> : null}
    >
      <PageHead title="店里的人" />
      <TroubleBox act={act} words={storeWords} onNext={known.again} />
      <Loaded known={known} words={storeWords}>
        {({ people, transfer }) => (
          <>
            <Card>
              {people.map((person) => (
                <Row
                  key={person.personId}
                  title={nameOf(person)}
                  below={person.role === 'clerk' ? '盘点、扫箱，看不到钱' : '订货、收货、看账'}
                  foot={
                    person.mayBeRemoved ? (
                      <Button
                        label={person.isYou ? '我不在这家店了' : `请${nameOf(person)}离开`}
                        busy={act.isBusy}
                        onTap={() => void remove(person.personId)}
                      />
                    ) : null
                  }
                />
              ))}
              {people.length < 2 ? (
                <Text className="t15 second">现在只有您一个人。店员用自己的手机进来</Text>
              ) : null}
            </Card>
            <TransferCard storeId={storeId} transfer={transfer} onMoved={known.again} />
          </>
        )}
      </Loaded>
      {isInviting ? (
        <InviteSheet
          storeId={storeId}
          onClose={() => {
            setInviting(false);
            known.again();
          }}
        />
      ) : null}
    </Screen>
  );
}

function nameOf({ name, role, isYou }: Person): string {
  const word = role === 'clerk' ? '店员' : '店主';
  return isYou ? `${word} 您自己` : [word, name].filter(Boolean).join(' ');
}
