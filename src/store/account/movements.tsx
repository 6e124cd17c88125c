import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Account } from '#contracts/account';
import type { StatementLine } from '#contracts/statement';
import type { StoreApi } from '#contracts/store';
import type { RepaymentId, StoreId } from '#contracts/vocabulary';
import { movedAmount, movedWhen, movedWord } from '../../shared/account-words';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { open } from '../go';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { RepaymentSheet } from './repayment-sheet';

type MovementsProps = { storeId: StoreId; account: Account; onChanged: () => void };

/** Every movement, the latest first; each opens what it came from. */
export function Movements({ storeId, account, onChanged }: MovementsProps) {
  const [older, setOlder] = useState<Pick<Account, 'lines' | 'more'>>();
  const [repaymentId, setRepayment] = useState<RepaymentId>();
  const act = useAct<StoreApi['account']>();
  const lines = [...account.lines, ...(older?.lines ?? [])];
  const last = lines[lines.length - 1];

  async function loadMore(before: StatementLine['at']) {
    const page = await act.run(() => storeCloud.account({ storeId, sellerId: account.sellerId, before }));
    if (page) setOlder((known) => ({ lines: [...(known?.lines ?? []), ...page.lines], more: page.more }));
  }

  function look({ cause }: StatementLine) {
    const [record = ''] = cause.records;
    if (cause.kind === 'repayment') setRepayment(record as RepaymentId);
    else if (cause.kind === 'receipt') open('order', { orderId: record });
  }

  return (
    <Card>
      <Text className="t22">每一笔</Text>
      {lines.map((line) => (
        <Row
          key={line.entryId}
          title={movedWord(line)}
          below={movedWhen(line)}
          trail={<Text className="money">{movedAmount(line)}</Text>}
          {...(canLook(line) && { label: `${movedWord(line)}，看这一笔`, onTap: () => look(line) })}
        />
      ))}
      {lines.length === 0 ? <Text className="second">收了货或还了款，这里一笔一笔记着</Text> : null}
      <TroubleBox act={act} words={storeWords} />
      {last && (older ?? account).more ? (
        <Button label="再看早些的" busy={act.isBusy} onTap={() => void loadMore(last.at)} />
      ) : null}
      {repaymentId ? (
        <RepaymentSheet
          storeId={storeId}
          repaymentId={repaymentId}
          onClose={() => setRepayment(undefined)}
          onSaid={() => {
            setRepayment(undefined);
            onChanged();
          }}
        />
      ) : null}
    </Card>
  );
}

const canLook = ({ cause }: StatementLine) => cause.kind === 'repayment' || cause.kind === 'receipt';
