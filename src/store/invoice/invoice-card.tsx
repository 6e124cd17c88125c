import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { InvoiceTitle } from '#contracts/invoice';
import type { StoreApi } from '#contracts/store';
import type { OrderId, StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

type OfOrder = { storeId: StoreId; orderId: OrderId };
/** While the sheet is open, the screen's own button stands back. */
type InvoiceCardProps = OfOrder & { onSheet: (isOpen: boolean) => void };

/** One button until somebody wants an invoice: most shops never do. */
export function InvoiceCard({ storeId, orderId, onSheet }: InvoiceCardProps) {
  const [isOpen, setOpen] = useState(false);
  const show = (open: boolean) => {
    setOpen(open);
    onSheet(open);
  };
  return (
    <>
      <Button label="要发票" onTap={() => show(true)} />
      {isOpen ? <InvoiceSheet storeId={storeId} orderId={orderId} onClose={() => show(false)} /> : null}
    </>
  );
}

function InvoiceSheet({ storeId, orderId, onClose }: OfOrder & { onClose: () => void }) {
  const known = useCall<StoreApi['invoice']>(`invoice:${orderId}`, () =>
    storeCloud.invoice({ storeId, orderId }),
  );
  return (
    <Sheet title="要发票" onClose={onClose}>
      <Loaded known={known} words={storeWords} skeletonRows={1}>
        {(found) => (
          <>
            <Standing invoice={found.invoice} />
            {found.invoice?.issued ? null : (
              <TitleForm
                key={found.invoice?.title ?? ''}
                storeId={storeId}
                orderId={orderId}
                before={found.invoice ?? found.title}
                isAsked={found.invoice !== undefined}
                onAsked={known.again}
              />
            )}
          </>
        )}
      </Loaded>
    </Sheet>
  );
}

function Standing({ invoice }: Pick<Output<StoreApi['invoice']>, 'invoice'>) {
  if (!invoice) return <Text className="second">经销商开好后，号码会在这里</Text>;
  if (!invoice.issued) return <Text className="t22">已告诉经销商，等他开</Text>;
  return (
    <Card>
      <Text className="t22">开好了</Text>
      <Text>{`号码 ${invoice.issued.number}`}</Text>
      <Text>{`抬头 ${invoice.title}`}</Text>
    </Card>
  );
}

type TitleFormProps = OfOrder & {
  before: InvoiceTitle | undefined;
  isAsked: boolean;
  onAsked: () => void;
};

function TitleForm({ storeId, orderId, before, isAsked, onAsked }: TitleFormProps) {
  const [title, setTitle] = useState(before?.title ?? '');
  const [taxNumber, setTaxNumber] = useState(before?.taxNumber ?? '');
  const act = useAct<StoreApi['askInvoice']>();
  const typed = taxNumber.trim().toUpperCase();
  const isGood = title.trim().length >= 2 && (typed === '' || /^[0-9A-Z]{15,20}$/.test(typed));

  async function ask() {
    const asked = await act.run(() =>
      storeCloud.askInvoice({ storeId, orderId, title: title.trim(), ...(typed && { taxNumber: typed }) }),
    );
    if (asked) onAsked();
  }

  return (
    <>
      <TroubleBox
        act={act}
        words={storeWords}
        onNext={({ code }) => code === 'invoice_issued' && onAsked()}
      />
      <Field label="抬头" most={60} value={title} onChange={setTitle} example="执照名称或姓名" />
      <Field
        label="税号（个人不用填）"
        most={20}
        value={taxNumber}
        onChange={setTaxNumber}
        example="营业执照上的 18 位"
        {...(typed !== '' && !/^[0-9A-Z]{15,20}$/.test(typed) && { wrong: '税号是 15 到 20 位数字和字母' })}
      />
      <Button
        kind="primary"
        label={isAsked ? '改成这个抬头' : '告诉经销商开票'}
        off={!isGood}
        busy={act.isBusy}
        onTap={() => void ask()}
      />
    </>
  );
}
