import type { Output, ParsedInput } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { Day } from '#contracts/vocabulary';
import { type Seller, sellers } from '../../people/seller';
import { type Store, stores } from '../../people/store';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { type OrderDocument, orders, shown } from '../order/order';
import { orderPage } from '../order/order-page';
import { type Note, deliveryNotes as pageOf } from '../rules/note/delivery-note';

type Asked = ParsedInput<SellerApi['deliveryNotes']>;

/** Of one order, of what a driver has on the van, or of all that is accepted, there, and waits for one. */
export async function deliveryNotes(
  world: World,
  asked: Asked,
  seat: Seat,
): Promise<Output<SellerApi['deliveryNotes']>> {
  const seller = await world.db.get(sellers, seat.at);
  if (!seller) return refuse('not_yours', {});
  const { found, more, last } = await wanted(world, asked, seat);
  const storeIds = [...new Set(found.map(({ storeId }) => storeId))];
  const places =
    storeIds.length > 0
      ? await world.db.find(stores, { where: { _id: { in: storeIds } }, limit: storeIds.length })
      : [];
  const at = world.now();
  return {
    name: `送货单 ${dayOf(at)}.html`,
    html: pageOf(
      found.map((order) => noteOf(order, seller, places)),
      at,
    ),
    orders: found.length,
    more,
    ...(last !== undefined && { last }),
  };
}

async function wanted(world: World, { orderId, driverId, after }: Asked, seat: Seat) {
  if (orderId !== undefined) {
    const order = await world.db.get(orders, orderId);
    if (order?.sellerId !== seat.at || order.state === 'unpaid') return refuse('not_yours', {});
    return { found: [order], more: false };
  }
  const states = driverId === undefined ? (['accepted'] as const) : (['shipped'] as const);
  const page = await orderPage(world, { sellerId: seat.at, states, from: undefined, after });
  if (driverId === undefined) return { ...page, found: page.found.filter(isThere(dayOf(world.now()))) };
  return { ...page, found: page.found.filter(({ driver }) => driver?.driverId === driverId) };
}

const isThere = (today: Day) => (order: OrderDocument) =>
  order.lines.every(({ ahead }) => !ahead || ahead <= today);

function noteOf(order: OrderDocument & { _id: string }, seller: Seller, places: readonly Store[]): Note {
  const store = places.find(({ storeId }) => storeId === order.storeId);
  return {
    order: shown(order),
    sellerPhone: seller.phone,
    address: store?.address ?? '',
    ownerPhone: store?.ownerPhone ?? '',
  };
}
