import type { StoreApi } from '#contracts/store';
import type { OrderId, StoreId } from '#contracts/vocabulary';
import { type Known, useCall } from '../../shared/use-call';
import { storeCloud } from '../store-cloud';

/** One place on the phone keeps the order last looked at; another order's last state is not shown as this one's. */
export function useOrder(storeId: StoreId, orderId: OrderId): Known<StoreApi['order']> {
  const known = useCall<StoreApi['order']>(`order:${storeId}`, () => storeCloud.order({ storeId, orderId }));
  if (!known.value || known.value.orderId === orderId) return known;
  const { isWaiting, trouble, again } = known;
  return { isWaiting, again, ...(trouble && { trouble }) };
}
