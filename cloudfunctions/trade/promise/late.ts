import type { ParsedInput } from '#contracts/call';
import type { Late } from '#contracts/late';
import type { Order } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import type { Instant } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import { sellers } from '../../people/seller';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { addDays, dayOf } from '../../time/rules/day';
import { type OrderDocument, orders, shown } from '../order/order';
import { keepUnderWay } from '../order/under-way';
import { isUnderWay } from '../rules/order';
import { isLate } from '../rules/promise';

/** The seller says it first: why, and which day instead. The promised day stays what it was, for punctuality counts it. */
export async function tellLate(
  world: World,
  { orderId, reason, day }: ParsedInput<SellerApi['tellLate']>,
  seat: Seat,
): Promise<Order> {
  const at = world.now();
  const seller = await world.db.get(sellers, seat.at);
  if (!seller) return refuse('not_yours', {});
  const told = await world.db.transaction(async (tx) => {
    const order = await tx.get(orders, orderId);
    if (order?.sellerId !== seat.at) return refuse('not_yours', {});
    if (day < dayOf(at)) return refuse('day_has_passed', {});
    if (order.late?.reason === reason && order.late.day === day) return order;
    if (!isUnderWay(order.state) || order.state === 'unpaid')
      return refuse('order_moved_on', { state: order.state });
    return makeLate(tx, order, { at, reason, day, sellerPhone: seller.phone });
  });
  return shown(told);
}

const NIGHTS_LOOKED_BACK = 3;
const AT_ONCE = 200;

/** Every night: what was promised for these last days, is not there, and nobody has said a word about. */
export async function tellUntoldLate(world: World): Promise<number> {
  const at = world.now();
  const today = dayOf(at);
  const days = Array.from({ length: NIGHTS_LOOKED_BACK }, (_, n) => addDays(today, -n - 1));
  const found = await world.db.find(orders, {
    where: { state: { in: ['placed', 'changed', 'accepted', 'shipped'] }, deliveryDay: { in: days } },
    limit: AT_ONCE,
  });
  const untold = found.filter(({ late }) => !late);
  for (const { orderId, sellerId } of untold) {
    const seller = await world.db.get(sellers, sellerId);
    await world.db.transaction(async (tx) => {
      const order = await tx.get(orders, orderId);
      if (order && !order.late && isLate(order, today))
        await makeLate(tx, order, { at, sellerPhone: seller?.phone ?? '' });
    });
  }
  return untold.length;
}

/** On the order, on the store's page, and as news for whoever tells people. */
async function makeLate(
  tx: Transaction,
  order: Kept<OrderDocument>,
  late: Late,
): Promise<Kept<OrderDocument>> {
  const after = { ...order, late };
  await tx.update(orders, order._id, { set: { late } });
  await keepUnderWay(tx, after);
  await tx.add(facts, lateFactId(order.orderId, late.at), {
    kind: 'order',
    at: late.at,
    about: { storeId: order.storeId, news: newsOf(after, late) },
    pending: ['tellStore'],
    failures: 0,
  });
  return after;
}

const lateFactId = (orderId: string, at: Instant) => `order:${orderId}:late:${at}`;

function newsOf({ orderId, sellerName, deliveryDay }: OrderDocument, { reason, day, sellerPhone }: Late) {
  const said = { ...(reason && { reason }), ...(day && { day }) };
  return { kind: 'order_late' as const, orderId, sellerName, deliveryDay, ...said, sellerPhone };
}
