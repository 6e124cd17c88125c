import { deserialize, serialize } from 'bson';
import { isProven, proofBytes, proven } from '../../lmdb/proof';
import type { Document } from './document';
import { requestFailed } from './problem';
import type { StoredRecord } from './store';

/** A record's bytes, after their proof: six for the commit that wrote it, and the document in BSON. */
const stampBytes = 6;

const largestDocument = 16 * 1024 * 1024;

export function packRecord(key: Buffer, document: Document, stamp: number): Buffer {
  const body = serialize(document);
  if (body.length > largestDocument)
    throw requestFailed('BSONObjectTooLarge: a document holds at most 16 MB');
  const written = Buffer.allocUnsafe(stampBytes);
  written.writeUIntBE(stamp, 0, stampBytes);
  return proven(key, written, body as Buffer);
}

export function stampOf(value: Buffer): number {
  return value.readUIntBE(proofBytes, stampBytes);
}

export function unpackRecord(key: Buffer, value: Buffer, number: number): StoredRecord {
  if (!isProven(key, value))
    throw new Error(`Record ${number} of the database is damaged: restore a backup.`);
  const document = deserialize(value.subarray(proofBytes + stampBytes), alreadyProven);
  return { number, stamp: stampOf(value), document };
}

/** Its proof says that the text is what was written, so its signs are not looked at again. */
const alreadyProven = { validation: { utf8: false } };
