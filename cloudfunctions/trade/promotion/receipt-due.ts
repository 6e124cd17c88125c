import type { Output, ParsedInput } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { orders } from '../order/order';
import { receivedOf } from '../rules/receipt';

/** What would be due for this delivery, and which gifts would go back; it settles nothing. */
export async function receiptDue(
  world: World,
  { orderId, lines }: ParsedInput<StoreApi['receiptDue']>,
  seat: Seat,
): Promise<Output<StoreApi['receiptDue']>> {
  const order = await world.db.get(orders, orderId);
  if (order?.storeId !== seat.at) return refuse('not_yours', {});
  const came = receivedOf(order, lines);
  if (!came) return refuse('receipt_exceeds_order', {});
  const giftsBack = came.received.flatMap(({ gtin, giftsBack: cases }) => {
    const name = order.lines.find((line) => line.gtin === gtin)?.name ?? '';
    return cases > 0 ? [{ gtin, name, cases }] : [];
  });
  return { due: came.due, giftsBack };
}
