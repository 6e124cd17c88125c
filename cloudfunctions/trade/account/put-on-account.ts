import type { Fen, Instant } from '#contracts/vocabulary';
import { changesHands } from '../../goods/note-transfer';
import { fen, minus, plus } from '../../money/rules/fen';
import type { Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { dayOf } from '../../time/rules/day';
import type { OrderDocument } from '../order/order';
import { dueDay, overdueOf, roomOf } from '../rules/account';
import { creditId, credits } from './credit';

type Left = { at: Instant; onAccount: Fen; by?: 'handover' | 'driver' | undefined };

/**
 * What was promised at the order may always be used; more only on an account that is not late and has room for it.
 * The driver's word alone is told when the goods are long in the store: then what was not paid is owed, room or not.
 * What stands in the store's favour is used first, and answered.
 */
export async function putOnAccount(
  tx: Transaction,
  order: OrderDocument,
  { at, onAccount, by }: Left,
): Promise<Fen> {
  if (order.payBy !== 'account' && onAccount === 0) return fen(0);
  const { orderId, storeId, storeName, sellerId, sellerName } = order;
  const account = await tx.get(credits, creditId(storeId, sellerId));
  // The store's page is written by the same receipt, so a transfer that begins meanwhile is seen.
  const isClosed = onAccount > 0 && (await changesHands(tx, storeId));
  const room = isClosed || overdueOf(account, dayOf(at)) ? fen(0) : roomOf(account, orderId);
  const promised: Fen | 0 = isClosed ? 0 : (account?.reserved[orderId] ?? 0);
  const used = fen(Math.min(onAccount, account?.inFavour ?? 0));
  const owed = minus(onAccount, used);
  if (by !== 'driver' && owed > room && owed > promised)
    return refuse('account_short', { room: plus(room, account?.inFavour ?? fen(0)) });
  const due = { amount: owed, dueDay: dueDay(dayOf(at), order.termDays) };
  if (account) {
    await tx.update(credits, account._id, {
      unset: [`reserved.${orderId}`],
      ...(onAccount > 0 && { inc: { owed, ...(used > 0 && { inFavour: -used }) } }),
      ...(owed > 0 && { set: { [`dues.${orderId}`]: due } }),
    });
    return used;
  }
  if (onAccount > 0)
    await tx.add(credits, creditId(storeId, sellerId), {
      storeId,
      storeName,
      sellerId,
      sellerName,
      limit: fen(0),
      owed: onAccount,
      reserved: {},
      dues: { [orderId]: due },
    });
  return used;
}
