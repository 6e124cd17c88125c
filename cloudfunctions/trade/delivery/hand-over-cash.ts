import type { Output, ParsedInput } from '#contracts/call';
import type { handInCalls } from '#contracts/hand-in';
import type { DriverId, SellerId } from '#contracts/vocabulary';
import { fen } from '../../money/rules/fen';
import { sellers } from '../../people/seller';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { driverCash } from './driver-cash';
import { type HandIn, handIns, shownHandIn } from './hand-in';

type Calls = typeof handInCalls;

/**
 * The driver says how much of the cash in hand is handed over. Nothing moves before it is counted; one waits at a
 * time, which the cash document itself guards.
 */
export async function handIn(
  world: World,
  { handInId, amount }: ParsedInput<Calls['handIn']>,
  seat: Seat,
): Promise<Output<Calls['handIn']>> {
  return world.db.transaction(async (tx) => {
    const before = await tx.get(handIns, handInId);
    if (before) return before.driverId === driverOf(seat) ? shownHandIn(before) : refuse('not_yours', {});
    const hand = await tx.get(driverCash, seat.at);
    if (!hand || hand.cash < amount)
      return refuse('more_than_available', { available: hand?.cash ?? fen(0) });
    if (hand.handIn) return refuse('hand_in_open', {});
    const at = world.now();
    const { sellerId, driverId } = hand;
    const fresh: HandIn = {
      handInId,
      sellerId,
      driverId,
      driverName: await nameOf(tx, sellerId, driverId),
      amount,
      at,
    };
    await tx.add(handIns, handInId, fresh);
    await tx.update(driverCash, seat.at, { set: { handIn: { handInId, amount, at } } });
    return shownHandIn({ ...fresh, _id: handInId });
  });
}

/** A driver's seat is `<sellerId>.<driverId>`. */
const driverOf = ({ at }: Seat) => at.slice(at.indexOf('.') + 1);

async function nameOf(tx: Transaction, sellerId: SellerId, driverId: DriverId): Promise<string> {
  const seller = await tx.get(sellers, sellerId);
  return seller?.drivers.find((driver) => driver.driverId === driverId)?.name ?? driverId;
}
