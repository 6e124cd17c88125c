import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { RebateLine, RebateStatement } from '#contracts/rebate-statement';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { dayOf, dayWord, momentWord, now } from '../../shared/time';
import { Disputes } from './disputes';
import { PrizeYes } from './prize-yes';
import { countingSentence, periodWord, ruleSentence, sumSentence } from './rebate-words';
import { WhatIf } from './what-if';

type Shown = Output<StoreApi['rebate']>['statements'][number];
type StatementSheetProps = { storeId: StoreId; statement: Shown; onClose: () => void };

const perPage = 20;

/** A period's rebate as the owner may check it: the rule, every record, the sum, what would bring more. */
export function StatementSheet({ storeId, statement, onClose }: StatementSheetProps) {
  const { policyName, rule, lines, amount, next } = statement;
  const [most, setMost] = useState(perPage);
  return (
    <Sheet title={`${periodWord(statement)} ${policyName}`} onClose={onClose}>
      <Text>{ruleSentence(rule)}</Text>
      <Text className="second t15">{countingSentence(statement)}</Text>
      {lines.slice(0, most).map((line) => (
        <Row
          key={`${line.kind}${line.at}${titleOf(line)}`}
          title={titleOf(line)}
          below={momentWord(line.at, now())}
          trail={<Money fen={line.amount} {...(line.amount > 0 && { way: line.way })} />}
        />
      ))}
      {lines.length > most ? <Button label="再看 20 笔" onTap={() => setMost(most + perPage)} /> : null}
      <Row title={sumSentence(statement)} below="合计" trail={<Money fen={amount} size={22} way="in" />} />
      {next ? <Text>{nextSentence(next)}</Text> : null}
      <PrizeYes storeId={storeId} statement={statement} />
      {isRunning(statement) ? <WhatIf storeId={storeId} statement={statement} /> : null}
      <Disputes storeId={storeId} statement={statement} />
    </Sheet>
  );
}

/** What is over can only be looked at. */
const isRunning = ({ month }: RebateStatement) => month >= dayOf(now()).slice(0, 7);

function titleOf(line: RebateLine): string {
  switch (line.kind) {
    case 'receipt':
      return line.isRighted ? rightedTitle(line, '多') : `${line.sellerName} 收 ${line.cases} 件`;
    case 'return':
      return line.isRighted ? rightedTitle(line, '少') : `${line.sellerName} 退 ${line.cases} 件`;
    case 'photo':
      return `${dayWord(line.day, dayOf(now()))}的陈列照片${line.passed ? '通过' : '没通过'}，累计 ${line.days} 天`;
    case 'correction':
      return `答复后更正：${line.remark}`;
  }
}

/** Nothing came or went back with it: what was written of a receipt was put right, its cases or only what they cost. */
const rightedTitle = ({ sellerName, cases }: { sellerName: string; cases: number }, way: '多' | '少') =>
  `${sellerName} 收货更正${cases > 0 ? `，${way} ${cases} 件` : ''}`;

function nextSentence({ moreCases, moreDays, more, prize }: NonNullable<RebateStatement['next']>): string {
  const brings = prize ? `送${prize}` : `多拿 ¥${shortYuan(more)}`;
  return moreDays ? `再陈列 ${moreDays} 天，${brings}` : `再收 ${moreCases} 件，${brings}`;
}
