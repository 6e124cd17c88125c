import * as z from 'zod';
import { type Instant, OrderId } from '#contracts/vocabulary';
import type { Reaction } from '../../facts/fact';
import { shelves } from '../../goods/shelf';
import type { Kept, Transaction } from '../../platform/ports';
import { type OrderDocument, orders } from '../order/order';
import { gaveAtReceipt, gaveNow } from '../rules/promotion/came-back';
import { targetsOf } from '../rules/promotion/settled';
import { followVoucher } from './end-vouchers';
import { giveFirstVoucher } from './first-voucher';
import { givenVoucherId, givenVouchers } from './given-voucher';
import { settleGift } from './settle-gift';
import { settleGoods } from './settle-goods';

const ReceiptNews = z.object({ orderId: OrderId });

/**
 * What a receipt makes of the promotions its order was placed by: what the brand bears and the seller gave is owed to
 * the seller, gifts that the seller had not are owed to the store, and a first receipt brings its voucher. One that was
 * put right is settled anew, and ends where it would be had it been right at once.
 */
export const settlePromotions: Reaction = async (tx, fact) => {
  const { orderId } = ReceiptNews.parse(fact.about);
  const order = await tx.get(orders, orderId);
  const { receipt, promoted } = order ?? {};
  if (!order || !receipt) return;
  await giveFirstVoucher(tx, order, receipt.at);
  if (!promoted) return;
  const righted = promoted.settled && receipt.dispute?.answer;
  if (promoted.settled && !righted?.isWrong) return;
  const { at } = righted ?? receipt;
  const because = righted && `${orderId}:righted`;
  const settling = righted ? await withVoucherGone(tx, order) : order;
  const gave = await settleOrder(tx, settling, at, because);
  await holdVoucher(
    tx,
    order,
    gave.some(({ kind, off }) => kind === 'voucher' && off > 0),
  );
  if (Object.keys(promoted.goods).length > 0) {
    const came = gaveAtReceipt(order).find(({ kind }) => kind === 'goods')?.gifts ?? {};
    await settleGoods(tx, order, came, at, because);
  }
};

/** A voucher that the first word had set free may be another order's by now, and nobody pays for it twice. */
async function withVoucherGone(tx: Transaction, order: Kept<OrderDocument>): Promise<Kept<OrderDocument>> {
  const { storeId, orderId, promoted } = order;
  if (!promoted?.voucher) return order;
  const { voucherId } = promoted.voucher;
  const onShelf = (await tx.get(shelves, storeId))?.vouchers?.[voucherId];
  const given = await tx.get(givenVouchers, givenVoucherId({ storeId, ...promoted.voucher }));
  const usedBy = onShelf?.orderId ?? given?.orderId ?? orderId;
  if (usedBy === orderId) return order;
  await tx.update(orders, orderId, { set: { 'promoted.voucherGone': true } });
  return { ...order, promoted: { ...promoted, voucherGone: true } };
}

/** One that brought nothing may be used again; one that did after all is used, unless another order was faster. */
async function holdVoucher(tx: Transaction, { storeId, orderId, promoted }: OrderDocument, isUsed: boolean) {
  if (!promoted?.voucher) return;
  const path = `vouchers.${promoted.voucher.voucherId}.orderId`;
  const voucher = (await tx.get(shelves, storeId))?.vouchers?.[promoted.voucher.voucherId];
  if (isUsed && voucher && voucher.orderId === undefined)
    await tx.update(shelves, storeId, { set: { [path]: orderId } });
  if (!isUsed && voucher?.orderId === orderId) await tx.update(shelves, storeId, { unset: [path] });
}

const ReturnNews = z.object({
  returnId: z.string(),
  lines: z.array(z.object({ orderId: OrderId.optional() })),
});

/** What came back later earned nothing: each order it is of is settled again by its rules. */
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
    after.map(({ promotionId, money, gifts, owed }) => [promotionId, { money, gifts, owed }]),
  );
  const promoted = order.promoted && { ...order.promoted, settled: { ...before, ...settled } };
  await tx.update(orders, order._id, { set: { 'promoted.settled': promoted?.settled ?? {} } });
  await followVoucher(tx, { ...order, promoted });
  return gave;
}
