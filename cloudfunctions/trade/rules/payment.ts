import type { Order } from '#contracts/order';
import type { OrderPayment, RefundCause } from '#contracts/payment';
import type { Fen, Instant } from '#contracts/vocabulary';
import { above, fen, plus, sum } from '../../money/rules/fen';

const USUAL_MINUTES = 30;

type Seller = { mchid?: string | undefined; payWithinMinutes?: number | undefined };

/** What an order has that is paid ahead: its goods are kept for a while, and no seller sees it before. */
export function waitingToBePaid({ mchid, payWithinMinutes = USUAL_MINUTES }: Seller, now: Instant) {
  const payUntil = (now + payWithinMinutes * 60_000) as Instant;
  return { state: 'unpaid' as const, payUntil, lapseAt: payUntil, ...(mchid !== undefined && { mchid }) };
}

type Costing = Pick<Order, 'state' | 'total' | 'receipt'>;

/** What an order costs as it stands: nothing once it ended, what came once it was received. */
export function costOf({ state, total, receipt }: Costing): Fen {
  if (state === 'cancelled') return fen(0);
  return receipt?.due ?? total;
}

/**
 * Of what was paid, what nobody has any claim to now and has not been promised back yet. What was returned after the
 * receipt had come and was paid for.
 */
export function tooMuchPaid({ paid, refunds }: OrderPayment, order: Costing): Fen {
  const missing = sum(refunds.filter(({ cause }) => cause !== 'returned').map(({ amount }) => amount));
  const all = sum(refunds.map(({ amount }) => amount));
  return fen(Math.min(above(paid, plus(costOf(order), missing)), above(paid, all)));
}

export function causeOf({ state }: Costing): RefundCause {
  if (state === 'cancelled') return 'cancelled';
  return state === 'received' ? 'short' : 'changed';
}

type Came = { amount: Fen; at: Instant };

/** Paid, although the order had ended or was paid before: all of it goes back at once. */
export function paidForNothing(
  before: OrderPayment | undefined,
  { amount, at }: Came,
  refund: { refundId: string; cause: RefundCause },
): OrderPayment {
  return {
    paid: plus(before?.paid ?? fen(0), amount),
    at: before?.at ?? at,
    refunds: [...(before?.refunds ?? []), { ...refund, amount, isDone: false }],
  };
}

type Done = { refundId: string; isOutside?: boolean | undefined };

export const refundDone = (payment: OrderPayment, { refundId, isOutside }: Done): OrderPayment => ({
  ...payment,
  refunds: payment.refunds.map((refund) =>
    refund.refundId === refundId ? { ...refund, isDone: true, ...(isOutside && { isOutside }) } : refund,
  ),
});
