import type { Output, ParsedInput } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import { fen } from '../../money/rules/fen';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { monthOf } from '../../time/rules/day';
import { creditId, credits } from '../account/credit';
import { purseIdOf, rebates } from '../rebate/rebate';
import { readyAtDoor } from '../rules/rebate/purse';
import { orders, shown } from './order';

const PAGE = 20;

/** The store's orders, the newest first; `before` is the last one's moment. */
export async function storeOrders(
  world: World,
  { storeId, before }: ParsedInput<StoreApi['orders']>,
): Promise<Output<StoreApi['orders']>> {
  const found = await world.db.find(orders, {
    where: { storeId, ...(before !== undefined && { placedAt: { lt: before } }) },
    orderBy: [['placedAt', 'desc']],
    limit: PAGE + 1,
  });
  const beyond = found[PAGE];
  if (!beyond) return { orders: found.map(shown), more: false };
  // A page never ends between two orders of one moment, or the next page would lose the second.
  const whole = found.filter(({ placedAt }) => placedAt > beyond.placedAt);
  return { orders: whole.map(shown), more: true };
}

export async function storeOrder(
  world: World,
  { orderId }: ParsedInput<StoreApi['order']>,
  seat: Seat,
): Promise<Output<StoreApi['order']>> {
  const order = await world.db.get(orders, orderId);
  if (order?.storeId !== seat.at) return refuse('not_yours', {});
  if (order.state !== 'shipped') return shown(order);
  const account = await world.db.get(credits, creditId(order.storeId, order.sellerId));
  const purse = await world.db.get(rebates, purseIdOf(order.storeId));
  const inFavour = account?.inFavour ?? 0;
  const offset = readyAtDoor(purse?.parts ?? {}, order.sellerId, monthOf(world.now()));
  return {
    ...shown(order),
    ...(inFavour > 0 && { inFavour: fen(inFavour) }),
    ...(offset > 0 && order.paidByPaymentId === undefined && { offset }),
  };
}
