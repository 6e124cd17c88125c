import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { WechatPayMerchant } from './configuration';

/** WeChat's keys for one merchant, of both kinds: answers change from certificate to public key while one migrates. */
export type KeyRing = readonly PlatformKey[];
type PlatformKey = { serial: string; key: KeyObject; fromMs: number; untilMs: number };

export function keyRingOf(merchant: WechatPayMerchant): KeyRing {
  const certificates = merchant.platformCertificates.map(certificateKey);
  const newestFirst = certificates.toSorted((a, b) => b.fromMs - a.fromMs);
  return merchant.publicKey ? [publicKey(merchant.publicKey), ...newestFirst] : newestFirst;
}

export function keyBySerial(ring: KeyRing, serial: string, nowMs: number): KeyObject | undefined {
  return ring.find((entry) => entry.serial === serial && isValid(entry, nowMs))?.key;
}

/** The key to encrypt with and to name in `Wechatpay-Serial`. */
export function currentKey(ring: KeyRing, nowMs: number): PlatformKey {
  const current = ring.find((entry) => isValid(entry, nowMs));
  if (!current) throw new Error('Every WeChat Pay platform certificate on the ring has expired.');
  return current;
}

const isValid = (entry: PlatformKey, nowMs: number) => entry.fromMs <= nowMs && nowMs <= entry.untilMs;

function publicKey(configured: { id: string; pem: string }): PlatformKey {
  return {
    serial: configured.id,
    key: createPublicKey(configured.pem),
    fromMs: 0,
    untilMs: Number.POSITIVE_INFINITY,
  };
}

function certificateKey(pem: string): PlatformKey {
  const certificate = new X509Certificate(pem);
  return {
    serial: certificate.serialNumber,
    key: certificate.publicKey,
    fromMs: Date.parse(certificate.validFrom),
    untilMs: Date.parse(certificate.validTo),
  };
}
