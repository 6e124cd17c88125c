import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { fen } from '../../money/rules/fen';
import { sellers } from '../../people/seller';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { headOf } from '../../time/page';
import { driverCash } from '../delivery/driver-cash';
import { credits } from './credit';

const DRIVERS_AT_MOST = 200;
const STORES_SHOWN = 200;

/** Cash in each driver's hand, and what waits to be counted. */
export async function cash(world: World, _input: unknown, seat: Seat): Promise<Output<SellerApi['cash']>> {
  const seller = await world.db.get(sellers, seat.at);
  if (!seller) return refuse('not_yours', {});
  const inHand = await world.db.find(driverCash, {
    where: { sellerId: seller.sellerId },
    limit: DRIVERS_AT_MOST,
  });
  return {
    drivers: seller.drivers.map(({ driverId, name }) => {
      const hand = inHand.find((driver) => driver.driverId === driverId);
      return { driverId, name, cash: hand?.cash ?? fen(0), ...(hand?.handIn && { handIn: hand.handIn }) };
    }),
  };
}

/** What stores owe on account, the most first. */
export async function owed(world: World, _input: unknown, seat: Seat): Promise<Output<SellerApi['owed']>> {
  const { rows, more } = await headOf(world, credits, {
    where: { sellerId: seat.at, owed: { gt: 0 } },
    orderBy: [['owed', 'desc']],
    limit: STORES_SHOWN,
  });
  return {
    stores: rows.map((account) => ({
      storeId: account.storeId,
      name: account.storeName,
      owed: account.owed,
      limit: account.limit,
    })),
    more,
  };
}
