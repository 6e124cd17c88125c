import { crc32 } from 'node:zlib';
import { deserialize, serialize } from 'bson';
import type { Document } from './document';
import { requestFailed } from './problem';
import type { StoredRecord } from './store';

/** A record's bytes: six for the commit that wrote it, four that prove the rest unharmed, and the document in BSON. */
const stampBytes = 6;
const headerBytes = 10;

const largestDocument = 16 * 1024 * 1024;

export function packRecord(document: Document, stamp: number): Buffer {
  const body = serialize(document);
  if (body.length > largestDocument)
    throw requestFailed('BSONObjectTooLarge: a document holds at most 16 MB');
  const written = Buffer.alloc(stampBytes);
  written.writeUIntBE(stamp, 0, stampBytes);
  return Buffer.concat([written, checksumOf(body), body]);
}

/** Four bytes that tell whether these have stayed what they were. */
export function checksumOf(bytes: Buffer): Buffer {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(bytes));
  return checksum;
}

export function isUnharmed(value: Buffer): boolean {
  return crc32(value.subarray(headerBytes)) === value.readUInt32BE(stampBytes);
}

export function stampOf(value: Buffer): number {
  return value.readUIntBE(0, stampBytes);
}

export function unpackRecord(value: Buffer, number: number): StoredRecord {
  const body = value.subarray(headerBytes);
  if (crc32(body) !== value.readUInt32BE(stampBytes))
    throw new Error(`Record ${number} of the database is damaged: restore a backup.`);
  return { number, stamp: stampOf(value), document: deserialize(body, alreadyProven) };
}

/** Its sum says that the text is what was written, so its signs are not looked at again. */
const alreadyProven = { validation: { utf8: false } };
