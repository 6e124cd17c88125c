import { serialize } from 'bson';
import type { Document } from './document';
import { entriesOf, type Index } from './index-entry';
import { duplicateKey, requestFailed } from './problem';
import {
  afterPrefix,
  type Collection,
  entryKey,
  recordKey,
  remember,
  type Store,
  type StoredRecord,
  scanEntries,
} from './store';

/** One document's way from one commit to the next: no `before` is an insert, no `after` a removal. */
export type Change = {
  readonly collection: Collection;
  readonly before: StoredRecord | undefined;
  readonly after: Document | undefined;
};

const largestDocument = 16 * 1024 * 1024;

/** Writes all changes or, when one of them breaks a rule, none. It is on the disk when the batch around it is. */
export function commit(store: Store, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  const last = { ...store.last, stamp: store.last.stamp + 1 };
  const written: StoredRecord[] = [];
  const arrays: ArrayMarks = new Map();
  store.root.transactionSync(() => {
    for (const change of changes) removeOldEntries(store, change);
    for (const change of changes) {
      const number = change.before?.number ?? ++last.number;
      const record = writeRecord(store, change, { number, stamp: last.stamp }, arrays);
      if (record) written.push(record);
    }
    store.registry.putSync('last', last);
  });
  store.last = last;
  rememberArrays(arrays);
  for (const record of written) remember(store, record);
}

/** Which indexes met an array in which of their fields; kept in memory only once the write has succeeded. */
export type ArrayMarks = Map<Index, boolean[]>;

export function rememberArrays(arrays: ArrayMarks): void {
  for (const [index, multikey] of arrays) index.multikey = multikey;
}

/** Adds a document's keys to one index; used for every write and when a new index is built over old documents. */
export function writeEntries(
  store: Store,
  collection: Collection,
  index: Index,
  { number, document }: { number: number; document: Document },
  arrays: ArrayMarks,
): void {
  const { keys, multikey } = entriesOf(document, index);
  for (const key of keys) {
    if (index.isUnique && isTaken(store, key)) throw duplicateKey(collection.name, index.name);
    store.entries.putSync(entryKey(key, number), Buffer.alloc(0));
  }
  const known = arrays.get(index) ?? index.multikey;
  if (multikey.every((isArray, position) => !isArray || known[position])) return;
  const marked = known.map((isArray, position) => isArray || multikey[position]!);
  arrays.set(index, marked);
  store.registry.putSync(`multikey:${index.number}`, marked);
}

function removeOldEntries(store: Store, { collection, before }: Change): void {
  if (before === undefined) return;
  for (const index of collection.indexes)
    for (const key of entriesOf(before.document, index).keys)
      store.entries.removeSync(entryKey(key, before.number));
}

function writeRecord(
  store: Store,
  { collection, before, after }: Change,
  { number, stamp }: { number: number; stamp: number },
  arrays: ArrayMarks,
): StoredRecord | undefined {
  const key = recordKey(collection, number);
  if (after === undefined) {
    if (before) store.records.removeSync(key);
    return undefined;
  }
  const header = Buffer.alloc(6);
  header.writeUIntBE(stamp, 0, 6);
  const body = serialize(after);
  if (body.length > largestDocument)
    throw requestFailed('BSONObjectTooLarge: a document holds at most 16 MB');
  store.records.putSync(key, Buffer.concat([header, body]));
  for (const index of collection.indexes)
    writeEntries(store, collection, index, { number, document: after }, arrays);
  return { number, stamp, document: after };
}

function isTaken(store: Store, key: Buffer): boolean {
  for (const _ of scanEntries(store, { low: key, high: afterPrefix(key) }, false, undefined)) return true;
  return false;
}
