import type { Instant, PersonId } from '#contracts/vocabulary';
import type { Transaction, World } from '../platform/ports';
import type { PaymentWorld } from './payment/payment-world';
import type { PayoutTerms } from './payout/payout-terms';

/** By how much a person's two accounts changed; negative is less. */
export type Move = {
  personId: PersonId;
  available: number;
  held: number;
  /** The earning that was turned round, where that is why. */
  reversed?: { earningId: string; at: Instant };
};

export type MoneyWorld = World & {
  terms: PayoutTerms;
  /** What floors above keep of a person's money is written in the transaction that moves it. */
  noteMove: (tx: Transaction, move: Move) => Promise<void>;
  /** One line for whoever watches over the money; ids only. */
  report: (line: Readonly<Record<string, unknown>>) => void;
};

/** Only the doors pay and clock can open the keys of WeChat Pay. */
export type PayWorld = MoneyWorld &
  PaymentWorld & {
    /** In clear, for a bill and nothing else; who gave none has none. */
    legalNameOf: (personId: PersonId) => Promise<string | undefined>;
  };
