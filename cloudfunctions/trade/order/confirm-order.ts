import type { ParsedInput } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { type OrderDocument, orders, shown } from './order';
import { keepUnderWay } from './under-way';

/** The owner's word on what the rep ordered for the store; a no is the same as taking the order back. */
export async function confirmOrder(
  world: World,
  { orderId }: ParsedInput<StoreApi['confirmOrder']>,
  seat: Seat,
): Promise<Order> {
  const at = world.now();
  return world.db.transaction(async (tx) => {
    const kept = await tx.get(orders, orderId);
    if (!kept?.proposed || kept.storeId !== seat.at) return refuse('not_yours', {});
    if (!awaitsOwner(kept)) return shown(kept);
    if (kept.state === 'cancelled') return refuse('order_moved_on', { state: kept.state });
    const confirmed = { ...kept, proposed: { ...kept.proposed, confirmedAt: at } };
    await tx.update(orders, orderId, { set: { proposed: confirmed.proposed } });
    await keepUnderWay(tx, confirmed);
    return shown(confirmed);
  });
}

/** A receipt that the owner gave is the owner's word as well. */
export const awaitsOwner = ({ proposed, receipt }: Pick<OrderDocument, 'proposed' | 'receipt'>) =>
  proposed !== undefined &&
  proposed.confirmedAt === undefined &&
  (receipt === undefined || receipt.by === 'driver');
