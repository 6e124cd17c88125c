import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Opening } from '#contracts/account';
import type { SellerApi } from '#contracts/seller';
import type { StoreId } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { fenOf } from '../../shared/typed-yuan';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

type OpeningAnswerProps = { storeId: StoreId; opening: Opening; word: string; onAnswered: () => void };

/** The owner says the opening balance is wrong: it stands, or it becomes what is right. */
export function OpeningAnswer({ storeId, opening, word, onAnswered }: OpeningAnswerProps) {
  const [typed, setTyped] = useState(shortYuan(opening.owed).replace(/,/g, ''));
  const act = useAct<SellerApi['answerOpeningDispute']>();
  const owed = fenOf(typed);
  const { dispute } = opening;

  async function answer() {
    if (owed === undefined) return;
    const remark = owed === opening.owed ? '核对过，没错' : `改为 ${typed} 元`;
    if (await act.run(() => sellerCloud.answerOpeningDispute({ storeId, remark, owed }))) onAnswered();
  }

  return (
    <>
      <Text>{`${word} ¥${shortYuan(opening.owed)}`}</Text>
      {dispute && !dispute.answer ? (
        <>
          <Text>{`店主说：${dispute.remark}`}</Text>
          <TroubleBox act={act} words={sellerWords} onNext={onAnswered} />
          <Field label="开户时到底欠多少元" type="digit" most={10} value={typed} onChange={setTyped} />
          <Button
            label={owed === opening.owed ? '没错，就是这个数' : '按这个数改'}
            off={owed === undefined}
            busy={act.isBusy}
            onTap={() => void answer()}
          />
        </>
      ) : null}
    </>
  );
}
