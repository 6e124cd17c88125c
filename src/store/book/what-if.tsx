import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { RebateStatement } from '#contracts/rebate-statement';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Row } from '../../shared/parts/row';
import { Stepper } from '../../shared/parts/stepper';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

type WhatIfProps = { storeId: StoreId; statement: RebateStatement };

const usual = 10;

/** What more cases of what came last would bring by this rule; worked out in the cloud by the rule that later pays. */
export function WhatIf({ storeId, statement }: WhatIfProps) {
  const [cases, setCases] = useState(usual);
  const [says, setSays] = useState<string>();
  const act = useAct<StoreApi['rebateIfReceived']>();
  const gtin = lastOf(statement);
  if (!gtin) return null;

  async function ask(of: NonNullable<typeof gtin>) {
    const lines = [{ gtin: of, cases }];
    const told = await act.run(() => storeCloud.rebateIfReceived({ storeId, lines }));
    const own = told?.rebates.find(({ policyId }) => policyId === statement.policyId);
    if (own) setSays(sentence(cases, own));
  }

  return (
    <>
      <Row
        title="要是再收"
        below="按最近收的那样货算"
        trail={
          <Stepper
            of="再收"
            unit="件"
            least={1}
            count={cases}
            onChange={(count) => {
              setCases(count);
              setSays(undefined);
            }}
          />
        }
      />
      {says ? <Text>{says}</Text> : null}
      <TroubleBox act={act} words={storeWords} />
      <Button label="算一算能多拿多少" busy={act.isBusy} onTap={() => void ask(gtin)} />
    </>
  );
}

function lastOf({ lines }: RebateStatement) {
  const receipts = lines.filter((line) => line.kind === 'receipt');
  return receipts[receipts.length - 1]?.goods[0]?.gtin;
}

const sentence = (
  cases: number,
  {
    more,
    amount,
    prize,
  }: { more: Parameters<typeof yuan>[0]; amount: typeof more; prize?: string | undefined },
) => `再收 ${cases} 件，这条多拿 ¥${yuan(more)}，一共 ¥${yuan(amount)}${prize ? `，还送${prize}` : ''}`;
