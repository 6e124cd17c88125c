import type { Input } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import { outbox } from '../../shared/outbox/phones-outbox';
import { storeCloud } from '../store-cloud';

type Agreed = Input<StoreApi['agreeHandover']>;

/** Agreed at the door, with the driver's signature under it: it is settled, and goes up when there is network. */
outbox.sends('agreement', ({ payload }) => storeCloud.agreeHandover(payload as Agreed));

export const keepAgreed = (agreed: Agreed): void =>
  outbox.put({
    id: `agreement:${agreed.orderId}`,
    kind: 'agreement',
    version: 1,
    payload: agreed,
    photos: [],
  });
