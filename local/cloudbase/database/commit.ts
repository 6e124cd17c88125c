import type { Document } from './document';
import { entryOf } from './entry';
import { entriesOf, type Index } from './index-entry';
import { duplicateKey } from './problem';
import type { StoredRecord } from './record';
import { packRecord } from './record';
import { type Collection, recordKey, type Store } from './store';

/** One document's way from one commit to the next: no `before` is an insert, no `after` a removal. */
export type Change = {
  readonly collection: Collection;
  readonly before: StoredRecord | undefined;
  readonly after: Document | undefined;
};

/** Writes all changes or, when one of them breaks a rule, none. It is on the disk when the batch around it is. */
export function commit(store: Store, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  const last = { ...store.last, stamp: store.last.stamp + 1 };
  const marks: ListMarks = new Map();
  store.root.transactionSync(() => {
    for (const change of changes) removeOldEntries(store, change);
    for (const change of changes) {
      const number = change.before?.number ?? ++last.number;
      writeRecord(store, change, { number, stamp: last.stamp }, marks);
    }
    store.registry.putSync('last', last);
  });
  store.last = last;
  rememberLists(marks);
}

/** As MongoDB inserts many: what stands before the first that breaks a rule is kept, and that one's no is told. */
export function commitOneByOne(store: Store, changes: readonly Change[]): void {
  try {
    commit(store, changes);
  } catch (error) {
    if (changes.length === 1) throw error;
    for (const change of changes) commit(store, [change]);
  }
}

/** Which indexes met lists in which of their fields; kept in memory only once the write has succeeded. */
export type ListMarks = Map<Index, number[]>;

export function rememberLists(marks: ListMarks): void {
  for (const [index, lists] of marks) index.lists = lists;
}

/** Adds a document's keys to one index; used for every write and when a new index is built over old documents. */
export function writeEntries(
  store: Store,
  collection: Collection,
  index: Index,
  { number, document }: { number: number; document: Document },
  marks: ListMarks,
): void {
  const { keys, lists } = entriesOf(document, index);
  for (const key of keys) {
    const entry = entryOf(key, number, index.isUnique);
    if (index.isUnique && store.entries.get(entry.key, {})) throw duplicateKey(collection.name, index.name);
    store.entries.putSync(entry.key, entry.value);
  }
  const known = marks.get(index) ?? index.lists;
  if (lists.every((count, position) => count <= known[position]!)) return;
  const grown = lists.map((count, position) => Math.max(count, known[position]!));
  marks.set(index, grown);
  store.registry.putSync(listsOf(index), grown);
}

/** Where the store keeps an index's marks. */
export const listsOf = ({ number }: Pick<Index, 'number'>) => `lists:${number}`;

function removeOldEntries(store: Store, { collection, before }: Change): void {
  if (before === undefined) return;
  for (const index of collection.indexes)
    for (const key of entriesOf(before.document, index).keys)
      store.entries.removeSync(entryOf(key, before.number, index.isUnique).key);
}

function writeRecord(
  store: Store,
  { collection, before, after }: Change,
  { number, stamp }: { number: number; stamp: number },
  marks: ListMarks,
): void {
  const key = recordKey(collection, number);
  store.decoded.forget(number);
  if (after === undefined) {
    if (before) store.records.removeSync(key);
    return;
  }
  store.records.putSync(key, packRecord(key, after, stamp));
  for (const index of collection.indexes)
    writeEntries(store, collection, index, { number, document: after }, marks);
}
