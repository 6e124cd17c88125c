import * as z from 'zod';
import type { Desk } from './desk';
import type { KeySource } from './key-pair';
import type { Question } from './merchant';
import { keepMerchant, merchantOf } from './merchant';
import { newPlatformKey } from './platform-key';
import { sealResource } from './signature';
import { type Reply, refusal, secondTime } from './wire';

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
