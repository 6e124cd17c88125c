import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { OpenDispute } from '#contracts/open-dispute';
import type { SellerApi } from '#contracts/seller';
import type { OrderId, RepaymentId, StoreId } from '#contracts/vocabulary';
import { shortYuan, yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { AccountSheet } from '../account/account-sheet';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

const aboutWord = { repayment: '还款', receipt: '收货', opening: '开户余额' };

/** What store owners say is not so, and wait for an answer to. */
export function DisputesCard() {
  const known = useCall<SellerApi['disputes']>('disputes', () => sellerCloud.disputes({}));
  const [shown, setShown] = useState<OpenDispute>();
  const done = () => {
    setShown(undefined);
    known.again();
  };
  return (
    <Loaded known={known} words={sellerWords} skeletonRows={0}>
      {({ disputes, more }) =>
        disputes.length === 0 ? null : (
          <Card>
            <Text className="t22">{`店主说 ${disputes.length} 笔账不对`}</Text>
            {disputes.map((dispute) => (
              <Row
                key={`${dispute.about}:${dispute.of}`}
                title={dispute.storeName}
                below={`${aboutWord[dispute.about]} ¥${yuan(dispute.amount)}：${dispute.remark}`}
                label={`答复${dispute.storeName}`}
                onTap={() => setShown(dispute)}
              />
            ))}
            {more ? <Text className="second t15">先列出最早的 50 笔</Text> : null}
            {shown?.about === 'opening' ? (
              <AccountSheet
                storeId={shown.of as StoreId}
                onClose={() => setShown(undefined)}
                onChanged={done}
              />
            ) : shown ? (
              <AnswerSheet dispute={shown} onClose={() => setShown(undefined)} onAnswered={done} />
            ) : null}
          </Card>
        )
      }
    </Loaded>
  );
}

type AnswerSheetProps = { dispute: OpenDispute; onClose: () => void; onAnswered: () => void };

function AnswerSheet({ dispute, onClose, onAnswered }: AnswerSheetProps) {
  const { about, of, storeName, amount, says, remark: said } = dispute;
  const [remark, setRemark] = useState('');
  const ofRepayment = useAct<SellerApi['answerRepaymentDispute']>();
  const ofReceipt = useAct<SellerApi['answerReceiptDispute']>();

  async function answer(isWrong: boolean) {
    const told = { isWrong, remark: remark.trim() };
    const answered =
      about === 'repayment'
        ? await ofRepayment.run(() =>
            sellerCloud.answerRepaymentDispute({ repaymentId: of as RepaymentId, ...told }),
          )
        : await ofReceipt.run(() => sellerCloud.answerReceiptDispute({ orderId: of as OrderId, ...told }));
    if (answered) onAnswered();
  }

  const isBusy = ofRepayment.isBusy || ofReceipt.isBusy;
  const isOff = remark.trim() === '';
  return (
    <Sheet title={`${storeName}说${aboutWord[about]}不对`} onClose={onClose}>
      <Text className="t22">{said}</Text>
      <Text>
        {says === undefined
          ? `账上记的是 ¥${shortYuan(amount)}`
          : `账上应付 ¥${shortYuan(amount)}，店主说 ¥${shortYuan(says)}`}
      </Text>
      <TroubleBox act={ofRepayment} words={sellerWords} onNext={onAnswered} />
      <TroubleBox act={ofReceipt} words={sellerWords} onNext={onAnswered} />
      <Field label="答复一句" most={200} value={remark} onChange={setRemark} example="如 是少了两件" />
      <Button
        kind="primary"
        label={about === 'repayment' ? '是记错了，改回来' : '按店主说的改'}
        off={isOff}
        busy={isBusy}
        onTap={() => void answer(true)}
      />
      <Button label="没记错，不改" off={isOff} busy={isBusy} onTap={() => void answer(false)} />
    </Sheet>
  );
}
