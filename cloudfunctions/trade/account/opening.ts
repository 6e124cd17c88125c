import type { Opening } from '#contracts/account';
import type { Instant } from '#contracts/vocabulary';
import { record } from '../../money/ledger/ledger';
import type { Posting } from '../../money/rules/posting';
import type { Transaction } from '../../platform/ports';
import type { Credit } from './credit';

type Parties = Pick<Credit, 'storeId' | 'sellerId'>;
type Balances = Pick<Opening, 'owed' | 'deposit'>;

export const openingEntryId = ({ storeId, sellerId }: Parties) => `opening:${storeId}:${sellerId}`;
export const rightedOpeningId = (parties: Parties) => `${openingEntryId(parties)}:righted`;

/** What an account began with, out of the seller's old books: the entry that explains it. */
export async function postOpening(
  tx: Transaction,
  entryId: string,
  { storeId, sellerId, owed, deposit }: Parties & Balances,
  at: Instant,
): Promise<void> {
  const from = `store:${storeId}:owes:${sellerId}`;
  const old = `seller:${sellerId}:opening`;
  const postings: Posting[] = [
    { from, to: old, amount: owed, asset: 'CNY' },
    { from: old, to: depositsOf({ storeId, sellerId }), amount: deposit, asset: 'CNY' },
  ];
  const moved = postings.filter(({ amount }) => amount > 0);
  if (moved.length === 0) return;
  const cause = {
    kind: 'opening',
    nature: '货款' as const,
    funder: `store:${storeId}`,
    payer: `store:${storeId}`,
    payee: `seller:${sellerId}`,
    records: [`${storeId}:${sellerId}`],
  };
  await record(tx, entryId, { at, cause, postings: moved });
}

/** Deposits a store has paid a seller for crates that are still at the store. */
export const depositsOf = ({ storeId, sellerId }: Parties) => `seller:${sellerId}:deposits:${storeId}`;
