import type { SellerApi } from '#contracts/seller';
import { PrizesCard } from '../../shared/prize/prizes-card';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

/** At the desk and on the road alike: whoever has the van there brings it. */
export function PrizesToBring() {
  const known = useCall<SellerApi['prizes']>('prizes', () => sellerCloud.prizes({}));
  return (
    <PrizesCard
      prizes={known.value?.prizes}
      words={sellerWords}
      bring={({ storeId, month, policyId }) => sellerCloud.bringPrize({ storeId, month, policyId })}
      onBrought={known.again}
    />
  );
}
