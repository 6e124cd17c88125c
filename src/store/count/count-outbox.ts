import type { Input } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { CountId, StoreId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { outbox } from '../../shared/outbox/phones-outbox';
import { now } from '../../shared/time';
import { storeCloud } from '../store-cloud';

type Count = Input<StoreApi['count']>;

outbox.sends('count', ({ payload }) => storeCloud.count(payload as Count));

/** Returns when the count is safe on the phone; it goes up by itself. */
export function keepCount(storeId: StoreId, lines: Count['lines']): void {
  const countId = newId() as CountId;
  const payload: Count = { storeId, countId, countedAt: now(), lines };
  outbox.put({ id: countId, kind: 'count', version: 1, payload, photos: [] });
}
