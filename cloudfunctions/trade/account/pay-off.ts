import type { Fen } from '#contracts/vocabulary';
import { minus, plus, sum } from '../../money/rules/fen';
import type { Change, Kept, Transaction } from '../../platform/ports';
import { type Dues, debtsPaid, duesWith, duesWithout, type PaidDue } from '../rules/dues';
import { type Credit, credits } from './credit';

/** Takes an amount off what a store owes, what is due first before the rest; answers which debts it paid. */
export async function payOff(tx: Transaction, account: Kept<Credit>, amount: Fen): Promise<PaidDue[]> {
  const paid = debtsPaid(account.dues, amount);
  const owed = minus(account.owed, amount);
  await tx.update(credits, account._id, toDues(account.dues, duesWithout(account.dues, paid), owed));
  return paid;
}

/** What was taken off is owed again, for the same orders and on the same days. */
export async function oweAgain(
  tx: Transaction,
  account: Kept<Credit>,
  paid: readonly PaidDue[],
): Promise<void> {
  const owed = plus(account.owed, sum(paid.map(({ amount }) => amount)));
  await tx.update(credits, account._id, toDues(account.dues, duesWith(account.dues, paid), owed));
}

/** Only the debts that changed are written, each at its own path. */
export function toDues(before: Dues, after: Dues, owed: Fen): Change {
  const changed = Object.entries(after).filter(([orderId, due]) => before[orderId] !== due);
  return {
    set: { owed, ...Object.fromEntries(changed.map(([orderId, due]) => [`dues.${orderId}`, due])) },
    unset: Object.keys(before)
      .filter((orderId) => !(orderId in after))
      .map((orderId) => `dues.${orderId}`),
  };
}
