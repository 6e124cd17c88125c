import type { Output, ParsedInput } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import { fen } from '../../money/rules/fen';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { pageBy } from '../../time/page';
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
  const { rows, more } = await pageBy(world, orders, {
    where: { storeId },
    by: 'placedAt',
    order: 'desc',
    behind: before,
    size: PAGE,
  });
  return { orders: rows.map(shown), more };
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
