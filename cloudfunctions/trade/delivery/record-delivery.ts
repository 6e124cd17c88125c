import type { ParsedInput } from '#contracts/call';
import type { driverHandoverCalls } from '#contracts/handover';
import type { Order } from '#contracts/order';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { awaitsOwner } from '../order/confirm-order';
import { orders, shown } from '../order/order';
import { mayTake } from '../rules/order';
import { receivedOf, remarks } from '../rules/receipt';
import { noteAhead } from './ahead';

/** Nobody was there to agree: what the driver says is kept, and put right as often as needed until a receipt stands. */
export async function recordDelivery(
  world: World,
  { orderId, lines, cash }: ParsedInput<(typeof driverHandoverCalls)['recordDelivery']>,
  seat: Seat,
): Promise<Order> {
  return world.db.transaction(async (tx) => {
    const kept = await tx.get(orders, orderId);
    if (kept?.driverKey !== seat.at) return refuse('not_yours', {});
    if (!mayTake(kept.state, 'receive')) return refuse('order_moved_on', { state: kept.state });
    const came = receivedOf(kept, lines);
    if (!came) return refuse('receipt_exceeds_order', {});
    if (cash > (kept.paidByPaymentId === undefined ? came.due : 0))
      return refuse('bad_input', { fields: ['cash'] });
    if (cash < came.due && awaitsOwner(kept)) return refuse('owner_word_missing', {});
    const at = world.now();
    const notes = await noteAhead(tx, kept, cash, at);
    const delivered = { at, lines: remarks(lines), cash };
    await tx.update(orders, orderId, { set: { delivered, notes } });
    return shown({ ...kept, delivered });
  });
}
