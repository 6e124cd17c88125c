import type { Authorization } from './authorization';
import type { Unverified } from './outcome';
import type { Payment } from './payment';
import type { Refund } from './refund';
import type { TransferBill } from './transfer';

/** A verified notify is a hint that leads to a query; it never moves money by itself. */
export type Notify =
  | { kind: 'verified'; eventId: string; eventType: string; mchid: string; resource: Notified }
  | {
      kind: 'rejected';
      why:
        | Unverified
        | 'unknown_merchant'
        | 'not_opened'
        | 'unknown_event'
        | 'not_understood'
        | 'another_merchant';
    };

export type Notified =
  | ({ kind: 'transfer' } & TransferBill)
  | ({ kind: 'payment' } & Payment)
  | ({ kind: 'refund' } & Refund)
  | ({ kind: 'authorization' } & Authorization);

/** As Node gives them: names in any case, a repeated header as a list. */
export type Headers = Record<string, string | string[] | undefined>;
