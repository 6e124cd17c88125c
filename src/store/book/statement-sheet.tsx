import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { RebateStatement } from '#contracts/rebate';
import { shortYuan, yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { momentWord, now } from '../../shared/time';

type StatementSheetProps = { statement: RebateStatement; onClose: () => void };

const perPage = 20;

/** A month's rebate as the owner may check it: the rule, every receipt, the sum, the next step. */
export function StatementSheet({ statement, onClose }: StatementSheetProps) {
  const { month, policyName, policyVersion, steps, receipts, cases, perCase, amount, next } = statement;
  const [most, setMost] = useState(perPage);
  return (
    <Sheet title={`${Number(month.slice(5))}月 ${policyName}`} onClose={onClose}>
      <Text>{ruleSentence(steps)}</Text>
      <Text className="second t15">{`规则第 ${policyVersion} 版，按实收件数算，到了哪一档，整月都按这一档`}</Text>
      {receipts.slice(0, most).map(({ orderId, sellerName, at, cases: received, added }) => (
        <Row
          key={orderId}
          title={`${sellerName} 收 ${received} 件`}
          below={momentWord(at, now())}
          trail={<Money fen={added} {...(added > 0 && { way: 'in' as const })} />}
        />
      ))}
      {receipts.length > most ? <Button label="再看 20 笔" onTap={() => setMost(most + perPage)} /> : null}
      <Row
        title={`${cases} 件 × ¥${yuan(perCase)}`}
        below="合计"
        trail={<Money fen={amount} size={22} way="in" />}
      />
      {next ? <Text>{`再收 ${next.moreCases} 件，多拿 ¥${shortYuan(next.more)}`}</Text> : null}
    </Sheet>
  );
}

const ruleSentence = (steps: RebateStatement['steps']) =>
  `一个月${steps.map(({ fromCases, perCase }) => `满 ${fromCases} 件，每件 ¥${yuan(perCase)}`).join('；')}`;
