import { Text } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { RebateDispute } from '#contracts/rebate';
import type { RebateStatement } from '#contracts/rebate-statement';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { momentWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

type DisputesProps = { storeId: StoreId; statement: RebateStatement & { disputes: RebateDispute[] } };

/** 不对？说一声: what was said, until when the brand answers, and what it answered. */
export function Disputes({ storeId, statement }: DisputesProps) {
  const { month, policyId } = statement;
  const [isAsking, setAsking] = useState(false);
  const [says, setSays] = useState('');
  const [told, setTold] = useState<RebateDispute>();
  const disputeId = useRef(newId());
  const act = useAct<StoreApi['disputeRebate']>();
  const disputes = told ? [...statement.disputes, told] : statement.disputes;
  const isOpen = disputes.some(({ answer }) => !answer);

  async function tell() {
    const dispute = { storeId, month, policyId, disputeId: disputeId.current, says: says.trim() };
    const kept = await act.run(() => storeCloud.disputeRebate(dispute));
    if (!kept) return;
    setTold(kept);
    setAsking(false);
  }

  return (
    <>
      {disputes.map((dispute) => (
        <DisputeRow key={dispute.disputeId} dispute={dispute} />
      ))}
      <TroubleBox act={act} words={storeWords} />
      {isAsking ? (
        <>
          <Field label="哪里不对" value={says} most={200} example="少算了 2 件" onChange={setSays} />
          <Text className="second t15">品牌 2 个工作日内答复您，答复就写在这里</Text>
          <Button label="说给品牌听" off={!says.trim()} busy={act.isBusy} onTap={() => void tell()} />
        </>
      ) : null}
      {isAsking || isOpen ? null : <Button kind="quiet" label="不对？说一声" onTap={() => setAsking(true)} />}
    </>
  );
}

function DisputeRow({ dispute: { says, at, dueAt, answer } }: { dispute: RebateDispute }) {
  const isLate = !answer && now() > dueAt;
  return (
    <Row title={`您说：${says}`} below={momentWord(at, now())}>
      {answer ? (
        <Text>{`品牌答复：${answer.remark}${correctionWord(answer.correction)}`}</Text>
      ) : (
        <Status
          standing={isLate ? 'warn' : 'wait'}
          word={isLate ? '过了答复时间，品牌那边排在最前' : `品牌在核对，${momentWord(dueAt, now())} 前答复`}
        />
      )}
    </Row>
  );
}

const correctionWord = (correction: NonNullable<RebateDispute['answer']>['correction']) =>
  correction ? `，${correction.way === 'in' ? '补' : '减'} ¥${yuan(correction.amount)}` : '';
