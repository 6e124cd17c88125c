import type { Instant } from '#contracts/vocabulary';
import { type Shelf, shelves } from '../../goods/shelf';
import { fen } from '../../money/rules/fen';
import type { Kept, Transaction, World } from '../../platform/ports';
import { dayOf } from '../../time/rules/day';
import { type OrderDocument, orders } from '../order/order';
import { isUnderWay } from '../rules/order';
import { type GivenVoucher, givenVoucherId, givenVouchers } from './given-voucher';
import { giveBack } from './voucher-gift';

const AT_ONCE = 500;

/** Under the clock, nightly: vouchers that are over give back to their budget what nobody used. */
export async function endVouchers(world: Pick<World, 'db' | 'now'>): Promise<number> {
  for (let ended = 0; ; ) {
    const before = ended;
    const today = dayOf(world.now());
    const over = await world.db.find(givenVouchers, { where: { openUntil: { lt: today } }, limit: AT_ONCE });
    for (const { _id } of over)
      if (await world.db.transaction((tx) => endVoucher(tx, _id, world.now()))) ended += 1;
    if (over.length < AT_ONCE || ended === before) return ended;
  }
}

async function endVoucher(tx: Transaction, id: string, at: Instant): Promise<boolean> {
  const given = await tx.get(givenVouchers, id);
  if (!given?.openUntil || given.openUntil >= dayOf(at)) return false;
  const order = await orderWith(tx, await tx.get(shelves, given.storeId), given);
  // What an order that is under way makes of it is known another night.
  if (order && !isSettled(order)) return false;
  await close(tx, given, order);
  return true;
}

/** Ends one that no order holds, at once; answers whether it did. */
export async function takeBackUnused(tx: Transaction, id: string): Promise<boolean> {
  const given = await tx.get(givenVouchers, id);
  const shelf = given && (await tx.get(shelves, given.storeId));
  const voucher = given && shelf?.vouchers?.[given.voucherId];
  if (!given?.openUntil || !voucher || voucher.orderId) return false;
  await tx.update(shelves, given.storeId, { unset: [`vouchers.${given.voucherId}`] });
  await close(tx, given, undefined);
  return true;
}

async function close(tx: Transaction, given: Kept<GivenVoucher>, order: OrderDocument | undefined) {
  const used = usedBy(given, order);
  await tx.update(givenVouchers, given._id, {
    set: { used, ...(order && { orderId: order.orderId }) },
    unset: ['openUntil'],
  });
  await giveBack(tx, given.giftId, given.off - used);
}

/**
 * What an order makes of its voucher is written on the voucher whenever it changes, before its end as well: whoever ends
 * it beside a return would else go by what the order was. Of one that has ended the difference is its budget's again.
 */
export async function followVoucher(tx: Transaction, order: OrderDocument): Promise<void> {
  const { storeId, orderId, promoted } = order;
  if (!promoted?.voucher) return;
  const given = await tx.get(givenVouchers, givenVoucherId({ storeId, ...promoted.voucher }));
  if (!given || (given.orderId ?? orderId) !== orderId) return;
  const [before, used] = [given.used ?? 0, usedBy(given, order)];
  if (used === before) return;
  await tx.update(givenVouchers, given._id, { set: { orderId, used } });
  if (!given.openUntil) await giveBack(tx, given.giftId, before - used);
}

const usedBy = ({ giftId, off }: GivenVoucher, order: OrderDocument | undefined) =>
  fen(Math.min(off, order?.promoted?.settled?.[giftId]?.money ?? 0));

async function orderWith(tx: Transaction, shelf: Shelf | undefined, { voucherId }: GivenVoucher) {
  const orderId = shelf?.vouchers?.[voucherId]?.orderId;
  return orderId && tx.get(orders, orderId);
}

const isSettled = ({ state, promoted }: OrderDocument) =>
  state === 'received' ? promoted?.settled !== undefined : !isUnderWay(state);
