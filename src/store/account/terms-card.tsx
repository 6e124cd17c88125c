import { Text } from '@tarojs/components';
import type { Account } from '#contracts/account';
import { shortYuan } from '../../shared/money';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { dayOf, dayWord, now } from '../../shared/time';

/** What is owed and until when, what may still go on account, and the crates that stand here. */
export function TermsCard({ account }: { account: Account }) {
  const { sellerName, owed, limit, room, overdue, inFavour, dues, crates, deposit } = account;
  return (
    <Card>
      <Row
        title={sellerName}
        below={limit > 0 ? `还可记账 ¥${shortYuan(room)}（额度 ¥${shortYuan(limit)}）` : '没有账期，货到付款'}
        trail={<Money fen={owed} size={28} {...(owed > 0 && { way: 'owed' as const })} />}
      />
      {overdue ? (
        <Status standing="warn" word={`超期 ¥${shortYuan(overdue.owed)}，先结清才能再记账`} />
      ) : null}
      {dues.map(({ orderId, amount, dueDay }) => (
        <Row
          key={orderId}
          title={`${dayWord(dueDay, dayOf(now()))}前付`}
          {...(orderId === 'opening' && { below: '开户时的欠款' })}
          trail={<Money fen={amount} />}
        />
      ))}
      {inFavour ? <Row title="该退您的" below="下次收货先抵掉" trail={<Money fen={inFavour} />} /> : null}
      {deposit > 0 ? (
        <Row
          title="押金"
          below={
            crates.map(({ name, crates: count }) => `${name} 空箱 ${count} 个`).join('、') || '开户时的押金'
          }
          trail={<Money fen={deposit} />}
        />
      ) : null}
      {owed === 0 ? <Text className="second">不欠货款</Text> : null}
    </Card>
  );
}
