import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useOutbox } from '../../shared/outbox/phones-outbox';
import { isWaiting } from '../../shared/outbox/rules';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Notice } from '../../shared/parts/notice';
import { Screen } from '../../shared/parts/screen';
import { Status } from '../../shared/parts/status';
import type { TodaysStore } from '../today';
import { type RepProblem, repWords } from '../words';
import { JudgedClaim } from './judged-claim';
import { useVisitAnswer, type VisitAnswer } from './send-visits';

type VisitResultProps = { visitId: string; store: TodaysStore; onAgain: () => void };

/** The visit is safe on the phone; what the cloud made of it stands here as soon as it is known. */
export function VisitResult({ visitId, store, onAgain }: VisitResultProps) {
  const answer = useVisitAnswer(visitId);
  const item = useOutbox().find(({ id }) => id === visitId);
  const refused = item && !isWaiting(item) ? item.refused : undefined;
  const canShowAgain =
    refused?.code === 'photo_missing' || answer?.claims.some(({ state }) => state === 'failed');
  return (
    <Screen
      chip={false}
      action={
        canShowAgain ? (
          <Button kind="primary" label="重拍" onTap={onAgain} />
        ) : (
          <Button kind="primary" label="下一家" onTap={leave} />
        )
      }
    >
      <View className="t28">{store.name}</View>
      {answer ? <Judged answer={answer} /> : null}
      {refused ? <Notice says={repWords(refused as RepProblem).says} /> : null}
      {answer || refused ? null : <Kept />}
      {canShowAgain ? <Button label="先去下一家" onTap={leave} /> : null}
    </Screen>
  );
}

function Judged({ answer: { claims, earned, inReview } }: { answer: VisitAnswer }) {
  return (
    <Card>
      {earned > 0 ? <Money fen={earned} size={40} way="in" /> : null}
      {earned > 0 ? <Text>已记到可提</Text> : null}
      {inReview > 0 ? (
        <Text>
          送人看 <Money fen={inReview} />
        </Text>
      ) : null}
      {claims.length === 0 ? <Status standing="done" word="拜访和盘点记下了" /> : null}
      {claims.map((claim) => (
        <JudgedClaim key={claim.claimId} claim={claim} />
      ))}
    </Card>
  );
}

function Kept() {
  return (
    <Card>
      <Status standing="wait" word="正在上传" />
      <Text>存在手机里了，不会丢。没网也可以走，有网自己传，结果在“任务 → 我领的”里看。</Text>
    </Card>
  );
}

function leave(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.reLaunch({ url: '/rep/home/home' });
}
