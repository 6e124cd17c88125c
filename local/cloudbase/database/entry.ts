import { checksumOf } from './record';

/** One key of one document in an index, as it is stored. */
export type Entry = { readonly key: Buffer; readonly value: Buffer };

const numberBytes = 6;

/** The number closes the key, so that many may have the same; in a unique index nobody may. The value proves both. */
export function entryOf(key: Buffer, number: number, isUnique: boolean): Entry {
  const stored = isUnique ? uniqueKey(key) : Buffer.concat([key, bytesOf(number)]);
  const value = bytesOf(number);
  return { key: stored, value: Buffer.concat([value, checksumOf(Buffer.concat([stored, value]))]) };
}

export function uniqueKey(key: Buffer): Buffer {
  return Buffer.concat([key, noNumber]);
}

const noNumber = Buffer.alloc(numberBytes);

export function numberIn(value: Buffer): number {
  return value.readUIntBE(0, numberBytes);
}

export function isEntryUnharmed({ key, value }: Entry): boolean {
  const proven = Buffer.concat([key, value.subarray(0, numberBytes)]);
  return checksumOf(proven).equals(value.subarray(numberBytes));
}

function bytesOf(number: number): Buffer {
  const bytes = Buffer.alloc(numberBytes);
  bytes.writeUIntBE(number, 0, numberBytes);
  return bytes;
}
