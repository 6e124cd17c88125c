import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import { yuan } from '../../shared/money';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Empty } from '../../shared/parts/waiting';
import { StatementSheet } from './statement-sheet';

type Statement = Output<StoreApi['rebate']>['statements'][number];
type StatementsProps = { statements: readonly Statement[]; onOrder: () => void };

export function Statements({ statements, onOrder }: StatementsProps) {
  const [opened, setOpened] = useState<string>();
  if (statements.length === 0)
    return <Empty why="收了货，第一笔返利就出现在这里" action="去订货" onTap={onOrder} />;
  const shown = statements.find((each) => keyOf(each) === opened);
  return (
    <>
      <Card>
        {statements.map((statement) => {
          const { month, policyName, cases, amount, settled } = statement;
          return (
            <Row
              key={keyOf(statement)}
              title={`${Number(month.slice(5))}月 ${policyName}`}
              below={settled ? `收了 ${cases} 件，已抵货款 ¥${yuan(settled)}` : `收了 ${cases} 件`}
              trail={<Money fen={amount} {...(amount > 0 && { way: 'in' as const })} />}
              label={`${Number(month.slice(5))}月 ${policyName}，怎么算的`}
              onTap={() => setOpened(keyOf(statement))}
            />
          );
        })}
      </Card>
      {shown ? <StatementSheet statement={shown} onClose={() => setOpened(undefined)} /> : null}
    </>
  );
}

const keyOf = ({ month, policyId }: Statement) => `${month} ${policyId}`;
