import type { Instant } from '#contracts/vocabulary';
import { leavePayment } from '../../money/payment/payment';
import { promiseRefund, refundIdOf } from '../../money/payment/refund';
import type { Transaction } from '../../platform/ports';
import type { Decided, OrderDocument } from '../order/order';
import { causeOf, tooMuchPaid } from '../rules/payment';

/**
 * What a step means for an order that is paid by WeChat, decided with it: nobody can pay any more for one that ended
 * unpaid, and what was paid for goods that do not come is promised back; `because` where one cause may come twice.
 */
export async function followPayment(
  tx: Transaction,
  before: OrderDocument,
  decided: Decided,
  at: Instant,
  because?: string,
): Promise<Decided> {
  const after = { ...before, ...decided.set };
  if (before.state === 'unpaid') {
    if (before.askedPaymentId !== undefined) await leavePayment(tx, before.askedPaymentId, at);
    return decided;
  }
  const { payment, paidByPaymentId } = before;
  if (!payment || paidByPaymentId === undefined) return decided;
  const amount = tooMuchPaid(payment, after);
  if (amount === 0) return decided;
  const cause = causeOf(after);
  await promiseRefund(tx, { paymentId: paidByPaymentId, cause, ...(because && { because }), amount, at });
  const refund = { refundId: refundIdOf(paidByPaymentId, cause, because), cause, amount, isDone: false };
  return {
    ...decided,
    set: { ...decided.set, payment: { ...payment, refunds: [...payment.refunds, refund] } },
  };
}
