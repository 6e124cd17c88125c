import { randomBytes } from 'node:crypto';
import { type Change, commit } from './commit';
import type { Moment } from './disk';
import { type Document, nameOfId } from './document';
import type { Faults } from './faults';
import type { View } from './find';
import { entriesOf, type Index } from './index-entry';
import { duplicateKey, transactionConflict, transactionNotExist } from './problem';
import type { StoredRecord } from './record';
import { type Collection, holderOf, type Store } from './store';

/**
 * Transactions see the moment of their first operation and their own writes. A write takes the unique keys of the
 * document, `_id` first, at once: whoever comes second loses, and a document changed since that moment is lost too.
 */
export type OpenTransaction = {
  readonly id: string;
  readonly startedAt: number;
  snapshot: Moment | undefined;
  /** While a call is under way. */
  isAsked: boolean;
  readonly written: Map<Collection, Map<string, Written>>;
  readonly locks: Map<string, Lock>;
};

/** `before` is what the snapshot holds, `record` what the transaction sees now. */
type Written = { before: StoredRecord | undefined; record: StoredRecord | undefined };

export type Lock = {
  readonly transaction: OpenTransaction;
  /** Which document holds the key as this transaction sees it. */
  owner: string | undefined;
  readonly released: Promise<void>;
  readonly release: () => void;
};

export type Transactions = {
  readonly store: Store;
  readonly now: () => number;
  readonly faults: Faults;
  readonly open: Map<string, OpenTransaction>;
  readonly locks: Map<string, Lock>;
};

const lifetimeMs = 30_000;

export function begin(transactions: Transactions): OpenTransaction {
  expire(transactions);
  const transaction: OpenTransaction = {
    id: randomBytes(16).toString('hex'),
    startedAt: transactions.now(),
    snapshot: undefined,
    isAsked: false,
    written: new Map(),
    locks: new Map(),
  };
  transactions.open.set(transaction.id, transaction);
  return transaction;
}

export function openTransaction(transactions: Transactions, id: unknown): OpenTransaction {
  expire(transactions);
  const transaction = transactions.open.get(String(id));
  if (transaction === undefined) throw transactionNotExist();
  return transaction;
}

/** Lets go of transactions older than 30 seconds, by the clock that can be moved. */
function expire(transactions: Transactions): void {
  const oldest = transactions.now() - lifetimeMs;
  for (const transaction of transactions.open.values())
    if (transaction.startedAt < oldest) abort(transactions, transaction);
}

/** Milliseconds until it is older than that. */
export function leftToLive({ now }: Transactions, { startedAt }: OpenTransaction): number {
  return startedAt + lifetimeMs + 1 - now();
}

export function viewOf({ store }: Transactions, transaction: OpenTransaction): View {
  // biome-ignore lint/correctness/useHookAtTopLevel: The name is LMDB's, not React's.
  transaction.snapshot ??= store.root.useReadTransaction();
  return {
    store,
    snapshot: transaction.snapshot,
    written: (collection) =>
      new Map([...(transaction.written.get(collection) ?? [])].map(([id, { record }]) => [id, record])),
  };
}

/** Takes the locks of every change and keeps the changes until commit. */
export function stage(
  transactions: Transactions,
  transaction: OpenTransaction,
  changes: readonly Change[],
): void {
  if (changes.length > 0 && transactions.faults.strikes('conflictRate')) throw transactionConflict();
  for (const change of changes) {
    for (const [index, key] of uniqueKeys(change))
      take(transactions, transaction, change.collection, index, key);
    moveOwnership(transaction, change);
    const documents = transaction.written.get(change.collection) ?? new Map<string, Written>();
    transaction.written.set(change.collection, documents);
    const id = nameOfId((change.after ?? change.before!.document)._id);
    const before = documents.has(id) ? documents.get(id)!.before : change.before;
    const number = change.before?.number ?? Number.MAX_SAFE_INTEGER;
    documents.set(id, { before, record: change.after && { number, stamp: 0, document: change.after } });
  }
}

export function commitTransaction(transactions: Transactions, transaction: OpenTransaction): void {
  try {
    if (transactions.faults.strikes('conflictRate')) throw transactionConflict();
    commit(transactions.store, changesOf(transaction));
  } finally {
    abort(transactions, transaction);
  }
}

/** Forgets the transaction: its snapshot, its writes and, for those who wait, its locks. */
export function abort({ open, locks }: Transactions, transaction: OpenTransaction): void {
  open.delete(transaction.id);
  transaction.snapshot?.done();
  transaction.snapshot = undefined;
  for (const [key, lock] of transaction.locks) {
    locks.delete(key);
    lock.release();
  }
  transaction.locks.clear();
}

/** The lock of another's transaction that a plain write would break, if there is one. */
export function lockAgainst(transactions: Transactions, changes: readonly Change[]): Lock | undefined {
  expire(transactions);
  if (transactions.locks.size === 0) return undefined;
  return changes
    .flatMap(uniqueKeys)
    .map(([, key]) => transactions.locks.get(nameOfKey(key)))
    .find((lock) => lock !== undefined);
}

function take(
  { store, locks }: Transactions,
  transaction: OpenTransaction,
  collection: Collection,
  index: Index,
  key: Buffer,
): void {
  const name = nameOfKey(key);
  if (transaction.locks.has(name)) return;
  if (locks.has(name)) throw transactionConflict();
  const seen = holderOf(store, collection, key, transaction.snapshot);
  const current = holderOf(store, collection, key, undefined);
  const isSame =
    seen?.number === current?.number && (index !== collection.indexes[0] || seen?.stamp === current?.stamp);
  if (!isSame) throw transactionConflict();
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const owner = current && nameOfId(current.document._id);
  const lock: Lock = { transaction, owner, released, release };
  locks.set(name, lock);
  transaction.locks.set(name, lock);
}

/** Keys of the old document become free, keys of the new one must be. */
function moveOwnership(transaction: OpenTransaction, { collection, before, after }: Change): void {
  for (const [, key] of before ? uniqueKeysOf(collection, before.document) : [])
    transaction.locks.get(nameOfKey(key))!.owner = undefined;
  for (const [index, key] of after ? uniqueKeysOf(collection, after) : []) {
    const lock = transaction.locks.get(nameOfKey(key))!;
    if (lock.owner !== undefined) throw duplicateKey(collection.name, index.name);
    lock.owner = nameOfId(after!._id);
  }
}

function changesOf(transaction: OpenTransaction): Change[] {
  return [...transaction.written].flatMap(([collection, documents]) =>
    [...documents.values()].map(({ before, record }) => ({ collection, before, after: record?.document })),
  );
}

function uniqueKeys({ collection, before, after }: Change): [Index, Buffer][] {
  return [before?.document, after].flatMap((document) =>
    document ? uniqueKeysOf(collection, document) : [],
  );
}

function uniqueKeysOf(collection: Collection, document: Document): [Index, Buffer][] {
  return collection.indexes
    .filter(({ isUnique }) => isUnique)
    .flatMap((index) => entriesOf(document, index).keys.map((key): [Index, Buffer] => [index, key]));
}

function nameOfKey(key: Buffer): string {
  return key.toString('latin1');
}
