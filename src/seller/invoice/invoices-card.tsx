import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Invoice } from '#contracts/invoice';
import type { SellerApi } from '#contracts/seller';
import { shortYuan, yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

/** Invoices that stores wait for; made out in the seller's own system, told here by their number. */
export function InvoicesCard() {
  const known = useCall<SellerApi['invoices']>('invoices', () => sellerCloud.invoices({}));
  const [shown, setShown] = useState<Invoice>();
  return (
    <Loaded known={known} words={sellerWords} skeletonRows={0}>
      {({ invoices, more }) =>
        invoices.length === 0 ? null : (
          <Card>
            <Text className="t22">{`${invoices.length} 张发票要开`}</Text>
            {invoices.map((invoice) => (
              <Row
                key={invoice.orderId}
                title={invoice.title}
                below={`${invoice.storeName} · ${invoice.amount === undefined ? '等收货' : `¥${yuan(invoice.amount)}`}`}
                label={`给${invoice.title}开票`}
                onTap={() => setShown(invoice)}
              />
            ))}
            {more ? <Text className="second t15">先列出最早的 50 张</Text> : null}
            {shown ? (
              <IssueSheet
                key={shown.orderId}
                invoice={shown}
                onClose={() => setShown(undefined)}
                onIssued={() => {
                  setShown(undefined);
                  known.again();
                }}
              />
            ) : null}
          </Card>
        )
      }
    </Loaded>
  );
}

type IssueSheetProps = { invoice: Invoice; onClose: () => void; onIssued: () => void };

function IssueSheet({ invoice, onClose, onIssued }: IssueSheetProps) {
  const { orderId, title, taxNumber, amount, document } = invoice;
  const [number, setNumber] = useState('');
  const act = useAct<SellerApi['issueInvoice']>();

  async function issue() {
    if (await act.run(() => sellerCloud.issueInvoice({ orderId, number }))) onIssued();
  }

  return (
    <Sheet title={`开${document}`} onClose={onClose}>
      <Text className="t22">{title}</Text>
      <Text>{taxNumber ? `税号 ${taxNumber}` : '个人，没有税号'}</Text>
      <Text>{amount === undefined ? '店里还没收货，收了才知道开多少' : `金额 ¥${shortYuan(amount)}`}</Text>
      <TroubleBox act={act} words={sellerWords} onNext={onIssued} />
      <Field label="发票号码" most={30} value={number} onChange={setNumber} example="开好后抄在这里" />
      <Button
        kind="primary"
        label="开好了"
        off={amount === undefined || !/^[0-9A-Za-z-]{8,30}$/.test(number)}
        busy={act.isBusy}
        onTap={() => void issue()}
      />
    </Sheet>
  );
}
