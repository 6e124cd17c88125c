import type { Call } from '#contracts/call';
import { seatOf } from '../people/identity';
import type { World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Caller, Seat, Wanted } from '../platform/serve';
import { shelves } from './shelf';

/**
 * A seat in a store. While the shop changes hands nobody has said whose money it is, so that for whatever moves or binds
 * it there is no seat: one rule for every call whose contract says so.
 */
export async function seatInStore(
  world: World,
  caller: Caller,
  call: Call,
  wanted: Wanted,
): Promise<Seat | undefined> {
  const seat = await seatOf(world, caller, call, wanted);
  if (!seat || !call.closedInTransfer) return seat;
  const shelf = await world.db.get(shelves, seat.at);
  return shelf?.transferSince === undefined ? seat : refuse('transfer_open', {});
}
