import { Text } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { Account, Opening } from '#contracts/account';
import type { StoreApi } from '#contracts/store';
import { openingWord } from '../../shared/account-words';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { dayOf, dayWord, now } from '../../shared/time';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { SayWrong } from './say-wrong';

type OpeningCardProps = {
  account: Account;
  opening: Opening;
  /** Absent where the screen's own button is the yes. */
  yes: ReactNode;
  onSaid: () => void;
};

export const isToConfirm = ({ agreedAt, dispute, disputableUntil }: Opening) =>
  agreedAt === undefined && !dispute && now() <= disputableUntil;

/** What was taken over from the old books: right, or said to be wrong, within thirty days. */
export function OpeningCard({ account, opening, yes, onSaid }: OpeningCardProps) {
  const { storeId, sellerId } = account;
  const [isWrong, setWrong] = useState(false);
  const { owed, deposit, rebate, rebateRighted, dispute, disputableUntil } = opening;

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
      {isToConfirm(opening) ? (
        <>
          <Text className="second">{`${dayWord(dayOf(disputableUntil), dayOf(now()))}前可以说不对`}</Text>
          {yes}
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
