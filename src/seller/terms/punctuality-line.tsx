import { Text } from '@tarojs/components';
import type { SellerApi } from '#contracts/seller';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';

/** How the promised days were kept; shown beside what is promised next, and never in its way. */
export function PunctualityLine() {
  const { value } = useCall<SellerApi['punctuality']>('punctuality', () => sellerCloud.punctuality({}));
  if (!value) return null;
  const { onTime, late } = value.last30Days;
  const all = onTime + late;
  return (
    <Text className={late > 0 ? 't18' : 'second'}>
      {all === 0
        ? '准时率夜里算，店里收了货，第二天这里就有'
        : `最近 30 天收了 ${all} 单，${onTime} 单按答应的日子到，${late} 单晚了`}
    </Text>
  );
}
