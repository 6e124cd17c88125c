import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Account } from '#contracts/account';
import type { StatementLine } from '#contracts/statement';
import type { StoreApi } from '#contracts/store';
import type { RepaymentId, StoreId } from '#contracts/vocabulary';
import { movedAmount, movedWhen, movedWord } from '../../shared/account-words';
import { Card } from '../../shared/parts/card';
import { Earlier } from '../../shared/parts/earlier';
import { Row } from '../../shared/parts/row';
import { usePages } from '../../shared/use-pages';
import { open } from '../go';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { RepaymentSheet } from './repayment-sheet';

type MovementsProps = { storeId: StoreId; account: Account; onChanged: () => void };

/** Every movement, the latest first; each opens what it came from. */
export function Movements({ storeId, account, onChanged }: MovementsProps) {
  const [repaymentId, setRepayment] = useState<RepaymentId>();
  const { rows, ...pages } = usePages<StoreApi['account'], StatementLine>(account, {
    rowsOf: ({ lines }) => lines,
    hasMore: (page) => page.more,
    momentOf: ({ at }) => at,
    before: (moment) => storeCloud.account({ storeId, sellerId: account.sellerId, before: moment }),
  });

  function look({ cause }: StatementLine) {
    const [record = ''] = cause.records;
    if (cause.kind === 'repayment') setRepayment(record as RepaymentId);
    else if (cause.kind === 'receipt') open('order', { orderId: record });
  }

  return (
    <Card>
      <Text className="t22">每一笔</Text>
      {rows.map((line) => (
        <Row
          key={line.entryId}
          title={movedWord(line)}
          below={movedWhen(line)}
          trail={<Text className="money">{movedAmount(line)}</Text>}
          {...(canLook(line) && { label: `${movedWord(line)}，看这一笔`, onTap: () => look(line) })}
        />
      ))}
      {rows.length === 0 ? <Text className="second">收了货或还了款，这里一笔一笔记着</Text> : null}
      <Earlier pages={pages} words={storeWords} />
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
