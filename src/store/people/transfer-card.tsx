import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Notice } from '../../shared/parts/notice';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { askSeats } from '../../shared/roles/seats';
import { useAct } from '../../shared/use-act';
import { back } from '../go';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { OneUseCode } from './one-use-code';

type TransferCardProps = {
  storeId: StoreId;
  transfer: Output<StoreApi['people']>['transfer'];
  onMoved: () => void;
};

/** 转让: what goes along is said before the first tap, and money stands still until both have said yes. */
export function TransferCard({ storeId, transfer, onMoved }: TransferCardProps) {
  const [isSure, setSure] = useState(false);
  const [code, setCode] = useState<string>();
  const start = useAct<StoreApi['startTransfer']>();
  const answer = useAct<StoreApi['answerTransfer']>();

  async function begin() {
    const made = await start.run(() => storeCloud.startTransfer({ storeId }));
    if (!made) return;
    setCode(made.code);
    onMoved();
  }
  async function say(agree: boolean) {
    const after = await answer.run(() => storeCloud.answerTransfer({ storeId, agree }));
    if (!after) return;
    setCode(undefined);
    setSure(false);
    const isOut = !after.people.some(({ isYou }) => isYou);
    if (isOut) await askSeats().catch(() => []);
    if (isOut) back();
    else onMoved();
  }
  return (
    <>
      <TroubleBox act={start} words={storeWords} onNext={onMoved} />
      <TroubleBox act={answer} words={storeWords} onNext={onMoved} />
      {transfer ? (
        <Notice says={saysOf(transfer)}>
          {code && !transfer.hasNewOwner ? (
            <OneUseCode code={code} says="请接手的人点“绑定我的店”，输这 6 位数。输好就归他" />
          ) : null}
          {transfer.youAre === 'from' && transfer.hasNewOwner ? (
            <Button label="同意，店归他" busy={answer.isBusy} onTap={() => void say(true)} />
          ) : null}
          <Button
            label={transfer.youAre === 'to' ? '我不接了' : '不转了'}
            busy={answer.isBusy}
            onTap={() => void say(false)}
          />
        </Notice>
      ) : (
        <Card>
          <Text>店要转给别人？欠款、返利、货补都跟着店走。定下来之前不能记账，也不能用返利和货补</Text>
          {isSure ? (
            <Button label="我确定要转让" busy={start.isBusy} onTap={() => void begin()} />
          ) : (
            <Button kind="quiet" label="转让这家店" onTap={() => setSure(true)} />
          )}
        </Card>
      )}
    </>
  );
}

function saysOf({ hasNewOwner, youAre }: NonNullable<TransferCardProps['transfer']>): string {
  if (youAre === 'to') return '您要接这家店，等原来的店主或经销商同意。这之前只能付现金';
  return hasNewOwner
    ? '有人用业务员给的码来接这家店。您同意才归他；这之前不能记账'
    : '转让开始了，等接手的人输码。这之前不能记账';
}
