import type { Output } from '#contracts/call';
import type { OrderState } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import type { SellerId } from '#contracts/vocabulary';
import { sellers } from '../../people/seller';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { orders, shown } from './order';

const ORDERS_SHOWN = 50;

/** What waits for the seller's word, the oldest first. */
export async function waiting(
  world: World,
  _input: unknown,
  seat: Seat,
): Promise<Output<SellerApi['waiting']>> {
  const { sellerId, name } = await sellerOf(world, seat);
  const found = await ordersIn(world, sellerId, ['placed']);
  const [oldest] = found;
  return {
    seller: { sellerId, name },
    orders: found.slice(0, ORDERS_SHOWN).map(shown),
    more: found.length > ORDERS_SHOWN,
    ...(oldest && { oldestPlacedAt: oldest.placedAt }),
  };
}

/** What is accepted or on its way, by delivery day. */
export async function underWay(
  world: World,
  _input: unknown,
  seat: Seat,
): Promise<Output<SellerApi['underWay']>> {
  const { sellerId, drivers } = await sellerOf(world, seat);
  const found = await ordersIn(world, sellerId, ['accepted', 'shipped']);
  return {
    orders: found
      .slice(0, ORDERS_SHOWN)
      .toSorted((a, b) => (a.deliveryDay === b.deliveryDay ? 0 : a.deliveryDay < b.deliveryDay ? -1 : 1))
      .map(shown),
    more: found.length > ORDERS_SHOWN,
    drivers: drivers.map(({ driverId, name }) => ({ driverId, name })),
  };
}

async function sellerOf(world: World, seat: Seat) {
  const seller = await world.db.get(sellers, seat.at);
  return seller ?? refuse('not_yours', {});
}

const ordersIn = (world: World, sellerId: SellerId, states: readonly OrderState[]) =>
  world.db.find(orders, {
    where: { sellerId, state: { in: states } },
    orderBy: [['placedAt', 'asc']],
    limit: ORDERS_SHOWN + 1,
  });
