import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { SellerApi } from '#contracts/seller';
import { Screen } from '../../shared/parts/screen';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { BatchQuotesCard } from '../batch-quote/batch-quotes-card';
import { ComplaintsCard } from '../complaint/complaints-card';
import { EmployeesCard } from '../employees/employees-card';
import { ExchangesCard } from '../exchange/exchanges-card';
import { InvoicesCard } from '../invoice/invoices-card';
import { ReimbursementsCard } from '../reimbursement/reimbursements-card';
import { sellerCloud } from '../seller-cloud';
import '../desk/desk.css';
import { TransfersCard } from '../transfer/transfers-card';
import { CashCard } from './cash-card';
import { DisputesCard } from './disputes-card';
import { OwedCard } from './owed-card';

/** Cash in the drivers' hands, what stores owe, what the brand owes, and the invoices that stores wait for. */
export function BooksPanel({ at, bar }: { at: string; bar: ReactNode }) {
  const cash = useCall<SellerApi['cash']>(`cash:${at}`, () => sellerCloud.cash({}));
  const owed = useCall<SellerApi['owed']>(`owed:${at}`, () => sellerCloud.owed({}));
  useAgainOnReturn(() => {
    cash.again();
    owed.again();
  });
  return (
    <Screen bar={bar}>
      <View className="desk-list">
        <DisputesCard at={at} />
        <BatchQuotesCard at={at} />
        <TransfersCard at={at} />
        <ExchangesCard at={at} />
        <ComplaintsCard at={at} />
        <CashCard cash={cash} />
        <OwedCard owed={owed} />
        <ReimbursementsCard at={at} />
        <InvoicesCard at={at} />
        <EmployeesCard at={at} />
      </View>
    </Screen>
  );
}
