import type { StoreId } from '#contracts/vocabulary';
import '../count/count-outbox';
import '../receipt/handover-outbox';
import { useSeatOf } from '../../shared/roles/seats';
import { ClerkShell } from '../clerk/clerk-shell';
import { Newcomer } from '../newcomer/newcomer';
import { OwnerShell } from './owner-shell';

/** Before a store is bound, its goods; then the owner's four panels; a clerk sees no money. */
export default function Home() {
  const seat = useSeatOf('store');
  if (!seat) return <Newcomer />;
  const storeId = seat.at as StoreId;
  return seat.role === 'clerk' ? (
    <ClerkShell key={storeId} storeId={storeId} />
  ) : (
    <OwnerShell key={storeId} storeId={storeId} />
  );
}
