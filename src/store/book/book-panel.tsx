import { type ReactNode, useState } from 'react';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
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
        {({ usable, owed, statements }) => (
          <>
            <Card>
              <Row
                title="能抵货款"
                trail={<Money fen={usable} size={28} {...(usable > 0 && { way: 'in' as const })} />}
              />
              <Owed owed={owed} />
            </Card>
            <Chips of="看" choices={tabs} chosen={tab} onChoose={setTab} />
            {tab === 'rebate' ? (
              <Statements statements={statements} onOrder={onOrder} />
            ) : (
              <Orders storeId={storeId} onOrder={onOrder} />
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}
