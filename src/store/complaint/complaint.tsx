import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { useSeatOf } from '../../shared/roles/seats';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { PageHead } from '../parts/page-head';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { ComplaintCard } from './complaint-card';
import { ComplaintForm } from './complaint-form';

/** What is wrong or could be better, said in a sentence; below it every earlier one with its steps. */
export default function ComplaintPage() {
  const seat = useSeatOf('store');
  return seat ? <Shown storeId={seat.at as StoreId} /> : null;
}

function Shown({ storeId }: { storeId: StoreId }) {
  const known = useCall<StoreApi['complaints']>(`complaints:${storeId}`, () =>
    storeCloud.complaints({ storeId }),
  );
  useAgainOnReturn(known.again);
  return (
    <Screen chip={false}>
      <PageHead title="投诉、建议" />
      <Loaded known={known} words={storeWords}>
        {({ complaints, sellers }) => (
          <>
            <ComplaintForm storeId={storeId} sellers={sellers} onSaid={known.again} />
            {complaints.map((complaint) => (
              <ComplaintCard
                key={complaint.complaintId}
                storeId={storeId}
                complaint={complaint}
                onChanged={known.again}
              />
            ))}
          </>
        )}
      </Loaded>
    </Screen>
  );
}
