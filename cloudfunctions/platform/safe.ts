import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Safe } from './ports';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with the owner sealed in; what is kept is nonce, tag and ciphertext in base64. */
export function safeWith(keyInBase64: string | undefined, setting: 'IDENTITY_KEY' | 'WXPAY_KEY'): Safe {
  const key = Buffer.from(keyInBase64 ?? '', 'base64');
  if (key.length !== KEY_BYTES)
    throw new Error(`${setting} is 32 bytes in base64 in the environment of this function.`);
  return {
    close: (owner, text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64');
    },
    open: (owner, sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(owner))
        .setAuthTag(tag);
      return cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + cipher.final('utf8');
    },
  };
}
