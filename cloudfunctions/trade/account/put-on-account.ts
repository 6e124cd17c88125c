import type { Fen, Instant } from '#contracts/vocabulary';
import { shelves } from '../../goods/shelf';
import { fen, minus, plus } from '../../money/rules/fen';
import type { Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { dayOf } from '../../time/rules/day';
import type { OrderDocument } from '../order/order';
import { dueDay, overdueOf, roomOf } from '../rules/account';
import { creditId, credits } from './credit';

type Left = {
  at: Instant;
  onAccount: Fen;
  over?: Fen | undefined;
  by?: 'handover' | 'driver' | undefined;
};

/**
 * What was promised at the order may always be used; more only on an account that is not late and has room for it.
 * Without network it is told when the goods are long in the store: then what was not paid is owed, room or not. What
 * stands in the store's favour is used first, and answered; cash beyond what was due comes to it.
 */
export async function putOnAccount(
  tx: Transaction,
  order: OrderDocument,
  { at, onAccount, over = fen(0), by }: Left,
): Promise<Fen> {
  if (order.payBy !== 'account' && onAccount === 0 && over === 0) return fen(0);
  const { orderId, storeId, storeName, sellerId, sellerName } = order;
  const account = await tx.get(credits, creditId(storeId, sellerId));
  // The store's page is written by the same receipt, so a transfer that begins meanwhile is seen.
  const isClosed = onAccount > 0 && (await tx.get(shelves, storeId))?.transferSince !== undefined;
  const room = isClosed || overdueOf(account, dayOf(at)) ? fen(0) : roomOf(account, orderId);
  const promised: Fen | 0 = isClosed ? 0 : (account?.reserved[orderId] ?? 0);
  const favour = isClosed ? fen(0) : (account?.inFavour ?? fen(0));
  const used = fen(Math.min(onAccount, favour));
  const owed = minus(onAccount, used);
  if (by === undefined && owed > room && owed > promised)
    return refuse('account_short', { room: plus(room, favour) });
  const due = { amount: owed, dueDay: dueDay(dayOf(at), order.termDays) };
  if (account) {
    await tx.update(credits, account._id, {
      unset: [`reserved.${orderId}`],
      ...(onAccount + over > 0 && { inc: { owed, inFavour: over - used } }),
      ...(owed > 0 && { set: { [`dues.${orderId}`]: due } }),
    });
    return used;
  }
  if (onAccount + over > 0)
    await tx.add(credits, creditId(storeId, sellerId), {
      storeId,
      storeName,
      sellerId,
      sellerName,
      limit: fen(0),
      owed: onAccount,
      reserved: {},
      dues: onAccount > 0 ? { [orderId]: due } : {},
      inFavour: over,
    });
  return used;
}
