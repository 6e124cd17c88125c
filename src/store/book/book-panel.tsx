import { type ReactNode, useState } from 'react';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Fen, StoreId } from '#contracts/vocabulary';
import { yuan } from '../../shared/money';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { DisplayPlan } from './display-plan';
import { Orders } from './orders';
import { Owed } from './owed';
import { Statements } from './statements';

const tabs = [
  { value: 'rebate', word: '返利' },
  { value: 'goods', word: '货款' },
] as const;

type BookPanelProps = { storeId: StoreId; bar: ReactNode; onOrder: () => void };

export function BookPanel({ storeId, bar, onOrder }: BookPanelProps) {
  const known = useCall<StoreApi['rebate']>(`rebate:${storeId}`, () => storeCloud.rebate({ storeId }));
  useAgainOnReturn(known.again);
  const [tab, setTab] = useState<(typeof tabs)[number]['value']>('rebate');
  return (
    <Screen bar={bar}>
      <Loaded known={known} words={storeWords}>
        {({ usable, ready, carried, owed, statements }) => (
          <>
            <Card>
              <Row
                title="能抵货款"
                below={readyWord(usable, ready, carried)}
                trail={<Money fen={usable} size={28} {...(usable > 0 && { way: 'in' as const })} />}
              />
              <Owed owed={owed} />
            </Card>
            <Chips of="看" choices={tabs} chosen={tab} onChoose={setTab} />
            {tab === 'rebate' ? (
              <>
                <DisplayPlan storeId={storeId} />
                <Statements storeId={storeId} statements={statements} onOrder={onOrder} />
              </>
            ) : (
              <Orders storeId={storeId} onOrder={onOrder} />
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

/** What is earned this month goes off next month's debts; what went back after it was used is made up first. */
function readyWord(usable: Fen, ready: Output<StoreApi['rebate']>['ready'], carried: Fen): string {
  if (carried > 0) return `退货多抵了 ¥${yuan(carried)}，从下次返利里扣，不用您掏钱`;
  const now = ready.reduce((sum, { amount }) => sum + amount, 0) as Fen;
  return now < usable ? `其中 ¥${yuan(now)} 现在就能抵，其余等当期结束` : '收货时能抵，欠着货款时夜里自动抵';
}
