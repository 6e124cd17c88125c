import type { PaymentWorld } from '../../money/payment/payment-world';
import type { Kept } from '../../platform/ports';
import { moveOrder } from '../order/move-order';
import { type OrderDocument, orders } from '../order/order';
import { ended } from '../order/owner-steps';
import { mayTake } from '../rules/order';
import { endOverdue, isClosed } from './payable';

/** Under the clock: unpaid orders whose time is over give their goods back. */
export const endUnpaidOrders = (world: PaymentWorld) =>
  endOverdue(world, orders, (order) => endUnpaid(world, order));

/** First nobody can pay any more, by WeChat's own word; only then the order ends. Paid at the last moment, it is placed. */
export async function endUnpaid(
  world: PaymentWorld,
  order: Kept<OrderDocument>,
): Promise<Kept<OrderDocument>> {
  const { orderId } = order;
  if (await isClosed(world, order)) {
    await moveOrder(world, {
      orderId,
      step: 'lapse',
      isMine: () => true,
      isDone: ({ state }) => !mayTake(state, 'lapse'),
      decide: (unpaid) => ended(world, unpaid),
    });
  }
  return (await world.db.get(orders, orderId)) ?? order;
}
