import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Withdrawal } from '#contracts/earning';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { momentWord, now } from '../../shared/time';
import { billOf, severalBills, withdrawalStatus } from './payout-words';
import { TaxLine } from './tax-line';

type WithdrawalsProps = { withdrawals: readonly Withdrawal[]; tapped: string | undefined };

const atFirst = 3;

export function Withdrawals({ withdrawals, tapped }: WithdrawalsProps) {
  const [isWhole, setWhole] = useState(false);
  if (withdrawals.length === 0) return null;
  const shown = isWhole ? withdrawals : withdrawals.slice(0, atFirst);
  return (
    <Card>
      <Text className="t22">提现</Text>
      {shown.map((each) => (
        <Row
          key={each.withdrawalId}
          title={momentWord(each.askedAt, now())}
          below={severalBills(each)}
          trail={<Money fen={each.amount} />}
        >
          <TaxLine {...each.payout} />
          <Status {...withdrawalStatus(each, now(), tapped === billOf(each))} />
        </Row>
      ))}
      {withdrawals.length > shown.length ? <Button label="以前的提现" onTap={() => setWhole(true)} /> : null}
    </Card>
  );
}
