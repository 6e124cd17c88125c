import type { ParsedInput } from '#contracts/call';
import type { driverHandoverCalls, storeHandoverCalls } from '#contracts/handover';
import type { Order } from '#contracts/order';
import type { StoreId } from '#contracts/vocabulary';
import type { Kept, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { type OrderDocument, orders } from '../order/order';
import { type Handover, isDayOfKey, readAnswer, readHandover } from '../rules/handover';
import { mayTake } from '../rules/order';
import { receivedOf, remarks } from '../rules/receipt';
import { driverKey } from './driver-cash';
import { driversKey, isSigned, ownersKey } from './handover-key';
import { answerReceipt } from './receipt';
import { settleReceipt } from './settle-receipt';

/** The owner's phone brings what it agreed to: who calls is the owner's signature. */
export const agreeHandover = (
  world: World,
  { orderId, text }: ParsedInput<(typeof storeHandoverCalls)['agreeHandover']>,
  seat: Seat,
): Promise<Order> => settleHandover(world, orderId, text, ({ storeId }) => storeId === seat.at);

/** The driver's phone brings it, with the owner's signature under it. */
export const bringHandover = (
  world: World,
  { orderId, text, answer }: ParsedInput<(typeof driverHandoverCalls)['bringHandover']>,
  seat: Seat,
): Promise<Order> =>
  settleHandover(world, orderId, text, (order) => {
    if (order.driverKey !== seat.at) return false;
    return isOwners(world, order.storeId, text, answer) || refuse('handover_wrong', {});
  });

/** Whichever phone comes first settles it; the other finds it done. */
async function settleHandover(
  world: World,
  orderId: string,
  text: string,
  isMine: (order: OrderDocument) => boolean,
): Promise<Order> {
  const at = world.now();
  const settled = await world.db.transaction(async (tx) => {
    const kept = await tx.get(orders, orderId);
    if (!kept || !isMine(kept)) return refuse('not_yours', {});
    const handover = trueHandover(world, kept, text);
    if (kept.receipt) return isSame(kept, handover) ? kept : refuse('handover_differs', {});
    if (!mayTake(kept.state, 'receive')) return refuse('order_moved_on', { state: kept.state });
    const isOpen = handover.due === undefined;
    return settleReceipt(tx, kept, { ...handover, isOpen }, at, { by: 'handover' });
  });
  return answerReceipt(world, settled);
}

/** Of this order, by its own driver, with a key that was good, over the sum that really is due or none at all. */
function trueHandover(world: World, kept: Kept<OrderDocument>, text: string): Handover {
  const handover = readHandover(text);
  if (!handover || handover.orderId !== kept.orderId || !kept.driver) return refuse('handover_wrong', {});
  const seat = driverKey(kept.sellerId, handover.driverId);
  const { day, signed, signature, due, lines } = handover;
  const isDrivers =
    seat === kept.driverKey &&
    isDayOfKey(day, world.now()) &&
    isSigned(driversKey(world, seat, day), signed, signature);
  const came = receivedOf(kept, lines);
  if (!isDrivers || !came || (due !== undefined && came.due !== due)) return refuse('handover_wrong', {});
  return handover;
}

function isOwners(world: World, storeId: StoreId, text: string, answer: string): boolean {
  const read = readAnswer(answer);
  if (!read || !isDayOfKey(read.day, world.now())) return false;
  return isSigned(ownersKey(world, storeId, read.day), text, read.signature);
}

const isSame = ({ receipt }: OrderDocument, { cash, lines }: Handover) =>
  receipt?.cash === cash && JSON.stringify(receipt.lines) === JSON.stringify(remarks(lines));
