import * as z from 'zod';
import { Fen, Instant } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { type Asset, accountKey, authorizes, type Entry, effectOf } from '../rules/posting';

const AssetName = z.union([z.literal('CNY'), z.literal('POINTS'), z.templateLiteral(['GOODS:', z.string()])]);

const EntryDocument = z.object({
  at: Instant,
  cause: z.object({
    kind: z.string(),
    nature: z.string(),
    funder: z.string(),
    payer: z.string(),
    payee: z.string(),
    records: z.array(z.string()),
    policyVersion: z.number().int().optional(),
    reverses: z.string().optional(),
  }),
  postings: z.array(z.object({ from: z.string(), to: z.string(), amount: Fen, asset: AssetName })),
  /** Every account touched, as `account|asset`, so that a statement is one query. */
  accounts: z.array(z.string()),
});

export type EntryDocument = z.infer<typeof EntryDocument>;

/** Never changed, never removed. The id makes an entry happen once. */
export const entries: Collection<EntryDocument> = {
  name: 'entries',
  version: 1,
  schema: EntryDocument,
  indexes: [
    indexed('by_account', 'accounts', '-at'),
    /** From a number on a bill of WeChat, or any record, to what was booked for it. */
    indexed('by_record', 'cause.records'),
  ],
};

const Balance = z.object({
  /** Never below nothing: who moves it sees to that, and the books name it where it was not seen to. */
  amount: z.number().int(),
  version: z.number().int(),
  /** Moved since the nightly watch last held it against its entries, and what those before a moment added up to then. */
  isUnchecked: z.literal(true).optional(),
  checked: z.object({ until: Instant, amount: z.number().int(), count: z.number().int() }).optional(),
});
export type Balance = z.infer<typeof Balance>;

/** `_id` is `account|asset`; only accounts that authorize have one. */
export const balances: Collection<Balance> = {
  name: 'balances',
  version: 1,
  schema: Balance,
  indexes: [indexed('by_unchecked', 'isUnchecked')],
};

/** Writes an entry once; a second time changes nothing and says so. */
export async function post(tx: Transaction, entryId: string, entry: Entry): Promise<'posted' | 'already'> {
  if (await tx.get(entries, entryId)) return 'already';
  await record(tx, entryId, entry);
  return 'posted';
}

/**
 * Writes an entry where the caller's transaction has already decided that it happens once, by a document of its own
 * that it reads and writes: asking the ledger as well would be a call more, and an id that exists fails anyway. Every
 * authorizing account is read and written here; one that would go below nothing refuses the whole with what is available.
 */
export async function record(tx: Transaction, entryId: string, entry: Entry): Promise<void> {
  for (const [key, change] of effectOf(entry.postings)) {
    if (authorizes(key.split('|')[0] ?? '')) await moveBalance(tx, key, change);
  }
  await tx.add(entries, entryId, {
    at: entry.at,
    cause: { ...entry.cause, records: [...entry.cause.records] },
    postings: entry.postings.map((posting) => ({ ...posting })),
    accounts: [...effectOf(entry.postings).keys()],
  });
}

async function moveBalance(tx: Transaction, key: string, change: number): Promise<void> {
  const balance = await tx.get(balances, key);
  const amount = (balance?.amount ?? 0) + change;
  if (amount < 0) refuse('more_than_available', { available: Fen.parse(balance?.amount ?? 0) });
  if (!balance) return tx.add(balances, key, { amount, version: 1, isUnchecked: true });
  return tx.update(balances, key, { set: { amount, isUnchecked: true }, inc: { version: 1 } });
}

export const balanceId = (account: string, asset: Asset) => accountKey(account, asset);
