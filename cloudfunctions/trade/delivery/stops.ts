import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { fen } from '../../money/rules/fen';
import { routeThrough } from '../../place/rules/route';
import type { World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { orders, shown } from '../order/order';
import { loadOf } from '../rules/load';
import { driverCash } from './driver-cash';
import { driversKey, keyOfToday } from './handover-key';

const STOPS_AT_MOST = 100;

/** The driver's own stops: what to load, where to go, and the cash in hand. A driver's seat is `<sellerId>.<driverId>`. */
export async function stops(world: World, _input: unknown, seat: Seat): Promise<Output<SellerApi['stops']>> {
  const shipped = await world.db.find(orders, {
    where: { driverKey: seat.at, state: 'shipped' },
    orderBy: [['placedAt', 'asc']],
    limit: STOPS_AT_MOST,
  });
  const hand = await world.db.get(driverCash, seat.at);
  const places = shipped.flatMap((order) => (order.stop ? [{ order: shown(order), ...order.stop }] : []));
  return {
    day: dayOf(world.now()),
    load: loadOf(shipped.flatMap(({ lines }) => lines)),
    stops: routeThrough(places).map(({ stop }) => stop),
    cash: hand?.cash ?? fen(0),
    ...(hand?.handIn && { handIn: hand.handIn }),
    handoverKey: keyOfToday(world, (day) => driversKey(world, seat.at, day)),
  };
}
