import type { ParsedInput } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import { react } from '../../facts/fact';
import { hashOwnPhotos, mustHave } from '../../people/own-photo';
import type { Kept, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { provePhotos } from '../exchange/proven-photo';
import { receiptFactId } from '../news';
import { type OrderDocument, orders, shown } from '../order/order';
import { settleStock } from '../order/settle-stock';
import { tradeReactions } from '../reactions';
import { mayTake } from '../rules/order';
import { remarks } from '../rules/receipt';
import { type Said, settleReceipt } from './settle-receipt';

/** Owner and driver settle what really came, on the owner's phone. */
export async function confirmReceipt(
  world: World,
  asked: ParsedInput<StoreApi['confirmReceipt']>,
  seat: Seat,
): Promise<Order> {
  const photos = asked.lines.flatMap((line) => line.photos ?? []);
  const hashes = mustHave(await hashOwnPhotos(world, photos, seat));
  const at = world.now();
  const order = await world.db.transaction(async (tx) => {
    const kept = await tx.get(orders, asked.orderId);
    if (!kept || kept.storeId !== seat.at) return refuse('not_yours', {});
    if (isRepeat(kept, asked)) return kept;
    if (!mayTake(kept.state, 'receive')) return refuse('order_moved_on', { state: kept.state });
    await provePhotos(tx, hashes, { recordId: asked.orderId, storeId: asked.storeId, at });
    return settleReceipt(tx, kept, asked, at);
  });
  return answerReceipt(world, order);
}

/**
 * The receipt stands whatever becomes of its reactions: the clock tries again, and parks what never works. One that
 * used rebate has done enough for one call: what it earns the clock counts within a minute.
 */
export async function answerReceipt(world: World, order: Kept<OrderDocument>): Promise<Order> {
  await settleStock(world, order).catch(() => undefined);
  if (!order.receipt?.offset)
    await react(world, receiptFactId(order.orderId), tradeReactions).catch(() => undefined);
  return shown(order);
}

const isRepeat = ({ receipt }: OrderDocument, said: Said) =>
  receipt !== undefined &&
  receipt.cash === said.cash &&
  (receipt.offset ?? 0) === (said.offset ?? 0) &&
  JSON.stringify(receipt.lines) === JSON.stringify(remarks(said.lines));
