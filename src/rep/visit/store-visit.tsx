import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { shortYuan } from '../../shared/money';
import { outbox } from '../../shared/outbox/phones-outbox';
import { Button } from '../../shared/parts/button';
import { Notice } from '../../shared/parts/notice';
import { Screen } from '../../shared/parts/screen';
import { now } from '../../shared/time';
import { repSeat } from '../rep-cloud';
import { sumOf } from '../sum';
import type { TodaysStore } from '../today';
import { CodeStep } from './code-step';
import { CountStep } from './count-step';
import { claimsToShow, type Draft, missingOf } from './draft';
import { EvidenceStep } from './evidence-step';
import { OrderStep } from './order-step';
import { itemOf } from './report';
import { Stay } from './stay';
import { useDraft } from './use-draft';
import './store-visit.css';
import { VisitResult } from './visit-result';

type StoreVisitProps = { store: TodaysStore; folder: string; storeCode: string | undefined };

export function StoreVisit({ store, folder, storeCode }: StoreVisitProps) {
  const { draft, change, close, beginAnew } = useDraft(store.storeId, storeCode);
  const [done, setDone] = useState<Draft>();
  const [isFull, setFull] = useState(false);
  if (done)
    return (
      <VisitResult
        visitId={done.visitId}
        store={store}
        onAgain={() => {
          beginAnew();
          setDone(undefined);
        }}
      />
    );
  const safely = (act: () => void) => {
    try {
      act();
      setFull(false);
    } catch {
      setFull(true);
    }
  };
  const changeSafely = (part: Partial<Draft>) => safely(() => change(part));
  const finish = () =>
    safely(() => {
      outbox.put({ ...itemOf(draft, folder, now()), seat: repSeat() });
      close();
      setDone(draft);
    });
  const missing = missingOf(draft, store);
  return (
    <Screen chip={false} action={<Done draft={draft} store={store} missing={missing} onTap={finish} />}>
      <View>
        <View className="t28">{store.name}</View>
        <Text className="t15 second">{store.address}</Text>
      </View>
      {isFull ? <Notice says="手机存满了，刚才那下没存住。删掉些照片再点一次" /> : null}
      <CodeStep draft={draft} onChange={changeSafely} />
      <EvidenceStep claims={claimsToShow(store)} draft={draft} onChange={changeSafely} />
      <CountStep products={store.products} draft={draft} onChange={changeSafely} />
      <OrderStep store={store} />
    </Screen>
  );
}

type DoneProps = { draft: Draft; store: TodaysStore; missing: readonly string[]; onTap: () => void };

/** What is missing is said where the thumb is; what passing would bring stands on the button. */
function Done({ draft, store, missing, onTap }: DoneProps) {
  const worth = sumOf(store.claims.filter(({ claimId }) => draft.shown[claimId]).map(({ reward }) => reward));
  return (
    <View className="visit-end">
      {missing.length > 0 ? (
        <Text className="second t15">{`还差：${missing.join('、')}`}</Text>
      ) : (
        <Stay since={draft.arrivedAt} matters={Object.keys(draft.shown).length > 0} />
      )}
      <Button
        kind="primary"
        label={worth > 0 ? `做完了 +¥${shortYuan(worth)}` : '做完了'}
        off={missing.length > 0}
        onTap={onTap}
      />
    </View>
  );
}
