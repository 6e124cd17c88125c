import { Text, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { RepApi } from '#contracts/rep';
import type { Fen } from '#contracts/vocabulary';
import { shortYuan, yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Screen } from '../../shared/parts/screen';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { type Known, useCall } from '../../shared/use-call';
import { RealNameCard } from '../real-name/real-name-card';
import { repCloud } from '../rep-cloud';
import { repWords } from '../words';
import { AutoArrival } from './auto-arrival';
import { Earnings } from './earnings';
import { billOf, canCollectNow, isOpen } from './payout-words';
import { useCollecting } from './use-collecting';
import { WithdrawSheet } from './withdraw-sheet';
import { Withdrawals } from './withdrawals';

const none: never[] = [];

type IncomePanelProps = {
  today: Known<RepApi['today']>;
  bar: ReactNode;
  onShow: (panel: 'today' | 'tasks') => void;
};

/** One bill at a time: while one is open the one button is for it, and only then for another. */
export function IncomePanel({ today, bar, onShow }: IncomePanelProps) {
  const known = useCall<RepApi['earnings']>('rep.earnings', () => repCloud.earnings({}));
  const [isAsking, setAsking] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const { withdrawals, tapped, collecting, asking, take, askOnce } = useCollecting(
    known.value?.withdrawals ?? none,
    known.again,
  );
  const open = withdrawals.find(({ payout }) => isOpen(payout));
  const canWithdraw = known.value && !open && known.value.available >= known.value.least;
  const action = () => {
    if (!known.value || known.trouble?.kind === 'problem' || isAsking) return undefined;
    if (!open) return <Button kind="primary" label="提现" off={!canWithdraw} onTap={() => setAsking(true)} />;
    const { withdrawalId, payout, waitsForApproval } = open;
    if (canCollectNow(payout) && !waitsForApproval && tapped !== billOf(open))
      return (
        <Button
          kind="primary"
          label={`收款 ¥${shortYuan(payout.amount)}`}
          busy={collecting.isBusy || asking.isBusy}
          onTap={() => void take(withdrawalId)}
        />
      );
    return (
      <Button
        kind="primary"
        label={waitsForApproval ? '看看确认没' : '看看到账没'}
        busy={asking.isBusy}
        onTap={() => void askOnce(withdrawalId)}
      />
    );
  };
  return (
    <Screen bar={bar} action={action()}>
      <TroubleBox
        act={collecting}
        words={repWords}
        onNext={({ code }) => (code === 'real_name_needed' ? setNaming(true) : known.again())}
      />
      <TroubleBox act={asking} words={repWords} />
      <Loaded known={known} words={repWords}>
        {(value) => (
          <>
            <Sums available={value.available} held={value.held} inReview={today.value?.inReview} />
            {!open && !canWithdraw && value.available > 0 ? (
              <Text className="second">{`攒到 ¥${yuan(value.least)} 就能提`}</Text>
            ) : null}
            <Withdrawals withdrawals={withdrawals} tapped={tapped} />
            <AutoArrival />
            <RealNameCard isOpen={isNaming} onOpen={() => setNaming(true)} onClose={() => setNaming(false)} />
            <Earnings value={value} onTasks={() => onShow('tasks')} />
            {isAsking ? (
              <WithdrawSheet
                income={value}
                onDone={known.again}
                onName={() => setNaming(true)}
                onClose={() => setAsking(false)}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Sums({ available, held, inReview }: { available: Fen; held: Fen; inReview: Fen | undefined }) {
  return (
    <Card>
      <View>
        <Text>可提 </Text>
        <Money fen={available} size={40} />
      </View>
      {held > 0 ? (
        <Text>
          正在提 <Money fen={held} />
        </Text>
      ) : null}
      {inReview ? (
        <Text>
          待审 <Money fen={inReview} />
        </Text>
      ) : null}
    </Card>
  );
}
