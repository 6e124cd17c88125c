import type { Outcome } from './outcome';
import type { RefundRefusal } from './refusal-codes';

export type RefundName = { mchid: string; outRefundNo: string };

export type RefundRequest = RefundName & {
  outTradeNo: string;
  amountFen: number;
  /** What the whole payment was. */
  totalFen: number;
  /** Shown to the payer; at most 80 characters. */
  reason?: string;
  notifyUrl?: string;
};

export const refundStates = ['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL'] as const;

export type Refund = {
  outRefundNo: string;
  refundId: string;
  outTradeNo: string;
  transactionId: string;
  state: (typeof refundStates)[number];
  amountFen: number;
  totalFen: number;
  refundedAt?: number;
};

export type RefundOutcome = Outcome<{ refund: Refund }, RefundRefusal>;
