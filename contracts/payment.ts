import * as z from 'zod';
import { Fen, Instant } from './vocabulary';

/** One payment asked of WeChat under one number: parked waits for a person, closed can be paid no more. */
export const PaymentState = z.enum(['sending', 'open', 'closing', 'paid', 'closed', 'parked']);
export type PaymentState = z.infer<typeof PaymentState>;

/** One part of a payment on its way back to where it came from; outside: WeChat could not, and its seller paid another way. */
export const RefundState = z.enum(['asked', 'sending', 'processing', 'done', 'parked', 'outside']);
export type RefundState = z.infer<typeof RefundState>;

/** Why money goes back: late came after the order had ended, twice was paid although it already was. */
export const RefundCause = z.enum(['cancelled', 'changed', 'short', 'late', 'twice', 'returned']);
export type RefundCause = z.infer<typeof RefundCause>;

/** What was paid ahead for an order, and what of it goes back. */
export const OrderPayment = z.object({
  paid: Fen,
  at: Instant,
  refunds: z.array(
    z.object({
      refundId: z.string(),
      cause: RefundCause,
      amount: Fen,
      isDone: z.boolean(),
      /** Done, and not by WeChat: the seller paid it another way. */
      isOutside: z.boolean().optional(),
    }),
  ),
});
export type OrderPayment = z.infer<typeof OrderPayment>;
