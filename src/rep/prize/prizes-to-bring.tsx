import type { RepApi } from '#contracts/rep';
import { PrizesCard } from '../../shared/prize/prizes-card';
import { useCall } from '../../shared/use-call';
import { repCloud } from '../rep-cloud';
import { repWords } from '../words';

/** What the rep may take along on the round. */
export function PrizesToBring() {
  const known = useCall<RepApi['prizes']>('prizes', () => repCloud.prizes({}));
  return (
    <PrizesCard
      prizes={known.value?.prizes}
      words={repWords}
      bring={({ storeId, month, policyId }) => repCloud.bringPrize({ storeId, month, policyId })}
      onBrought={known.again}
    />
  );
}
