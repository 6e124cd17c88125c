import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { WechatPayMerchant } from './configuration';

/** WeChat's keys for one merchant, of both kinds: answers change from certificate to public key while one migrates. */
export type KeyRing = readonly PlatformKey[];
export type PlatformKey = { serial: string; key: KeyObject; fromMs: number; untilMs: number };

/** Certificates which WeChat announced since the configuration was written stand beside those in it. */
export function keyRingOf(merchant: WechatPayMerchant, announced: KeyRing = []): KeyRing {
  const configured = merchant.platformCertificates.map(certificateKey);
  const known = new Set(configured.map(({ serial }) => serial));
  const certificates = [...configured, ...announced.filter(({ serial }) => !known.has(serial))];
  const newestFirst = certificates.toSorted((a, b) => b.fromMs - a.fromMs);
  const current = merchant.publicKey ? [publicKey(merchant.publicKey)] : [];
  return [...current, ...newestFirst, ...merchant.formerPublicKeys.map(publicKey)];
}

export function keyBySerial(ring: KeyRing, serial: string, nowMs: number): KeyObject | undefined {
  return ring.find((entry) => entry.serial === serial && isValid(entry, nowMs))?.key;
}

/** The key to encrypt with and to name in `Wechatpay-Serial`. */
export const currentKey = (ring: KeyRing, nowMs: number): PlatformKey | undefined =>
  ring.find((entry) => isValid(entry, nowMs));

const isValid = (entry: PlatformKey, nowMs: number) => entry.fromMs <= nowMs && nowMs <= entry.untilMs;

function publicKey(configured: { id: string; pem: string }): PlatformKey {
  return {
    serial: configured.id,
    key: createPublicKey(configured.pem),
    fromMs: 0,
    untilMs: Number.POSITIVE_INFINITY,
  };
}

export function certificateKey(pem: string): PlatformKey {
  const certificate = new X509Certificate(pem);
  return {
    serial: certificate.serialNumber,
    key: certificate.publicKey,
    fromMs: Date.parse(certificate.validFrom),
    untilMs: Date.parse(certificate.validTo),
  };
}
