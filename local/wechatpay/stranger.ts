import { generateKeyPairSync } from 'node:crypto';

let made: string | undefined;

/** The key of someone who is not WeChat; made when first needed and kept by nobody. */
export function strangerKey(): string {
  made ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
  return made;
}
