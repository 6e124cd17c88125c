import { deserialize } from 'bson';
import type { Disk, Moment } from './disk';
import type { Document } from './document';
import type { Index } from './index-entry';

export type Collection = {
  readonly name: string;
  readonly number: number;
  /** The first is always the unique index on _id. */
  readonly indexes: readonly Index[];
};

/** `number` is the place in natural order, `stamp` the commit that wrote it: two stamps differ when the document did. */
export type StoredRecord = { readonly number: number; readonly stamp: number; readonly document: Document };

/** Undefined reads what is committed now. */
export type Snapshot = Moment | undefined;

export type Store = Disk & {
  /** Decoded documents as committed now, least recently used first. */
  readonly decoded: Map<number, StoredRecord>;
  /** The last record number and commit stamp given out. */
  last: { number: number; stamp: number };
};

const decodedLimit = 50_000;

export function openStore(disk: Disk): Store {
  return {
    ...disk,
    decoded: new Map(),
    last: (disk.registry.get('last') as Store['last'] | undefined) ?? { number: 0, stamp: 0 },
  };
}

export function readRecord(
  store: Store,
  collection: Collection,
  number: number,
  snapshot: Snapshot,
): StoredRecord | undefined {
  const known = store.decoded.get(number);
  if (known && snapshot === undefined) return remember(store, known);
  const value = store.records.get(recordKey(collection, number), at(snapshot));
  if (value === undefined) return undefined;
  const stamp = value.readUIntBE(0, 6);
  if (known?.stamp === stamp) return known;
  const record = { number, stamp, document: deserialize(value.subarray(6)) };
  return snapshot === undefined ? remember(store, record) : record;
}

/** Keeps a record as committed now, and drops the ones unused for longest. */
export function remember(store: Store, record: StoredRecord): StoredRecord {
  store.decoded.delete(record.number);
  store.decoded.set(record.number, record);
  if (store.decoded.size > decodedLimit) {
    const [oldest] = store.decoded.keys();
    store.decoded.delete(oldest!);
  }
  return record;
}

/** Every record of a collection in natural order. */
export function* scanRecords(
  store: Store,
  collection: Collection,
  snapshot: Snapshot,
): Generator<StoredRecord> {
  const range = { start: recordKey(collection, 0), end: recordKey(collection, 2 ** 48 - 1), ...at(snapshot) };
  for (const key of store.records.getKeys(range)) {
    const record = readRecord(store, collection, key.readUIntBE(4, 6), snapshot);
    if (record) yield record;
  }
}

/** Record numbers whose index key lies between two byte strings; a stored key never equals either. */
export function* scanEntries(
  store: Store,
  range: { low: Buffer; high: Buffer },
  reverse: boolean,
  snapshot: Snapshot,
): Generator<number> {
  const { low, high } = range;
  const bounds = reverse ? { start: high, end: low, reverse } : { start: low, end: high };
  for (const key of store.entries.getKeys({ ...bounds, ...at(snapshot) }))
    yield key.readUIntBE(key.length - 6, 6);
}

/** The record that holds a key of a unique index. */
export function holderOf(
  store: Store,
  collection: Collection,
  key: Buffer,
  snapshot: Snapshot,
): StoredRecord | undefined {
  for (const number of scanEntries(store, { low: key, high: afterPrefix(key) }, false, snapshot))
    return readRecord(store, collection, number, snapshot);
  return undefined;
}

/** Above every key that begins with `prefix`: no type byte, plain or inverted, and no record number reaches 0xff. */
export function afterPrefix(prefix: Buffer): Buffer {
  return Buffer.concat([prefix, Buffer.of(0xff)]);
}

export function recordKey(collection: Collection, number: number): Buffer {
  const key = Buffer.alloc(10);
  key.writeUInt32BE(collection.number);
  key.writeUIntBE(number, 4, 6);
  return key;
}

export function entryKey(key: Buffer, number: number): Buffer {
  const suffix = Buffer.alloc(6);
  suffix.writeUIntBE(number, 0, 6);
  return Buffer.concat([key, suffix]);
}

function at(snapshot: Snapshot): { transaction?: Moment } {
  return snapshot === undefined ? {} : { transaction: snapshot };
}
