import type { Day } from '#contracts/vocabulary';
import type { Outcome } from './outcome';
import type { BillRefusal } from './refusal-codes';

export type BillRequest = {
  mchid: string;
  day: Day;
  /** The operating account (transfers leave it), the basic account (takings), and the payments one by one. */
  bill: 'OPERATION' | 'BASIC' | 'TRADE';
};

export type BillTextOutcome = Outcome<{ text: string }, BillRefusal>;
