import type { RebateStatement } from '#contracts/rebate';
import type { Day, Fen, OrderId, SellerId } from '#contracts/vocabulary';
import { fen, minus, sum } from '../../money/rules/fen';

export type Share = { sellerId: SellerId; sellerName: string; amount: Fen; orderIds: OrderId[] };

/** Whose deliveries earned how much of a month's rebate: what each receipt added counts for its seller. */
export function sharesOf({ receipts }: Pick<RebateStatement, 'receipts'>): Share[] {
  const sellers = [...new Set(receipts.map(({ sellerId }) => sellerId))];
  return sellers.flatMap((sellerId) => {
    const own = receipts.filter((receipt) => receipt.sellerId === sellerId);
    const amount = sum(own.map(({ added }) => added));
    const sellerName = own[0]?.sellerName ?? '';
    return amount === 0
      ? []
      : [{ sellerId, sellerName, amount, orderIds: own.map(({ orderId }) => orderId) }];
  });
}

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
