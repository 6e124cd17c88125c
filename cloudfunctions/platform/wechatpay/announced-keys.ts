import * as z from 'zod';
import type { WechatPayMerchant } from './configuration';
import { certificateKey, currentKey, type KeyRing } from './key-ring';
import { openResource, SealedResource } from './open-resource';
import { parseJson } from './parse-json';
import type { SigningPay } from './signing-pay';
import { verifyMessage } from './verify-message';

const Announced = z.object({ data: z.array(z.object({ encrypt_certificate: SealedResource })) });

/**
 * WeChat's certificates as it announces them. Sealed with the merchant's own key, which nobody else has, so one of
 * them may sign the list that brings it, as the official Go library has it: WeChat signs with a new certificate at
 * once, and who asked for the former's word alone would be deaf for ever.
 */
export async function announcedKeys(
  merchant: WechatPayMerchant,
  pay: SigningPay,
  ring: KeyRing,
  nowMs: number,
): Promise<KeyRing> {
  const held = currentKey(ring, nowMs);
  const serial = held && { serial: held.serial };
  const reply = await pay.call({ method: 'GET', path: '/v3/certificates', body: '', ...serial });
  if (reply.kind === 'silence' || reply.status !== 200) return [];
  const opened = openAll(reply.rawBody, merchant.apiV3Key);
  const verdict = verifyMessage([...ring, ...opened], reply.headers, reply.rawBody, nowMs);
  return verdict.kind === 'verified' ? opened : [];
}

/** All or none: a list of which one part was changed is not WeChat's list. */
function openAll(rawBody: Buffer, apiV3Key: string): KeyRing {
  const announced = Announced.safeParse(parseJson(rawBody.toString('utf8')));
  if (!announced.success) return [];
  try {
    return announced.data.data.map(({ encrypt_certificate }) =>
      certificateKey(openResource(encrypt_certificate, apiV3Key)),
    );
  } catch {
    return [];
  }
}
