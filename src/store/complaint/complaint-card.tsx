import { Text } from '@tarojs/components';
import type { Complaint, ComplaintState } from '#contracts/complaint';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { type Standing, Status } from '../../shared/parts/status';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { momentWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { kindWord, stepWord } from './complaint-words';

const standings: Record<ComplaintState, { standing: Standing; word: string }> = {
  asked: { standing: 'wait', word: '等答复' },
  answered: { standing: 'warn', word: '有答复了' },
  closed: { standing: 'done', word: '解决了' },
};

type ComplaintCardProps = { storeId: StoreId; complaint: Complaint; onChanged: () => void };

/** Every step with its time and words, who answers by when, and the owner's last word. */
export function ComplaintCard({ storeId, complaint, onChanged }: ComplaintCardProps) {
  const { complaintId, kind, state, sellerName, steps, answerer, answerBy } = complaint;
  const act = useAct<StoreApi['replyToAnswer']>();
  async function reply(isSettled: boolean) {
    await act.run(() => storeCloud.replyToAnswer({ storeId, complaintId, isSettled }));
    onChanged();
  }
  const who = answerer === 'seller' ? (sellerName ?? '经销商') : '品牌';
  return (
    <Card>
      <Row title={kindWord[kind]} trail={<Status {...standings[state]} />} />
      {steps.map((step) => (
        <Row
          key={`${step.at}:${step.act}`}
          title={`${momentWord(step.at, now())} ${stepWord(step, sellerName)}`}
          below={step.words}
        />
      ))}
      {state === 'asked' ? <Text>{`${momentWord(answerBy, now())} 前${who}答复您`}</Text> : null}
      <TroubleBox act={act} words={storeWords} onNext={onChanged} />
      {state === 'answered' ? (
        <>
          <Button label="解决了" busy={act.isBusy} onTap={() => void reply(true)} />
          <Button label="还没解决，找品牌" busy={act.isBusy} onTap={() => void reply(false)} />
        </>
      ) : null}
    </Card>
  );
}
