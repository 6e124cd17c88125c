import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  generateKeyPairSync,
  type KeyObject,
  type KeyPairKeyObjectResult,
  X509Certificate,
} from 'node:crypto';
import { promisify } from 'node:util';

export type KeyPair = { privateKey: string; publicKey: string };
/** Where new keys come from. */
export type KeySource = () => KeyPair | Promise<KeyPair>;

const keysOf =
  (bits: number): KeySource =>
  async () =>
    asPem(await promisify(generateKeyPair)('rsa', { modulusLength: bits }));

/** As long as WeChat's own. */
export const newKeys = keysOf(2048);
/** For worlds that begin many times a day: nine of them take a seventh of a second and not five. */
export const quickKeys = keysOf(1024);

/** Keys made once for thousands of simulated worlds; each world asks for a source of its own and gets the same keys. */
export function preparedKeys({ count, bits }: { count: number; bits: number }): () => KeySource {
  const pairs = Array.from({ length: count }, () =>
    asPem(generateKeyPairSync('rsa', { modulusLength: bits })),
  );
  return () => {
    let taken = 0;
    return () => {
      const pair = pairs[taken];
      if (!pair) throw new Error(`Only ${count} key pairs were prepared.`);
      taken += 1;
      return pair;
    };
  };
}

/** Reading a key takes longer than using it, and the same few are used all the time. */
export const privateKeyOf = remembered((pem) => createPrivateKey(pem));
export const publicKeyOf = remembered((pem) => createPublicKey(pem));
export const certificateOf = remembered((pem) => new X509Certificate(pem));

function remembered<Value extends KeyObject | X509Certificate>(read: (pem: string) => Value) {
  const known = new Map<string, Value>();
  return (pem: string): Value => {
    const value = known.get(pem) ?? read(pem);
    known.set(pem, value);
    return value;
  };
}

const asPem = (made: KeyPairKeyObjectResult): KeyPair => ({
  privateKey: made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  publicKey: made.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
});
