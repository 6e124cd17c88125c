import { crc32 } from 'node:zlib';

/** Four bytes before a value tell whether it, and the key it stands under, are what was written. */
export const proofBytes = 4;

export function proven(key: Buffer, ...parts: readonly Buffer[]): Buffer {
  const proof = Buffer.allocUnsafe(proofBytes);
  proof.writeUInt32BE(parts.reduce((sum, part) => crc32(part, sum), crc32(key)));
  return Buffer.concat([proof, ...parts]);
}

export function isProven(key: Buffer, value: Buffer): boolean {
  if (value.length < proofBytes) return false;
  return value.readUInt32BE() === crc32(value.subarray(proofBytes), crc32(key));
}
