import * as z from 'zod';
import { CashInHand } from '#contracts/hand-in';
import { DriverId, Fen, SellerId } from '#contracts/vocabulary';
import { above, fen } from '../../money/rules/fen';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';

/**
 * What one driver has in hand and must hand over; written by whatever is paid at the door. `handIn` is what was handed
 * over and waits to be counted. `_id` is `<sellerId>.<driverId>`.
 */
const DriverCash = z.object({
  sellerId: SellerId,
  driverId: DriverId,
  cash: Fen,
  handIn: CashInHand.shape.handIn,
});
type DriverCash = z.infer<typeof DriverCash>;

export const driverCash: Collection<DriverCash> = {
  name: 'driver_cash',
  version: 1,
  schema: DriverCash,
  indexes: [indexed('by_seller', 'sellerId')],
};

/** The dot cannot stand in an id, so no two drivers share a key. */
export const driverKey = (sellerId: string, driverId: string) => `${sellerId}.${driverId}`;

/** Cash that an order's driver took at the door. */
export async function takeCash(
  tx: Transaction,
  { sellerId, driver }: { sellerId: SellerId; driver?: { driverId: DriverId } | undefined },
  cash: Fen,
): Promise<void> {
  if (cash === 0 || !driver) return;
  const { driverId } = driver;
  const key = driverKey(sellerId, driverId);
  if (await tx.get(driverCash, key)) return tx.update(driverCash, key, { inc: { cash } });
  return tx.add(driverCash, key, { sellerId, driverId, cash });
}

type Driver = { sellerId: SellerId; driverId: DriverId };

/** Cash that was recorded and never given; what was handed in meanwhile cannot be in the hand any more. */
export async function giveBackCash(tx: Transaction, driver: Driver, cash: Fen): Promise<void> {
  const free = await freeInHand(tx, driver);
  if (free < cash) return refuse('more_than_available', { available: free });
  return tx.update(driverCash, driverKey(driver.sellerId, driver.driverId), { inc: { cash: -cash } });
}

/** What is in the hand and not on its way to be counted. */
export async function freeInHand(tx: Transaction, { sellerId, driverId }: Driver): Promise<Fen> {
  const hand = await tx.get(driverCash, driverKey(sellerId, driverId));
  return hand ? above(hand.cash, hand.handIn?.amount ?? fen(0)) : fen(0);
}
