import { calculateObjectSize } from 'bson';
import { isProven, proofBytes, proven } from '../../lmdb/proof';
import { type Document, isPlainObject } from './document';
import { requestFailed } from './problem';

/** `number` is the place in natural order, `stamp` the commit that wrote it: two stamps differ when the document did. */
export type StoredRecord = { readonly number: number; readonly stamp: number; readonly document: Document };

/**
 * A record's bytes, after their proof: six for the commit that wrote it, and the document as JSON, which is read in half
 * the time of BSON. What JSON has no word for stands as a document of one name that no kept field may have.
 */
const stampBytes = 6;

const largestDocument = 16 * 1024 * 1024;

export function packRecord(key: Buffer, document: Document, stamp: number): Buffer {
  if (calculateObjectSize(document) > largestDocument)
    throw requestFailed('BSONObjectTooLarge: a document holds at most 16 MB');
  const written = Buffer.allocUnsafe(stampBytes);
  written.writeUIntBE(stamp, 0, stampBytes);
  return proven(key, written, Buffer.from(JSON.stringify(worded(document))));
}

export function stampOf(value: Buffer): number {
  return value.readUIntBE(proofBytes, stampBytes);
}

export function unpackRecord(key: Buffer, value: Buffer, number: number): StoredRecord {
  if (!isProven(key, value))
    throw new Error(`Record ${number} of the database is damaged: restore a backup.`);
  const text = value.toString('utf8', proofBytes + stampBytes);
  const document = JSON.parse(text) as Document;
  const isPlain = !text.includes('{"$');
  return { number, stamp: stampOf(value), document: isPlain ? document : (unworded(document) as Document) };
}

function worded(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  return within(value, worded);
}

function unworded(value: unknown): unknown {
  if (isPlainObject(value) && '$date' in value) return new Date(value.$date as number);
  if (isPlainObject(value) && '$number' in value) return Number(value.$number);
  return within(value, unworded);
}

function within(value: unknown, each: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(each);
  if (!isPlainObject(value)) return value;
  const made: Document = {};
  for (const name in value) made[name] = each(value[name]);
  return made;
}
