import { createDecoded, type Decoded } from './decoded';
import type { Disk, Moment } from './disk';
import { type Entry, numberIn, uniqueKey } from './entry';
import { type Index, prefixOf } from './index-entry';
import { encodeValue } from './key';
import { type StoredRecord, stampOf, unpackRecord } from './record';

export type Collection = {
  readonly name: string;
  readonly number: number;
  /** The first is always the unique index on _id. */
  readonly indexes: readonly Index[];
};

/** Undefined reads what is committed now. */
export type Snapshot = Moment | undefined;

export type Store = Disk & {
  readonly decoded: Decoded;
  /** The last record number and commit stamp given out. */
  last: { number: number; stamp: number };
};

const decodedBytes = 64 * 1024 * 1024;

export function openStore(disk: Disk): Store {
  return { ...disk, decoded: createDecoded(decodedBytes), last: lastOf(disk) };
}

export function lastOf({ registry }: Disk): Store['last'] {
  return (registry.get('last') as Store['last'] | undefined) ?? { number: 0, stamp: 0 };
}

export function readRecord(
  store: Store,
  collection: Collection,
  number: number,
  snapshot: Snapshot,
): StoredRecord | undefined {
  const known = store.decoded.get(number);
  if (known && snapshot === undefined) return known;
  const key = recordKey(collection, number);
  const value = store.records.get(key, at(snapshot));
  if (value === undefined) return undefined;
  if (known?.stamp === stampOf(value)) return known;
  const record = unpackRecord(key, value, number);
  return snapshot === undefined ? store.decoded.keep(record, value.length) : record;
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

/** Record numbers whose index key lies between two byte strings. */
export function* scanEntries(
  store: Store,
  range: { low: Buffer; high: Buffer },
  reverse: boolean,
  snapshot: Snapshot,
): Generator<number> {
  for (const { value } of entriesIn(store, range, reverse, snapshot)) yield numberIn(value);
}

/** Index entries between two byte strings; a stored key never equals either. */
export function entriesIn(
  store: Store,
  { low, high }: { low: Buffer; high: Buffer },
  reverse: boolean,
  snapshot: Snapshot,
): Iterable<Entry> {
  const bounds = reverse ? { start: high, end: low, reverse } : { start: low, end: high };
  return store.entries.getRange({ ...bounds, ...at(snapshot) });
}

/** The record that holds a key of a unique index. */
export function holderOf(
  store: Store,
  collection: Collection,
  key: Buffer,
  snapshot: Snapshot,
): StoredRecord | undefined {
  const value = store.entries.get(uniqueKey(key), at(snapshot));
  return value && readRecord(store, collection, numberIn(value), snapshot);
}

/** The document of an id. */
export function recordOf(
  store: Store,
  collection: Collection,
  _id: unknown,
  snapshot: Snapshot,
): StoredRecord | undefined {
  const key = Buffer.concat([prefixOf(collection.indexes[0]!), encodeValue(_id, 1)]);
  return holderOf(store, collection, key, snapshot);
}

/** Above every key that begins with `prefix`: no type byte, plain or inverted, and no record number reaches 0xff. */
export function afterPrefix(prefix: Buffer): Buffer {
  return Buffer.concat([prefix, Buffer.of(0xff)]);
}

export function recordKey(collection: Collection, number: number): Buffer {
  const key = Buffer.allocUnsafe(10);
  key.writeUInt32BE(collection.number);
  key.writeUIntBE(number, 4, 6);
  return key;
}

function at(snapshot: Snapshot): { transaction?: Moment } {
  return snapshot === undefined ? now : { transaction: snapshot };
}

const now = {};
