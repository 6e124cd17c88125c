import { useRouter } from '@tarojs/taro';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Notice } from '../../shared/parts/notice';
import { Screen } from '../../shared/parts/screen';
import { useSeatOf } from '../../shared/roles/seats';
import { useCall } from '../../shared/use-call';
import { open } from '../go';
import { PageHead } from '../parts/page-head';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { DamageForm } from './damage-form';

/** Broken or short, seen when the driver had gone. */
export default function Damage() {
  const seat = useSeatOf('store');
  const { orderId } = useRouter().params;
  return seat ? <Shown storeId={seat.at as StoreId} orderId={orderId} /> : null;
}

function Shown({ storeId, orderId }: { storeId: StoreId; orderId: string | undefined }) {
  const known = useCall<StoreApi['exchangeable']>(`exchangeable:${storeId}`, () =>
    storeCloud.exchangeable({ storeId }),
  );
  const receipts = known.value?.receipts ?? [];
  const receipt = receipts.find((each) => each.orderId === orderId) ?? receipts[0];
  if (known.value && receipt)
    return (
      <DamageForm
        storeId={storeId}
        receipt={receipt}
        others={receipts.length > 1 ? receipts : []}
        folder={known.value.folder}
      />
    );
  return (
    <Screen chip={false}>
      <PageHead title="报破损少货" />
      <Loaded known={known} words={storeWords}>
        {() => (
          <Notice says="这两天没有收货。破损少货要在收货后 48 小时内报；卖不动和临期的，看能不能换">
            <Button label="看能退换的货" onTap={() => open('exchange')} />
          </Notice>
        )}
      </Loaded>
    </Screen>
  );
}
