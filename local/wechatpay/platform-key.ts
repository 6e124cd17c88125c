import * as z from 'zod';
import { selfSigned } from './certificate';
import type { Desk, Question } from './desk';
import { certificateOf, type KeySource } from './key-pair';
import { keepMerchant, merchantOf } from './merchant';
import { sealResource } from './signature';
import { type Reply, refusal, secondTime } from './wire';

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

export const Rotation = z.strictObject({ mchid: z.string(), kind: z.enum(['public_key', 'certificate']) });

/** From now on a new key of this kind signs; the first one of a kind begins a migration. */
export async function rotate(
  desk: Desk,
  keys: KeySource,
  { mchid, kind }: z.output<typeof Rotation>,
): Promise<{ serial: string }> {
  const key = await newPlatformKey(desk, kind, keys);
  desk.store.atomically(() => {
    const merchant = merchantOf(desk.store, mchid);
    const before = merchant.platformKeys.map((old) =>
      old.kind === kind ? { ...old, isReplaced: true } : old,
    );
    keepMerchant(desk.store, { ...merchant, platformKeys: [key, ...before] });
  });
  return { serial: key.serial };
}

/** `GET /v3/certificates`: for merchants that verify by certificate; new merchants have none to download. */
export function listCertificates({ merchant, random, nowMs }: Question): Reply {
  const valid = merchant.platformKeys.filter(
    ({ kind, untilMs }) => kind === 'certificate' && nowMs < untilMs,
  );
  if (valid.length === 0)
    return refusal(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥');
  const data = valid.map(({ serial, pem, fromMs, untilMs }) => {
    const { algorithm, nonce, associated_data, ciphertext } = sealResource(
      pem,
      merchant.apiV3Key,
      'certificate',
      random,
    );
    return {
      serial_no: serial,
      effective_time: secondTime(fromMs),
      expire_time: secondTime(untilMs),
      encrypt_certificate: { algorithm, nonce, associated_data, ciphertext },
    };
  });
  return { status: 200, json: { data } };
}
