import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { Reimbursement } from '#contracts/reimbursement';
import type { SellerApi } from '#contracts/seller';
import { Button } from '../../shared/parts/button';
import { Screen } from '../../shared/parts/screen';
import { Together } from '../../shared/parts/together';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { BatchQuotesCard } from '../batch-quote/batch-quotes-card';
import { ComplaintsCard } from '../complaint/complaints-card';
import { EmployeesCard } from '../employees/employees-card';
import { ExchangesCard } from '../exchange/exchanges-card';
import { InvoicesCard } from '../invoice/invoices-card';
import { PrizesToBring } from '../prize/prizes-to-bring';
import { ReimbursementsCard } from '../reimbursement/reimbursements-card';
import { sellerCloud } from '../seller-cloud';
import '../desk/desk.css';
import { TransfersCard } from '../transfer/transfers-card';
import { CashCard } from './cash-card';
import { DisputesCard } from './disputes-card';
import { OwedCard } from './owed-card';

/** Cash in the drivers' hands, what stores owe, what the brand owes, and the invoices that stores wait for. */
export function BooksPanel({ bar }: { bar: ReactNode }) {
  const cash = useCall<SellerApi['cash']>('cash', () => sellerCloud.cash({}));
  const owed = useCall<SellerApi['owed']>('owed', () => sellerCloud.owed({}));
  const brand = useCall<SellerApi['reimbursements']>('reimbursements', () => sellerCloud.reimbursements({}));
  const [month, setMonth] = useState<string>();
  useAgainOnReturn(() => {
    cash.again();
    owed.again();
    brand.again();
  });
  const next = nextToLookAt(brand.value?.statements ?? []);
  return (
    <Screen
      bar={bar}
      action={
        next ? <Button kind="primary" label={lookWord(next)} onTap={() => setMonth(next.month)} /> : null
      }
    >
      <Together>
        <View className="desk-list">
          <DisputesCard />
          <BatchQuotesCard />
          <TransfersCard />
          <ComplaintsCard />
          <CashCard cash={cash} />
          <OwedCard owed={owed} />
          <ReimbursementsCard known={brand} opened={month} onOpen={setMonth} />
          <ExchangesCard />
          <PrizesToBring />
          <InvoicesCard />
          <EmployeesCard />
        </View>
      </Together>
    </Screen>
  );
}

/** What waits for the seller's signature comes first; otherwise how the latest stands. */
const nextToLookAt = (statements: readonly Reimbursement[]) =>
  statements.find(({ state }) => state === 'drafted') ?? statements[0];

const lookWord = (statement: Reimbursement) =>
  statement.state === 'drafted' ? `核对 ${monthOf(statement)}核销单` : `看 ${monthOf(statement)}核销单`;

const monthOf = ({ month }: Reimbursement) => `${Number(month.slice(5))} 月`;
