import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { Earning } from '#contracts/earning';
import type { RepApi } from '#contracts/rep';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Earlier } from '../../shared/parts/earlier';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { momentWord, now } from '../../shared/time';
import { usePages } from '../../shared/use-pages';
import { repCloud } from '../rep-cloud';
import { repWords } from '../words';

type Page = Output<RepApi['earnings']>;

/** Every fen with its cause, the newest first. */
export function Earnings({ value, onTasks }: { value: Page; onTasks: () => void }) {
  const [opened, setOpened] = useState<Earning>();
  const { rows, ...pages } = usePages<RepApi['earnings'], Earning>(value, {
    rowsOf: ({ earnings }: Page) => earnings,
    hasMore: (page: Page) => page.more,
    momentOf: ({ at }) => at,
    before: (moment) => repCloud.earnings({ before: moment }),
  });
  if (rows.length === 0)
    return (
      <Card>
        <Text>拍过的陈列通过了，第一笔钱就出现在这里</Text>
        <Button label="看任务" onTap={onTasks} />
      </Card>
    );
  return (
    <Card>
      <Text className="t22">挣的</Text>
      {rows.map((earning) => (
        <Row
          key={earning.earningId}
          title={earning.cause.storeName}
          below={`${earning.cause.taskName} · ${momentWord(earning.at, now())}`}
          trail={earning.reversedAt ? <Text>已收回</Text> : <Money fen={earning.amount} way="in" />}
          label={`${earning.cause.storeName}这笔怎么来的`}
          onTap={() => setOpened(earning)}
        />
      ))}
      <Earlier pages={pages} words={repWords} />
      {opened ? <Cause earning={opened} onClose={() => setOpened(undefined)} /> : null}
    </Card>
  );
}

function Cause({ earning, onClose }: { earning: Earning; onClose: () => void }) {
  const { amount, at, cause, reversedAt } = earning;
  return (
    <Sheet title="这笔怎么来的" onClose={onClose}>
      <Money fen={amount} size={40} way="in" />
      {reversedAt ? (
        <Row title={`${momentWord(reversedAt, now())} 收回了`} below="品牌两个人核过，这笔记错了" />
      ) : null}
      <Row title={cause.storeName} below="在哪家店" />
      <Row title={cause.taskName} below={`哪个任务，按规则第 ${cause.policyVersion} 版`} />
      <Row title={momentWord(at, now())} below="什么时候记的" />
      <Text className="second">每家店每个任务记一次。提现时微信到账多少，以微信为准。</Text>
    </Sheet>
  );
}
