import * as z from 'zod';
import { Fen, type OrderId } from '#contracts/vocabulary';
import type { Fact, Reaction, Reactions } from '../../facts/fact';
import { leavePayment } from '../../money/payment/payment';
import { promiseRefund, refundIdOf } from '../../money/payment/refund';
import type { Kept, Transaction } from '../../platform/ports';
import { type OrderDocument, orders } from '../order/order';
import { keepUnderWay } from '../order/under-way';
import { mayTake } from '../rules/order';
import { paidForNothing, refundDone } from '../rules/payment';
import { hearOfDebt } from './debt-news';
import { debtIn } from './debt-payment';

const Paid = z.object({ paymentId: z.string(), recordId: z.string(), amount: Fen });
const Refunded = z.object({ refundId: z.string(), recordId: z.string(), isOutside: z.boolean().optional() });
type Paid = z.infer<typeof Paid>;

/** An order or a debt hears that it is paid, or that money is back. */
const hearOfMoney: Reaction = (tx, fact) =>
  fact.kind === 'payment' ? hearOfPayment(tx, fact) : hearOfRefund(tx, fact);

export const paymentReactions: Reactions = { order: hearOfMoney };

async function hearOfPayment(tx: Transaction, { about, at }: Kept<Fact>): Promise<void> {
  const paid = Paid.parse(about);
  const debt = debtIn(paid.recordId);
  if (debt) return hearOfDebt(tx, debt, paid.amount);
  const order = await orderOf(tx, paid.recordId);
  if (!mayTake(order.state, 'pay')) return giveBack(tx, order, { ...paid, at });
  const { askedPaymentId } = order;
  if (askedPaymentId !== undefined && askedPaymentId !== paid.paymentId)
    await leavePayment(tx, askedPaymentId, at);
  const decided = {
    state: 'placed' as const,
    paidByPaymentId: paid.paymentId,
    payment: { paid: paid.amount, at, refunds: [] },
  };
  await tx.update(orders, order._id, { set: decided, unset: ['payUntil', 'lapseAt'] });
  await keepUnderWay(tx, { ...order, ...decided });
}

/** The order ended before the money came, or another number had paid it: nobody has to ask for what goes back. */
async function giveBack(
  tx: Transaction,
  order: Kept<OrderDocument>,
  { paymentId, amount, at }: Paid & Pick<Fact, 'at'>,
): Promise<void> {
  const cause = order.paidByPaymentId === undefined ? 'late' : 'twice';
  await promiseRefund(tx, { paymentId, cause, amount, at });
  const refund = { refundId: refundIdOf(paymentId, cause), cause } as const;
  const payment = paidForNothing(order.payment, { amount, at }, refund);
  await tx.update(orders, order._id, { set: { payment } });
}

async function hearOfRefund(tx: Transaction, { about }: Kept<Fact>): Promise<void> {
  const { recordId, ...done } = Refunded.parse(about);
  const order = await orderOf(tx, recordId);
  if (!order.payment) throw new Error(`Money of order ${recordId} went back that never came.`);
  await tx.update(orders, order._id, { set: { payment: refundDone(order.payment, done) } });
}

async function orderOf(tx: Transaction, orderId: string): Promise<Kept<OrderDocument>> {
  const order = await tx.get(orders, orderId as OrderId);
  if (!order) throw new Error(`Order ${orderId} was paid and is not known.`);
  return order;
}
