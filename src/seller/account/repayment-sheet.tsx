import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { RepaymentWay } from '#contracts/repayment';
import type { SellerApi } from '#contracts/seller';
import type { Fen, RepaymentId, StoreId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { fenOf } from '../../shared/typed-yuan';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

type RepaymentSheetProps = {
  storeId: StoreId;
  storeName: string;
  /** A driver takes cash only. */
  isDriver?: boolean;
  onClose: () => void;
  onPaid: () => void;
};

/** What a store pays of what it owes; the oldest debt goes first. */
export function RepaymentSheet({
  storeId,
  storeName,
  isDriver = false,
  onClose,
  onPaid,
}: RepaymentSheetProps) {
  const known = useCall<SellerApi['storeAccount']>(`store-account:${storeId}`, () =>
    sellerCloud.storeAccount({ storeId }),
  );
  return (
    <Sheet title={`收${storeName}的欠款`} onClose={onClose}>
      <Loaded known={known} words={sellerWords} skeletonRows={1}>
        {({ owed }) =>
          owed > 0 ? (
            <RepaymentForm storeId={storeId} owed={owed} isDriver={isDriver} onPaid={onPaid} />
          ) : (
            <Text>这家不欠货款，不用收</Text>
          )
        }
      </Loaded>
    </Sheet>
  );
}

const ways = [
  { value: 'cash', word: '现金' },
  { value: 'bank', word: '银行转账' },
] as const;

type FormProps = { storeId: StoreId; owed: Fen; isDriver: boolean; onPaid: () => void };

function RepaymentForm({ storeId, owed, isDriver, onPaid }: FormProps) {
  const [repaymentId] = useState(() => newId() as RepaymentId);
  const [typed, setTyped] = useState('');
  const [way, setWay] = useState<RepaymentWay>('cash');
  const [reference, setReference] = useState('');
  const act = useAct<SellerApi['recordRepayment']>();
  const amount = fenOf(typed);
  const isGood = amount !== undefined && amount > 0 && amount <= owed;
  const isTold = way === 'cash' || /^[0-9A-Za-z-]{4,40}$/.test(reference);

  async function pay() {
    if (!isGood) return;
    const paid = await act.run(() =>
      sellerCloud.recordRepayment({
        repaymentId,
        storeId,
        amount,
        way,
        ...(way === 'bank' && { reference }),
      }),
    );
    if (paid) onPaid();
  }

  return (
    <>
      <Text className="t22">{`欠 ¥${shortYuan(owed)}`}</Text>
      <TroubleBox
        act={act}
        words={sellerWords}
        onNext={({ code }) => code === 'repayment_differs' && onPaid()}
      />
      {isDriver ? null : <Chips of="怎么付的" choices={ways} chosen={way} onChoose={setWay} />}
      <Field
        label="收到多少元"
        type="digit"
        most={10}
        value={typed}
        onChange={setTyped}
        example={shortYuan(owed).replace(/,/g, '')}
        {...(typed !== '' && !isGood && { wrong: `写 0.01 到 ${shortYuan(owed)} 之间的数` })}
      />
      {way === 'bank' ? (
        <Field
          label="银行转账单号"
          most={40}
          value={reference}
          onChange={setReference}
          example="如 20261125001"
        />
      ) : null}
      <Text className="second">先抵最早的欠款。店主 7 天内可以说不对</Text>
      <Button
        kind="primary"
        label={isGood ? `收到 ¥${shortYuan(amount)}` : '收到了'}
        off={!isGood || !isTold}
        busy={act.isBusy}
        onTap={() => void pay()}
      />
    </>
  );
}
