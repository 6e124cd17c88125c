import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { RebateRule } from '#contracts/rebate-rule';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { yuan } from '../../shared/money';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Empty } from '../../shared/parts/waiting';
import { dayOf, now } from '../../shared/time';
import { periodWord } from './rebate-words';
import { StatementSheet } from './statement-sheet';

type Statement = Output<StoreApi['rebate']>['statements'][number];
type PrizeRule = Extract<RebateRule, { kind: 'prize' }>;
type StatementsProps = { storeId: StoreId; statements: readonly Statement[]; onOrder: () => void };

export function Statements({ storeId, statements, onOrder }: StatementsProps) {
  const [opened, setOpened] = useState<string>();
  if (statements.length === 0)
    return <Empty why="收了货，第一笔返利就出现在这里" action="去订货" onTap={onOrder} />;
  const shown = statements.find((each) => keyOf(each) === opened);
  return (
    <>
      <Card>
        {statements.map((statement) => {
          const { policyName, amount, rule } = statement;
          const title = `${periodWord(statement)} ${policyName}`;
          return (
            <Row
              key={keyOf(statement)}
              title={title}
              below={below(statement)}
              trail={
                rule.kind === 'prize' && amount === 0 ? null : (
                  <Money fen={amount} {...(amount > 0 && { way: 'in' as const })} />
                )
              }
              label={`${title}，怎么算的`}
              onTap={() => setOpened(keyOf(statement))}
            />
          );
        })}
      </Card>
      {shown ? (
        <StatementSheet storeId={storeId} statement={shown} onClose={() => setOpened(undefined)} />
      ) : null}
    </>
  );
}

const keyOf = ({ month, policyId }: Statement) => `${month} ${policyId}`;

const prizeWord = {
  credited: '已记到货补',
  promised: '等品牌送来',
  brought: '说是送到了，收到请点一下',
  handed_over: '已交给您',
} as const;

function below({ month, rule, cases, days, photos, settled, prize }: Statement): string {
  if (prize?.missedBy && prize.state === 'promised')
    return `后来差 ${prize.missedBy} 件，${prize.name}不送了`;
  if (prize) return `得了${prize.name}，${prizeWord[prize.state]}`;
  if (rule.kind === 'prize') return prizeHope(rule, cases, month < dayOf(now()).slice(0, 7));
  const came = rule.kind === 'fee' ? `照片通过 ${photos} 次` : `收了 ${cases} 件`;
  const shown = rule.kind === 'display' ? `，陈列 ${days} 天` : '';
  return `${came}${shown}${settled ? `，已抵货款 ¥${yuan(settled)}` : ''}`;
}

/** A thing is won or not, so no sum stands beside it: how far it still is, or was. */
function prizeHope({ targetCases, prize }: PrizeRule, cases: number, isOver: boolean): string {
  if (cases >= targetCases) return `收了 ${cases} 件，够 ${targetCases} 件了，期末送${prize.name}`;
  return isOver
    ? `收了 ${cases} 件，没到 ${targetCases} 件`
    : `收了 ${cases} 件，再收 ${targetCases - cases} 件送${prize.name}`;
}
