import type { ParsedInput } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import { sellers } from '../../people/seller';
import { stores } from '../../people/store';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { driverKey } from '../delivery/driver-cash';
import { moveOrder } from './move-order';
import type { OrderDocument } from './order';

export const accept = (
  world: World,
  { orderId }: ParsedInput<SellerApi['accept']>,
  seat: Seat,
): Promise<Order> =>
  moveOrder(world, {
    orderId,
    step: 'accept',
    isMine: isOf(seat),
    isDone: ({ state }) => state === 'accepted',
    decide: () => ({ set: { state: 'accepted' } }),
  });

/** Gives the order to a driver, with all that the driver needs on the way. */
export const ship = (
  world: World,
  { orderId, driverId }: ParsedInput<SellerApi['ship']>,
  seat: Seat,
): Promise<Order> =>
  moveOrder(world, {
    orderId,
    step: 'ship',
    isMine: isOf(seat),
    isDone: ({ state, driver }) => state === 'shipped' && driver?.driverId === driverId,
    decide: async (order, tx) => ({
      set: {
        state: 'shipped',
        stockDueAt: world.now(),
        driver: await driverOf(tx, order, driverId),
        driverKey: driverKey(order.sellerId, driverId),
        stop: await stopOf(tx, order),
      },
    }),
  });

const isOf = (seat: Seat) => (order: OrderDocument) => order.sellerId === seat.at;

async function driverOf(tx: Transaction, { sellerId }: OrderDocument, driverId: string) {
  const seller = await tx.get(sellers, sellerId);
  const driver = seller?.drivers.find((candidate) => candidate.driverId === driverId);
  return driver ?? refuse('no_such_driver', {});
}

async function stopOf(tx: Transaction, { storeId }: OrderDocument) {
  const store = await tx.get(stores, storeId);
  if (!store) throw new Error(`Store ${storeId} ordered and is not known.`);
  const { address, ownerPhone, latitude, longitude } = store;
  return { address, ownerPhone, latitude, longitude };
}
