import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Reimbursement, ReimbursementAct, ReimbursementLine, SellerAct } from '#contracts/reimbursement';
import type { SellerApi } from '#contracts/seller';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { dayOf, dayWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { monthWord } from './month-word';

type ReimbursementSheetProps = { statement: Reimbursement; onChanged: () => void; onClose: () => void };

/** One month's statement, line by line, with who signed what, and the seller's own word on it. */
export function ReimbursementSheet({ statement, onChanged, onClose }: ReimbursementSheetProps) {
  const { month, amount, way, lines: count, signed, state } = statement;
  const known = useCall<SellerApi['reimbursement']>(`reimbursement:${month}`, () =>
    sellerCloud.reimbursement({ month }),
  );
  const today = dayOf(now());
  return (
    <Sheet title={`${monthWord(statement)}核销单`} onClose={onClose}>
      <Row
        title="合计"
        below={`${count} 笔`}
        trail={<Money fen={amount} size={28} {...(way && { way })} />}
      />
      {signed.map(({ act, at, remark }) => (
        <Row
          key={`${act} ${at}`}
          title={`${dayWord(dayOf(at), today)} ${actWord[act]}`}
          below={remark === '' ? undefined : remark}
        />
      ))}
      <Loaded known={known} words={sellerWords} skeletonRows={2}>
        {({ lines, more }) => (
          <>
            {lines.map((line) => (
              <LineRow key={line.entryId} line={line} />
            ))}
            {more ? <Text className="second t15">笔数太多，只列出前 100 笔，合计是全部的</Text> : null}
          </>
        )}
      </Loaded>
      {state === 'drafted' ? <Signing statement={statement} onSigned={onChanged} onClose={onClose} /> : null}
    </Sheet>
  );
}

function LineRow({ line }: { line: ReimbursementLine }) {
  const { storeName, month, policyName, orderIds, amount, way } = line;
  return (
    <Row
      title={storeName}
      below={`${Number(month.slice(5))}月 ${policyName}，${orderIds.length} 次收货`}
      trail={<Money fen={amount} {...(way && { way })} />}
    />
  );
}

type SigningProps = { statement: Reimbursement; onSigned: () => void; onClose: () => void };

function Signing({ statement: { month }, onSigned, onClose }: SigningProps) {
  const [remark, setRemark] = useState('');
  const act = useAct<SellerApi['signReimbursement']>();
  async function sign(word: SellerAct) {
    if (!(await act.run(() => sellerCloud.signReimbursement({ month, act: word, remark })))) return;
    onSigned();
    onClose();
  }
  const close = () => {
    onSigned();
    onClose();
  };
  return (
    <>
      <TroubleBox act={act} words={sellerWords} onNext={close} />
      <Field
        label="有疑问写在这里"
        value={remark}
        onChange={setRemark}
        most={200}
        example="比如：老王便利店少算一单"
      />
      <Button kind="primary" label="核对无误" busy={act.isBusy} onTap={() => void sign('agree')} />
      <Button
        kind="plain"
        label="有疑问，退回品牌"
        off={remark.trim() === ''}
        busy={act.isBusy}
        onTap={() => void sign('dispute')}
      />
    </>
  );
}

const actWord: Record<ReimbursementAct, string> = {
  agree: '您核对无误',
  dispute: '您有疑问',
  answer: '品牌答复',
  approve: '品牌确认',
  settle: '品牌打款',
};
