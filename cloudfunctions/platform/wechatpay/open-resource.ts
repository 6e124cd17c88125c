import { createDecipheriv } from 'node:crypto';
import * as z from 'zod';

/** As notifies and certificates carry it. */
export const SealedResource = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  ciphertext: z.string(),
  nonce: z.string(),
  associated_data: z.string().default(''),
});
export type SealedResource = z.output<typeof SealedResource>;

const TAG_BYTES = 16;

/** Throws when one bit differs: the mandated library's own decryption never checks the tag, so it is not used. */
export function openResource(resource: SealedResource, apiV3Key: string): string {
  const bytes = Buffer.from(resource.ciphertext, 'base64');
  if (bytes.length < TAG_BYTES) throw new Error('A sealed resource is at least as long as its tag.');
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, resource.nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(resource.associated_data));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const opened = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  return opened.toString('utf8');
}
