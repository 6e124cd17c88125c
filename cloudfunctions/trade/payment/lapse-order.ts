import { closePayment } from '../../money/payment/ask-payment';
import { payments } from '../../money/payment/payment';
import type { PaymentWorld } from '../../money/payment/payment-world';
import type { Kept } from '../../platform/ports';
import { moveOrder } from '../order/move-order';
import { type OrderDocument, orders } from '../order/order';
import { ended } from '../order/owner-steps';
import { mayTake } from '../rules/order';

const MOST_A_TICK = 20;
const LATER_MS = 5 * 60_000;

/** Under the clock: unpaid orders whose time is over, the oldest first, give their goods back. */
export async function endUnpaidOrders(world: PaymentWorld): Promise<number> {
  const over = await world.db.find(orders, {
    where: { lapseAt: { lte: world.now() } },
    orderBy: [['lapseAt', 'asc']],
    limit: MOST_A_TICK,
  });
  for (const order of over) {
    const lapseAt = world.now() + LATER_MS;
    // Put off before it is tried: what fails or stays unknown must not keep its place before the others.
    if (await world.db.updateIf(orders, order._id, { lapseAt: order.lapseAt ?? 0 }, { set: { lapseAt } }))
      await endUnpaid(world, order).catch((error: unknown) =>
        world.report({ failed: 'unpaid_order', orderId: order.orderId, error: String(error) }),
      );
  }
  return over.length;
}

/** First nobody can pay any more, by WeChat's own word; only then the order ends. Paid at the last moment, it is placed. */
export async function endUnpaid(
  world: PaymentWorld,
  order: Kept<OrderDocument>,
): Promise<Kept<OrderDocument>> {
  const { orderId, askedPaymentId } = order;
  const asked = askedPaymentId === undefined ? undefined : await world.db.get(payments, askedPaymentId);
  const left = asked && (asked.state === 'closed' ? asked : await closePayment(world, asked));
  if (!left || left.state === 'closed') {
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
