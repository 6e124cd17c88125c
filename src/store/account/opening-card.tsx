import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Account, Opening } from '#contracts/account';
import type { StoreApi } from '#contracts/store';
import { openingWord } from '../../shared/account-words';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { dayOf, dayWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { SayWrong } from './say-wrong';

type OpeningCardProps = { account: Account; opening: Opening; onSaid: () => void };

/** What was taken over from the old books: right, or said to be wrong, within thirty days. */
export function OpeningCard({ account, opening, onSaid }: OpeningCardProps) {
  const { storeId, sellerId } = account;
  const [isWrong, setWrong] = useState(false);
  const act = useAct<StoreApi['agreeOpening']>();
  const { owed, deposit, rebate, rebateRighted, agreedAt, dispute, disputableUntil } = opening;
  const isOpen = agreedAt === undefined && !dispute && now() <= disputableUntil;

  async function agree() {
    if (await act.run(() => storeCloud.agreeOpening({ storeId, sellerId }))) onSaid();
  }

  return (
    <Card>
      <Text className="t22">{openingWord(account, '请核对')}</Text>
      <Text>{`欠款 ¥${shortYuan(owed)}${deposit > 0 ? ` · 押金 ¥${shortYuan(deposit)}` : ''}`}</Text>
      {rebate !== undefined ? <Text>{`返利 ¥${shortYuan(rebate)}，可以抵货款`}</Text> : null}
      {rebateRighted ? (
        <Text className="second">
          {`返利原来记 ¥${shortYuan(rebateRighted.before)}，${dayWord(dayOf(rebateRighted.at), dayOf(now()))}品牌两个人核过改的：${rebateRighted.why}（凭据：${rebateRighted.evidence}）`}
        </Text>
      ) : null}
      {dispute?.answer ? <Text>{`经销商说：${dispute.answer.remark}`}</Text> : null}
      {isOpen ? (
        <>
          <Text className="second">{`${dayWord(dayOf(disputableUntil), dayOf(now()))}前可以说不对`}</Text>
          <TroubleBox act={act} words={storeWords} onNext={onSaid} />
          <Button label="对的" busy={act.isBusy} onTap={() => void agree()} />
          <Button label="不对，说一声" onTap={() => setWrong(true)} />
        </>
      ) : null}
      {isWrong ? (
        <SayWrong<StoreApi['disputeOpening']>
          title="开户余额哪里不对"
          example="如 只欠 80 元"
          say={(remark) => storeCloud.disputeOpening({ storeId, sellerId, remark })}
          words={storeWords}
          onClose={() => setWrong(false)}
          onSaid={() => {
            setWrong(false);
            onSaid();
          }}
        />
      ) : null}
    </Card>
  );
}
