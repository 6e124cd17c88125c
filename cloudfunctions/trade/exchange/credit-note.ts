import type { CreditNote } from '#contracts/exchange';
import type { Fen, Instant, SellerId, StoreId } from '#contracts/vocabulary';
import { post } from '../../money/ledger/ledger';
import { promiseRefund, refundIdOf } from '../../money/payment/refund';
import { above, fen, minus, plus, sum } from '../../money/rules/fen';
import { natures } from '../../money/rules/nature';
import type { Kept, Transaction } from '../../platform/ports';
import { creditId, credits } from '../account/credit';
import { type OrderDocument, orders } from '../order/order';
import { payDues } from '../rules/offset';

/** What of each order is credited, and why, under an id that makes it happen once. */
export type ToCredit = {
  noteId: string;
  storeId: StoreId;
  storeName: string;
  sellerId: SellerId;
  sellerName: string;
  at: Instant;
  /** Of each order, what is credited; and what of the price the store keeps unearned and is not credited. */
  parts: readonly { order: Kept<OrderDocument>; amount: Fen; unearned: Fen }[];
};

export const creditNoteEntryId = (noteId: string) => `credit:${noteId}`;

/**
 * Takes a sale back: what was paid by WeChat goes back to where it came from, the rest comes off what the store owes
 * this seller, the earliest due first, and what is over stands in the store's favour for its next receipt.
 */
export async function creditNote(tx: Transaction, credit: ToCredit): Promise<CreditNote> {
  const { noteId, storeId, sellerId, at, parts } = credit;
  const amount = sum(parts.map((part) => part.amount));
  const byWechat = await backToWechat(tx, credit);
  const { offDues, inFavour } = await offAccount(tx, credit, minus(amount, byWechat));
  const unearned = sum(parts.map((part) => part.unearned));
  const note = {
    ...{ amount, offDues, inFavour, byWechat, document: natures.销售退回.document },
    ...(unearned > 0 && { unearned }),
  };
  if (amount === 0) return note;
  await post(tx, creditNoteEntryId(noteId), {
    at,
    cause: {
      kind: 'credit_note',
      nature: '销售退回',
      funder: `seller:${sellerId}`,
      payer: `seller:${sellerId}`,
      payee: `store:${storeId}`,
      records: [noteId, ...new Set(parts.map(({ order }) => order.orderId))],
    },
    postings: [
      { from: `seller:${sellerId}:sales`, to: `store:${storeId}:owes:${sellerId}`, amount, asset: 'CNY' },
    ],
  });
  return note;
}

/** Never more than WeChat still has of an order: what was refunded before and came after all is on the account. */
async function backToWechat(tx: Transaction, { noteId, at, parts }: ToCredit): Promise<Fen> {
  const back: Fen[] = [];
  for (const { order, amount: credited } of parts) {
    const { payment, paidByPaymentId: paymentId } = order;
    if (!payment || paymentId === undefined) continue;
    const left = above(payment.paid, sum(payment.refunds.map((refund) => refund.amount)));
    const amount = fen(Math.min(credited, left));
    if (amount === 0) continue;
    await promiseRefund(tx, { paymentId, cause: 'returned', because: noteId, amount, at });
    const refundId = refundIdOf(paymentId, 'returned', noteId);
    const refunds = [...payment.refunds, { refundId, cause: 'returned' as const, amount, isDone: false }];
    await tx.update(orders, order._id, { set: { 'payment.refunds': refunds } });
    back.push(amount);
  }
  return sum(back);
}

async function offAccount(tx: Transaction, credit: ToCredit, amount: Fen) {
  const { storeId, storeName, sellerId, sellerName } = credit;
  const none = { offDues: fen(0), inFavour: fen(0) };
  if (amount === 0) return none;
  const id = creditId(storeId, sellerId);
  const account = await tx.get(credits, id);
  const offDues = fen(Math.min(amount, account?.owed ?? 0));
  const inFavour = minus(amount, offDues);
  if (!account) {
    const noCredit = { limit: fen(0), owed: fen(0), reserved: {}, dues: {} };
    await tx.add(credits, id, { storeId, storeName, sellerId, sellerName, ...noCredit, inFavour });
    return { offDues, inFavour };
  }
  const { set, gone } = payDues(account.dues, offDues);
  await tx.update(credits, id, {
    set: {
      owed: minus(account.owed, offDues),
      inFavour: plus(account.inFavour ?? fen(0), inFavour),
      ...Object.fromEntries(Object.entries(set).map(([orderId, due]) => [`dues.${orderId}`, due])),
    },
    unset: gone.map((orderId) => `dues.${orderId}`),
  });
  return { offDues, inFavour };
}
