import type { Kept, World } from '../../platform/ports';
import { audits } from '../control/audit';
import { type Earning, earnings } from '../ledger/earning';
import { type Balance, balances, type EntryDocument, entries } from '../ledger/ledger';
import { type Payee, payees } from '../payout/payee';
import { type Withdrawal, withdrawals } from '../payout/withdrawal';
import { effectOf } from '../rules/posting';
import { everything } from './everything';

export type Books = {
  entries: ReadonlyMap<string, Kept<EntryDocument>>;
  /** What each account holds by its entries alone, and how many of them touched it. */
  fold: ReadonlyMap<string, { amount: number; count: number }>;
  balances: ReadonlyMap<string, Balance>;
  withdrawals: readonly Withdrawal[];
  payees: ReadonlyMap<string, Payee>;
  earnings: ReadonlyMap<string, Earning>;
  /** The acts of people on each record, by `of`. */
  acts: ReadonlyMap<string, number>;
};

export async function readBooks(world: Pick<World, 'db'>): Promise<Books> {
  const kept = await everything(world, entries);
  const acts = new Map<string, number>();
  for (const { of } of await everything(world, audits)) acts.set(of, (acts.get(of) ?? 0) + 1);
  return {
    entries: byId(kept),
    fold: foldOf(kept),
    balances: byId(await everything(world, balances)),
    withdrawals: await everything(world, withdrawals),
    payees: byId(await everything(world, payees)),
    earnings: byId(await everything(world, earnings)),
    acts,
  };
}

function foldOf(kept: readonly EntryDocument[]): Books['fold'] {
  const fold = new Map<string, { amount: number; count: number }>();
  for (const { postings } of kept) {
    for (const [account, change] of effectOf(postings)) {
      const { amount, count } = fold.get(account) ?? { amount: 0, count: 0 };
      fold.set(account, { amount: amount + change, count: count + 1 });
    }
  }
  return fold;
}

const byId = <Document extends { _id: string }>(documents: readonly Document[]) =>
  new Map(documents.map((document) => [document._id, document]));
