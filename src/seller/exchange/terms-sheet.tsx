import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { ExchangeTerms } from '#contracts/exchange-terms';
import type { SellerApi } from '#contracts/seller';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { Stepper } from '../../shared/parts/stepper';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

/** The two readings of "30 days", each with what it means for the seller's money, and the limits. */
export function TermsSheet({ onClose }: { onClose: () => void }) {
  const known = useCall<SellerApi['exchangeTerms']>('exchangeTerms', () => sellerCloud.exchangeTerms({}));
  return (
    <Sheet title="退换规矩" onClose={onClose}>
      <Loaded known={known} words={sellerWords}>
        {({ terms }) => <TermsForm key={JSON.stringify(terms)} terms={terms} onClose={onClose} />}
      </Loaded>
    </Sheet>
  );
}

const means: Record<ExchangeTerms['reading'], string> = {
  unsold: '货放满这么多天还没卖掉，才能换。帮店里清滞销，也防着拿您的货周转',
  within: '只有收货这么多天以内的能换。店里敢试新品，过了天数您就不管了',
};

function TermsForm({ terms, onClose }: { terms: ExchangeTerms; onClose: () => void }) {
  const [next, setNext] = useState(terms);
  const act = useAct<SellerApi['setExchangeTerms']>();
  const set = (part: Partial<ExchangeTerms>) => setNext({ ...next, ...part });
  async function keep() {
    if (await act.run(() => sellerCloud.setExchangeTerms(next))) onClose();
  }
  return (
    <>
      <TroubleBox act={act} words={sellerWords} />
      <Chips
        of="什么能换"
        chosen={next.reading}
        choices={[
          { value: 'unsold', word: '放了还没卖掉的' },
          { value: 'within', word: '刚收不久的' },
        ]}
        onChoose={(reading) => set({ reading })}
      />
      <Text>{means[next.reading]}</Text>
      <Row
        title="天数"
        trail={
          <Stepper
            of="天数"
            unit="天"
            least={1}
            most={180}
            count={next.days}
            onChange={(days) => set({ days })}
          />
        }
      />
      <Row
        title="每样一个月最多"
        trail={
          <Stepper
            of="每月件数"
            unit="件"
            most={999}
            count={next.mostCases}
            onChange={(mostCases) => set({ mostCases })}
          />
        }
      />
      <Row
        title="离到期多少天算临期"
        trail={
          <Stepper
            of="临期天数"
            unit="天"
            least={1}
            most={365}
            count={next.nearExpiryDays}
            onChange={(nearExpiryDays) => set({ nearExpiryDays })}
          />
        }
      />
      <Row
        title="收货后几小时内能报破损"
        trail={
          <Stepper
            of="报破损小时"
            unit="小时"
            least={1}
            most={720}
            count={next.damageHours}
            onChange={(damageHours) => set({ damageHours })}
          />
        }
      />
      <Button kind="primary" label="就这样定" busy={act.isBusy} onTap={() => void keep()} />
    </>
  );
}
