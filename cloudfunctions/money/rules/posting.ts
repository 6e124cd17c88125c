import type { Fen, Instant } from '#contracts/vocabulary';
import { fen } from './fen';
import type { Nature } from './nature';

/** CNY counts fen, POINTS counts points, GOODS:<gtin> counts bottles; all whole. */
export type Asset = 'CNY' | 'POINTS' | `GOODS:${string}`;

/** Moves one amount from one account to another, and so can never be unbalanced. */
export type Posting = { from: string; to: string; amount: Fen; asset: Asset };

/** By more it goes there, by less it comes back from there, and by nothing nothing is posted. */
export function moved([from, to]: readonly [string, string], by: number, asset: Asset): Posting[] {
  const way = by > 0 ? { from, to } : { from: to, to: from };
  return by === 0 ? [] : [{ ...way, amount: fen(Math.abs(by)), asset }];
}

/** Who owes whom for what, and by which nature. */
export type Cause = {
  kind: string;
  nature: Nature;
  funder: string;
  payer: string;
  payee: string;
  /** Ids of the records behind it, and the version of the rule. */
  records: readonly string[];
  policyVersion?: number;
  /** The entry that this one turns round. */
  reverses?: string;
};

export type Entry = { at: Instant; cause: Cause; postings: readonly Posting[] };

/** Accounts that authorize keep a balance that never goes below nothing; all others only record. */
export const authorizes = (account: string) => /^person:[^:]+:(available|held|points)$/.test(account);

/** What each account gains or loses by these postings. */
export function effectOf(postings: readonly Posting[]): Map<string, number> {
  const effect = new Map<string, number>();
  for (const { from, to, amount, asset } of postings) {
    effect.set(accountKey(from, asset), (effect.get(accountKey(from, asset)) ?? 0) - amount);
    effect.set(accountKey(to, asset), (effect.get(accountKey(to, asset)) ?? 0) + amount);
  }
  return effect;
}

export const accountKey = (account: string, asset: Asset) => `${account}|${asset}`;
