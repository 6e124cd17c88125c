import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { RepApi } from '#contracts/rep';
import type { Fen } from '#contracts/vocabulary';
import { shortYuan, yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { Notice } from '../../shared/parts/notice';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { repCloud } from '../rep-cloud';
import { repWords } from '../words';
import { fenOf } from './amount';
import { beginWish, endWish, openWish } from './withdrawing';

type WithdrawSheetProps = {
  income: Output<RepApi['earnings']>;
  onDone: () => void;
  onName: () => void;
  onClose: () => void;
};

/** How much; the money is set aside at once and waits for 收款. A wish without an answer is asked again as it was. */
export function WithdrawSheet({ income, onDone, onName, onClose }: WithdrawSheetProps) {
  const { available, least, most, mostABill } = income;
  const ceiling = Math.min(available, most) as Fen;
  const [wish, setWish] = useState(openWish);
  const [typed, setTyped] = useState(() => yuan(wish?.amount ?? ceiling).replace(/,/g, ''));
  const act = useAct<RepApi['withdraw']>();
  const amount = wish?.amount ?? fenOf(typed);
  const wrong = wish ? undefined : wrongOf(amount, { least, most, available });
  const ask = async () => {
    if (amount === undefined) return;
    const begun = beginWish(amount);
    setWish(begun);
    const value = await act.run(async () => {
      const answered = await repCloud.withdraw(begun);
      // A no is an end too, unless the cloud was only crowded; silence is not.
      if (answered.ok || answered.problem.code !== 'busy') {
        endWish();
        setWish(undefined);
      }
      return answered;
    });
    if (!value) return;
    onDone();
    onClose();
  };
  return (
    <Sheet title="提现到微信零钱" onClose={onClose}>
      {wish && !act.isBusy ? (
        <Notice says={`上次提 ¥${yuan(wish.amount)} 没收到回音。接着提这笔，不会提两次`} />
      ) : (
        <Field label="提多少(元)" type="digit" value={typed} onChange={setTyped} {...(wrong && { wrong })} />
      )}
      <Text className="second">{`现在可提 ¥${yuan(available)}。一次可提 ¥${yuan(least)} 到 ¥${shortYuan(most)}`}</Text>
      {amount !== undefined && amount > mostABill ? (
        <Text className="second">{`微信一笔最多 ¥${shortYuan(mostABill)}，会分 ${Math.ceil(amount / mostABill)} 笔，每笔点一次收款`}</Text>
      ) : null}
      <TroubleBox
        act={act}
        words={repWords}
        onNext={({ code }) => {
          if (code === 'real_name_needed') {
            onClose();
            onName();
          }
          if (code !== 'payout_open' && code !== 'withdrawal_differs') return;
          onDone();
          onClose();
        }}
      />
      <Button
        kind="primary"
        label={amount === undefined ? '提现' : `提 ¥${shortYuan(amount)}`}
        off={wrong !== undefined}
        busy={act.isBusy}
        onTap={() => void ask()}
      />
    </Sheet>
  );
}

function wrongOf(amount: Fen | undefined, bounds: { least: Fen; most: Fen; available: Fen }) {
  if (amount === undefined) return '填一个数，比如 50';
  if (amount < bounds.least) return `最少提 ¥${yuan(bounds.least)}`;
  if (amount > bounds.available) return `现在只能提 ¥${yuan(bounds.available)}`;
  if (amount > bounds.most) return `一次最多提 ¥${yuan(bounds.most)}，剩下的下次再提`;
  return undefined;
}
