import { Text } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { Fen } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { EmployeesCard } from '../employees/employees-card';
import { ReimbursementsCard } from '../reimbursement/reimbursements-card';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

/** Cash in the drivers' hands, and what stores owe. */
export function BooksPanel({ at, bar }: { at: string; bar: ReactNode }) {
  const cash = useCall<SellerApi['cash']>(`cash:${at}`, () => sellerCloud.cash({}));
  const owed = useCall<SellerApi['owed']>(`owed:${at}`, () => sellerCloud.owed({}));
  useAgainOnReturn(() => {
    cash.again();
    owed.again();
  });
  return (
    <Screen bar={bar}>
      <Loaded known={cash} words={sellerWords} skeletonRows={1}>
        {({ drivers }) => (
          <Card>
            <Row
              title="司机手里的现金"
              trail={<Money fen={sumOf(drivers.map((each) => each.cash))} size={28} />}
            />
            {drivers.map(({ driverId, name, cash: inHand }) => (
              <Row
                key={driverId}
                title={name}
                below={inHand > 0 ? '待交' : '没有待交的'}
                trail={<Money fen={inHand} />}
              />
            ))}
            {drivers.length === 0 ? <Text className="second">司机收了现金，这里按人记着</Text> : null}
          </Card>
        )}
      </Loaded>
      <Loaded known={owed} words={sellerWords} skeletonRows={1}>
        {({ stores, more }) => (
          <Card>
            <Row
              title="店里欠的货款"
              trail={<Money fen={sumOf(stores.map((each) => each.owed))} size={28} />}
            />
            {stores.map(({ storeId, name, owed: owes, limit }) => (
              <Row
                key={storeId}
                title={name}
                below={`额度 ¥${shortYuan(limit)}`}
                trail={<Money fen={owes} way="owed" />}
              />
            ))}
            {stores.length === 0 ? <Text className="second">没有店欠货款</Text> : null}
            {more ? <Text className="second t15">只列出欠得最多的，合计也只算列出的</Text> : null}
          </Card>
        )}
      </Loaded>
      <ReimbursementsCard at={at} />
      <EmployeesCard at={at} />
    </Screen>
  );
}

const sumOf = (amounts: readonly Fen[]) => amounts.reduce<number>((total, each) => total + each, 0) as Fen;
