import { selfSigned } from './certificate';
import type { Desk } from './desk';
import { certificateOf, type KeySource } from './key-pair';

export type PlatformKey = {
  serial: string;
  kind: 'public_key' | 'certificate';
  privateKey: string;
  /** What the merchant downloads: a public key or a certificate. */
  pem: string;
  fromMs: number;
  untilMs: number;
  /** A newer one of its kind signs; this one verifies old words until it expires, and still opens what was sealed with it. */
  isReplaced: boolean;
};

const DAY_MS = 86_400_000;
const LIFE_MS = 5 * 365 * DAY_MS;

export async function newPlatformKey(
  { random, nowMs }: Desk,
  kind: PlatformKey['kind'],
  keys: KeySource,
): Promise<PlatformKey> {
  const { privateKey, publicKey } = await keys();
  const life = { fromMs: nowMs - DAY_MS, untilMs: nowMs + LIFE_MS, isReplaced: false };
  if (kind === 'public_key') {
    const serial = `PUB_KEY_ID_011${random(16).toString('hex').toUpperCase()}`;
    return { kind, serial, privateKey, pem: publicKey, ...life };
  }
  const pem = selfSigned({ name: 'Local platform', privateKey, ...life }, random);
  return { kind, serial: certificateOf(pem).serialNumber, privateKey, pem, ...life };
}
