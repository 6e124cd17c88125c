import { proofBytes, proven } from '../../lmdb/proof';

/** One key of one document in an index, as it is stored. */
export type Entry = { readonly key: Buffer; readonly value: Buffer };

const numberBytes = 6;

/** The number closes the key, so that many may have the same; in a unique index nobody may. */
export function entryOf(key: Buffer, number: number, isUnique: boolean): Entry {
  const bytes = Buffer.allocUnsafe(numberBytes);
  bytes.writeUIntBE(number, 0, numberBytes);
  const stored = isUnique ? uniqueKey(key) : Buffer.concat([key, bytes]);
  return { key: stored, value: proven(stored, bytes) };
}

export function uniqueKey(key: Buffer): Buffer {
  return Buffer.concat([key, noNumber]);
}

const noNumber = Buffer.alloc(numberBytes);

export function numberIn(value: Buffer): number {
  return value.readUIntBE(proofBytes, numberBytes);
}
