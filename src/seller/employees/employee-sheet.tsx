import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Employee, EmployeeStatement } from '#contracts/employment';
import type { SellerApi } from '#contracts/seller';
import type { Month } from '#contracts/vocabulary';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
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

type EmployeeSheetProps = { employee: Employee; onChanged: () => void; onClose: () => void };

/** One employee's month, and the seller's word on the next ones. */
export function EmployeeSheet({ employee, onChanged, onClose }: EmployeeSheetProps) {
  const { repId, name, consent } = employee;
  const [first, second] = lastMonths();
  const [month, setMonth] = useState(first);
  const act = useAct<SellerApi['consentToEarnings']>();
  const isGiven = consent !== undefined && consent.until === undefined;
  async function say() {
    const said = await act.run(() =>
      isGiven ? sellerCloud.endConsent({ repId }) : sellerCloud.consentToEarnings({ repId }),
    );
    if (!said) return;
    onChanged();
    onClose();
  }
  return (
    <Sheet title={`${name}挣的钱`} onClose={onClose}>
      <Chips
        of="月份"
        choices={[first, second].map((each) => ({ value: each, word: `${Number(each.slice(5))}月` }))}
        chosen={month}
        onChoose={setMonth}
      />
      <MonthOf key={month} repId={repId} month={month} />
      <TroubleBox act={act} words={sellerWords} />
      <Text className="second t15">
        {isGiven
          ? '不再同意，从明天起不能再挣；今天和以前做完的照样付。'
          : '同意以后，从今天起做的任务才记钱。'}
      </Text>
      <Button
        kind={isGiven ? 'plain' : 'primary'}
        label={isGiven ? '不再同意' : `同意${name}挣品牌的任务钱`}
        busy={act.isBusy}
        onTap={() => void say()}
      />
    </Sheet>
  );
}

function MonthOf({ repId, month }: { repId: Employee['repId']; month: Month }) {
  const known = useCall<SellerApi['employeeStatement']>(`employee:${repId}:${month}`, () =>
    sellerCloud.employeeStatement({ repId, month }),
  );
  return (
    <Loaded known={known} words={sellerWords} skeletonRows={2}>
      {(statement) => <Statement {...statement} />}
    </Loaded>
  );
}

function Statement({ lines, gross, paid, more }: EmployeeStatement) {
  const today = dayOf(now());
  return (
    <>
      <Row title="这个月挣的" below={`${lines.length} 项任务`} trail={<Money fen={gross} size={28} />} />
      <Row
        title="这个月提走的"
        below={`税前 ¥${yuan(paid.gross)} − 代扣税 ¥${yuan(paid.withheld)}`}
        trail={<Money fen={paid.net} />}
      />
      {lines.map(({ on, taskName, storeName, amount }) => (
        <Row
          key={`${on} ${taskName} ${storeName}`}
          title={storeName}
          below={`${taskName} · ${dayWord(on, today)}`}
          trail={<Money fen={amount} />}
        />
      ))}
      {more ? <Text className="second t15">任务太多，只列出前 1000 项</Text> : null}
    </>
  );
}

/** This month and the one before. */
function lastMonths(): [Month, Month] {
  const month = dayOf(now()).slice(0, 7) as Month;
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const before = number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
  return [month, before as Month];
}
