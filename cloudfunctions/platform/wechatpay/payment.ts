import type { Outcome } from './outcome';
import type { PaymentRefusal } from './refusal-codes';

export type PaymentName = { mchid: string; outTradeNo: string };

export type PaymentRequest = PaymentName & {
  openid: string;
  amountFen: number;
  /** What is paid for, as the bill in WeChat says it: at most 127 characters. */
  description: string;
  notifyUrl: string;
  /** Epoch milliseconds; after it nobody can pay. */
  expiresAt?: number;
};

export const paymentStates = [
  'SUCCESS',
  'REFUND',
  'NOTPAY',
  'CLOSED',
  'REVOKED',
  'USERPAYING',
  'PAYERROR',
] as const;

/** What was paid is told once it was paid: then the transaction, the amount and the payer are always there. */
export type Payment = { outTradeNo: string; mchid: string; appid: string } & (
  | { state: 'SUCCESS' | 'REFUND'; transactionId: string; amountFen: number; openid: string; paidAt?: number }
  | { state: Exclude<(typeof paymentStates)[number], 'SUCCESS' | 'REFUND'> }
);

export type PrepayOutcome = Outcome<{ prepayId: string }, PaymentRefusal>;
export type PaymentOutcome = Outcome<{ payment: Payment }, PaymentRefusal>;
export type CloseOutcome = Outcome<object, PaymentRefusal>;
