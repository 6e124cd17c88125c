import type { Input } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { outbox } from '../../shared/outbox/phones-outbox';
import { sellerCloudAt, sellerSeat } from '../seller-cloud';

type Handover = Input<SellerApi['bringHandover']>;
type Delivery = Input<SellerApi['recordDelivery']>;

/** What was settled or noted at a door without network goes up when there is one. */
outbox.sends('handover', ({ payload, seat }) => sellerCloudAt(seat).bringHandover(payload as Handover));
outbox.sends('delivery', ({ payload, seat }) => sellerCloudAt(seat).recordDelivery(payload as Delivery));

export const keepHandover = (handover: Handover): void =>
  outbox.put({
    id: `handover:${handover.orderId}`,
    kind: 'handover',
    version: 1,
    payload: handover,
    photos: [],
    seat: sellerSeat(),
  });

export function keepDelivery(delivery: Delivery): void {
  const id = `delivery:${delivery.orderId}`;
  outbox.drop(id);
  outbox.put({ id, kind: 'delivery', version: 1, payload: delivery, photos: [], seat: sellerSeat() });
}
