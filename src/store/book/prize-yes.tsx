import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { dayOf, dayWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

type Statement = Output<StoreApi['rebate']>['statements'][number];

/** A thing that was won: until when somebody brings it, and the owner's yes that ends it. */
export function PrizeYes({ storeId, statement }: { storeId: StoreId; statement: Statement }) {
  const { month, policyId, prize } = statement;
  const act = useAct<StoreApi['confirmPrize']>();
  const [isTaken, setTaken] = useState(false);
  if (!prize?.dueOn || (prize.missedBy && prize.state === 'promised')) return null;
  const today = dayOf(now());
  if (isTaken || prize.state === 'handed_over')
    return <Row title={prize.name} below="您收到了" trail={<Status standing="done" word="已交接" />} />;

  async function confirm() {
    if (await act.run(() => storeCloud.confirmPrize({ storeId, month, policyId }))) setTaken(true);
  }

  return (
    <>
      <Row
        title={prize.name}
        below={`${dayWord(prize.dueOn, today)}前${prize.sellerName ?? '有人'}送到店里，业务员也可能带来`}
        trail={prize.dueOn < today ? <Status standing="warn" word="晚了，我们在催" /> : null}
      />
      <TroubleBox act={act} words={storeWords} />
      <Button label={`${prize.name}收到了`} busy={act.isBusy} onTap={() => void confirm()} />
    </>
  );
}
