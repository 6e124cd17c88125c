import * as z from 'zod';
import { type Instant, OrderId } from '#contracts/vocabulary';
import type { Reaction } from '../../facts/fact';
import { shelves } from '../../goods/shelf';
import type { Kept, Transaction } from '../../platform/ports';
import { type OrderDocument, orders } from '../order/order';
import { gaveNow } from '../rules/promotion/came-back';
import { targetsOf } from '../rules/promotion/settled';
import { followVoucher } from './end-vouchers';
import { giveFirstVoucher } from './first-voucher';
import { settleGift } from './settle-gift';
import { settleGoods } from './settle-goods';

const ReceiptNews = z.object({ orderId: OrderId });

/**
 * What a receipt makes of the promotions its order was placed by: what the brand bears and the seller gave is owed to
 * the seller, gifts that the seller had not are owed to the store, and a first receipt brings its voucher.
 */
export const settlePromotions: Reaction = async (tx, fact) => {
  const { orderId } = ReceiptNews.parse(fact.about);
  const order = await tx.get(orders, orderId);
  const { receipt, promoted } = order ?? {};
  if (!order || !receipt) return;
  await giveFirstVoucher(tx, order, receipt.at);
  if (!promoted || promoted.settled) return;
  const gave = await settleOrder(tx, order, receipt.at);
  const { voucher, goods } = promoted;
  if (voucher && !gave.some(({ kind, off }) => kind === 'voucher' && off > 0))
    await tx.update(shelves, order.storeId, { unset: [`vouchers.${voucher.voucherId}.orderId`] });
  if (Object.keys(goods).length > 0)
    await settleGoods(tx, order, gave.find(({ kind }) => kind === 'goods')?.gifts ?? {}, receipt.at);
};

const ReturnNews = z.object({
  returnId: z.string(),
  lines: z.array(z.object({ orderId: OrderId.optional() })),
});

/** What came back later, or never came after all, earned nothing: each order it is of is settled again by its rules. */
export const settlePromotionsAgain: Reaction = async (tx, fact) => {
  const { returnId, lines } = ReturnNews.parse(fact.about);
  for (const orderId of new Set(lines.flatMap((line) => line.orderId ?? []))) {
    const order = await tx.get(orders, orderId);
    // A receipt that is not settled yet will be, and finds what came back there already.
    if (!order?.promoted?.settled) continue;
    await settleOrder(tx, order, fact.at, returnId);
  }
};

/** Moves what each promotion has given to what it gives by now; doing it twice moves nothing the second time. */
async function settleOrder(tx: Transaction, order: Kept<OrderDocument>, at: Instant, because?: string) {
  const gave = gaveNow(order);
  const before = order.promoted?.settled ?? {};
  const after = targetsOf(order, gave, before);
  for (const target of after)
    await settleGift(tx, order, { target, before: before[target.promotionId], at, because });
  const settled = Object.fromEntries(
    after.map(({ promotionId, money, gifts, owedFirst }) => [promotionId, { money, gifts, owedFirst }]),
  );
  const promoted = order.promoted && { ...order.promoted, settled: { ...before, ...settled } };
  await tx.update(orders, order._id, { set: { 'promoted.settled': promoted?.settled ?? {} } });
  await followVoucher(tx, { ...order, promoted });
  return gave;
}
