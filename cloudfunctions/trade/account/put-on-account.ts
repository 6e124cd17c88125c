import type { Fen, Instant } from '#contracts/vocabulary';
import { fen } from '../../money/rules/fen';
import type { Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { dayOf } from '../../time/rules/day';
import type { OrderDocument } from '../order/order';
import { dueDay, overdueOf, roomOf } from '../rules/account';
import { creditId, credits } from './credit';

/** What was promised at the order may always be used; more only on an account that is not late and has room for it. */
export async function putOnAccount(
  tx: Transaction,
  order: OrderDocument,
  { at, onAccount }: { at: Instant; onAccount: Fen },
): Promise<void> {
  if (order.payBy !== 'account' && onAccount === 0) return;
  const { orderId } = order;
  const account = await tx.get(credits, creditId(order.storeId, order.sellerId));
  const room = overdueOf(account, dayOf(at)) ? fen(0) : roomOf(account, orderId);
  const promised: Fen | 0 = account?.reserved[orderId] ?? 0;
  if (onAccount > room && onAccount > promised) return refuse('account_short', { room });
  if (!account) return;
  const due = { amount: onAccount, dueDay: dueDay(dayOf(at), order.termDays) };
  await tx.update(credits, account._id, {
    unset: [`reserved.${orderId}`],
    ...(onAccount > 0 && { inc: { owed: onAccount }, set: { [`dues.${orderId}`]: due } }),
  });
}
