import { verify } from 'node:crypto';
import type { Evidence } from './evidence';
import { type KeyRing, keyBySerial } from './key-ring';
import type { Headers } from './notify';
import type { Unverified } from './outcome';

const SKEW_MS = 300_000;

export type Verdict = { kind: 'verified'; evidence: Evidence } | { kind: 'unverified'; why: Unverified };

/** Answers and notifies are signed alike, over the raw bytes: a body that was parsed and printed again proves nothing. */
export function verifyMessage(ring: KeyRing, headers: Headers, rawBody: Buffer, nowMs: number): Verdict {
  const sealed = readSeal(headers);
  if (!sealed) return { kind: 'unverified', why: 'missing_headers' };
  const { serial, timestamp, nonce, signature } = sealed;
  if (!/^\d+$/.test(timestamp) || Math.abs(nowMs - Number(timestamp) * 1000) >= SKEW_MS) {
    return { kind: 'unverified', why: 'clock_skew' };
  }
  const key = keyBySerial(ring, serial, nowMs);
  if (!key) return { kind: 'unverified', why: 'unknown_serial' };
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), rawBody, Buffer.from('\n')]);
  if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64'))) {
    return { kind: 'unverified', why: 'bad_signature' };
  }
  return { kind: 'verified', evidence: { ...sealed, body: rawBody.toString('utf8') } };
}

function readSeal(headers: Headers): Omit<Evidence, 'body'> | undefined {
  const read = headerReader(headers);
  const serial = read('wechatpay-serial');
  const timestamp = read('wechatpay-timestamp');
  const nonce = read('wechatpay-nonce');
  const signature = read('wechatpay-signature');
  if (!serial || !timestamp || !nonce || !signature) return undefined;
  return { serial, timestamp, nonce, signature, requestId: read('request-id') ?? '' };
}

/** A header sent twice is as good as absent: one of the two was not WeChat's. */
function headerReader(headers: Headers): (name: string) => string | undefined {
  const values = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => {
    const value = values.get(name);
    return typeof value === 'string' ? value : undefined;
  };
}
