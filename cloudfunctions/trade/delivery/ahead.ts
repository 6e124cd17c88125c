import type { Fen, Instant } from '#contracts/vocabulary';
import { record } from '../../money/ledger/ledger';
import { above, fen, minus } from '../../money/rules/fen';
import type { Transaction } from '../../platform/ports';
import type { OrderDocument } from '../order/order';
import { freeInHand, giveBackCash, takeCash } from './driver-cash';
import { aheadOf, driversHand } from './receipt-entry';

/**
 * What the driver took at a door where nobody agreed is in the hand from that moment, and may be handed in. What was
 * handed in already cannot be said to be less.
 */
export async function noteAhead(
  tx: Transaction,
  order: Pick<OrderDocument, 'orderId' | 'storeId' | 'sellerId' | 'driver' | 'delivered' | 'notes'>,
  cash: Fen,
  at: Instant,
): Promise<number> {
  const { orderId, storeId, sellerId, driver, delivered, notes = 0 } = order;
  const before = delivered?.cash ?? fen(0);
  if (cash === before || !driver) return notes;
  const [hand, ahead] = [driversHand(order), aheadOf(order)];
  const isMore = cash > before;
  const amount = isMore ? minus(cash, before) : minus(before, cash);
  const [from, to] = isMore ? [hand, ahead] : [ahead, hand];
  if (isMore) await takeCash(tx, order, amount);
  else await giveBackCash(tx, { sellerId, driverId: driver.driverId }, amount);
  await record(tx, `delivery:${orderId}:${notes + 1}`, {
    at,
    cause: {
      kind: 'delivery',
      nature: '货款',
      funder: `store:${storeId}`,
      payer: `store:${storeId}`,
      payee: `seller:${sellerId}`,
      records: [orderId],
    },
    postings: [{ from, to, amount, asset: 'CNY' }],
  });
  return notes + 1;
}

/**
 * The receipt's cash less what was noted before it comes into the driver's hand. Where the owner says it was less, the
 * rest leaves the hand again; what of it was handed in meanwhile is with the seller and nobody's, until it is explained.
 */
export async function settleAhead(
  tx: Transaction,
  { sellerId, driver, delivered }: OrderDocument,
  cash: Fen,
): Promise<Fen> {
  const ahead = delivered?.cash ?? fen(0);
  if (cash >= ahead || !driver) {
    await takeCash(tx, { sellerId, driver }, minus(cash, ahead));
    return fen(0);
  }
  const { driverId } = driver;
  const less = minus(ahead, cash);
  const back = fen(Math.min(less, await freeInHand(tx, { sellerId, driverId })));
  if (back > 0) await giveBackCash(tx, { sellerId, driverId }, back);
  return above(less, back);
}
