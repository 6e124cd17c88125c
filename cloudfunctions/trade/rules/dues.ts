import type { Day, Fen } from '#contracts/vocabulary';
import { fen, minus, plus } from '../../money/rules/fen';

export type Due = { amount: Fen; dueDay: Day };
export type Dues = Readonly<Record<string, Due>>;
export type PaidDue = { orderId: string; amount: Fen; dueDay: Day };

/** Which debts an amount pays, the first due before the rest; what nothing is owed for is left over. */
export function debtsPaid(dues: Dues, amount: Fen): PaidDue[] {
  const paid: PaidDue[] = [];
  let left = amount;
  for (const [orderId, due] of Object.entries(dues).toSorted(byDueDay)) {
    if (left === 0) break;
    const taken = fen(Math.min(left, due.amount));
    left = minus(left, taken);
    paid.push({ orderId, amount: taken, dueDay: due.dueDay });
  }
  return paid;
}

const byDueDay = ([a, { dueDay }]: [string, Due], [b, { dueDay: other }]: [string, Due]) =>
  dueDay === other ? (a < b ? -1 : 1) : dueDay < other ? -1 : 1;

/** The debts without what was paid. */
export function duesWithout(dues: Dues, paid: readonly PaidDue[]): Dues {
  const left: Record<string, Due> = { ...dues };
  for (const { orderId, amount } of paid) {
    const due = left[orderId];
    if (!due) continue;
    if (due.amount === amount) delete left[orderId];
    else left[orderId] = { ...due, amount: minus(due.amount, amount) };
  }
  return left;
}

/** The debts with what was paid for nothing standing open again, on its old day. */
export function duesWith(dues: Dues, open: readonly PaidDue[]): Dues {
  const all: Record<string, Due> = { ...dues };
  for (const { orderId, amount, dueDay } of open) {
    const due = all[orderId];
    all[orderId] = due ? { ...due, amount: plus(due.amount, amount) } : { amount, dueDay };
  }
  return all;
}
