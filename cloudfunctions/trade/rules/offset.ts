import type { Day, Fen } from '#contracts/vocabulary';
import { fen, minus } from '../../money/rules/fen';

type Dues = Readonly<Record<string, { amount: Fen; dueDay: Day }>>;
type Paid = { set: Record<string, { amount: Fen; dueDay: Day }>; gone: string[] };

/** Takes an amount off what is owed, what is due first before the rest. */
export function payDues(dues: Dues, amount: Fen): Paid {
  const paid: Paid = { set: {}, gone: [] };
  let left = amount;
  const byDay = Object.entries(dues).toSorted(([, a], [, b]) => (a.dueDay < b.dueDay ? -1 : 1));
  for (const [orderId, due] of byDay) {
    if (left === 0) break;
    const taken = fen(Math.min(left, due.amount));
    left = minus(left, taken);
    if (taken === due.amount) paid.gone.push(orderId);
    else paid.set[orderId] = { ...due, amount: minus(due.amount, taken) };
  }
  return paid;
}
