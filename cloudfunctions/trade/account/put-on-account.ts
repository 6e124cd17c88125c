import type { Fen, Instant } from '#contracts/vocabulary';
import { fen } from '../../money/rules/fen';
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
 */
export async function putOnAccount(
  tx: Transaction,
  order: OrderDocument,
  { at, onAccount, by }: Left,
): Promise<void> {
  if (order.payBy !== 'account' && onAccount === 0) return;
  const { orderId, storeId, storeName, sellerId, sellerName } = order;
  const account = await tx.get(credits, creditId(storeId, sellerId));
  const room = overdueOf(account, dayOf(at)) ? fen(0) : roomOf(account, orderId);
  const promised: Fen | 0 = account?.reserved[orderId] ?? 0;
  if (by !== 'driver' && onAccount > room && onAccount > promised) return refuse('account_short', { room });
  const due = { amount: onAccount, dueDay: dueDay(dayOf(at), order.termDays) };
  if (account)
    return tx.update(credits, account._id, {
      unset: [`reserved.${orderId}`],
      ...(onAccount > 0 && { inc: { owed: onAccount }, set: { [`dues.${orderId}`]: due } }),
    });
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
}
