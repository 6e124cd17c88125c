import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Repayment } from '#contracts/repayment';
import type { StoreApi } from '#contracts/store';
import type { RepaymentId, StoreId } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { momentWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { SayWrong } from './say-wrong';

type RepaymentSheetProps = {
  storeId: StoreId;
  repaymentId: RepaymentId;
  onClose: () => void;
  onSaid: () => void;
};

/** One repayment with what it paid for; right, or said to be wrong, within a week. */
export function RepaymentSheet({ storeId, repaymentId, onClose, onSaid }: RepaymentSheetProps) {
  const [isWrong, setWrong] = useState(false);
  const act = useAct<StoreApi['agreeRepayment']>();
  const known = useCall<StoreApi['repayment']>(`repayment:${repaymentId}`, () =>
    storeCloud.repayment({ storeId, repaymentId }),
  );

  async function agree() {
    if (await act.run(() => storeCloud.agreeRepayment({ storeId, repaymentId }))) onSaid();
  }

  if (isWrong)
    return (
      <SayWrong<StoreApi['disputeRepayment']>
        title="这笔还款哪里不对"
        example="如 我付了 300，不是 200"
        say={(remark) => storeCloud.disputeRepayment({ storeId, repaymentId, remark })}
        words={storeWords}
        onClose={() => setWrong(false)}
        onSaid={onSaid}
      />
    );
  return (
    <Sheet title="还款" onClose={onClose}>
      <Loaded known={known} words={storeWords} skeletonRows={1}>
        {(repayment) => (
          <>
            <Text className="t28">{`¥${shortYuan(repayment.amount)}`}</Text>
            <Text>{`${momentWord(repayment.at, now())}，${takenWord(repayment)}`}</Text>
            {repayment.paid.map(({ orderId, amount }) => (
              <Row key={orderId} title={paidWord(orderId)} trail={<Money fen={amount} />} />
            ))}
            <Text className="second">{standingWord(repayment)}</Text>
            <TroubleBox act={act} words={storeWords} onNext={onSaid} />
            {isOpen(repayment) ? (
              <>
                <Button kind="primary" label="对的" busy={act.isBusy} onTap={() => void agree()} />
                <Button label="有出入？7 天内可改" onTap={() => setWrong(true)} />
              </>
            ) : null}
          </>
        )}
      </Loaded>
    </Sheet>
  );
}

const paidWord = (orderId: string) =>
  orderId === 'opening' ? '抵开户时的欠款' : orderId.startsWith('crates-') ? '抵空箱押金' : '抵一单货款';

const isOpen = ({ agreedAt, dispute, disputableUntil }: Repayment) =>
  agreedAt === undefined && !dispute && now() <= disputableUntil;

function takenWord({ way, takenBy, reference }: Repayment): string {
  if (way === 'bank') return `银行转账，单号 ${reference ?? ''}`;
  return takenBy === 'driver' ? '现金，司机收的' : '现金，经销商收的';
}

function standingWord(repayment: Repayment): string {
  const { agreedAt, dispute } = repayment;
  if (agreedAt !== undefined) return '您说过没错';
  if (!dispute) return isOpen(repayment) ? '经销商记的，请看一眼' : '过了 7 天，按这个数算';
  if (!dispute.answer) return `您说：${dispute.remark}。等经销商答复`;
  return dispute.answer.isWrong
    ? `经销商改回来了：${dispute.answer.remark}`
    : `经销商说没错：${dispute.answer.remark}`;
}
