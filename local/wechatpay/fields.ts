import { constants, privateDecrypt } from 'node:crypto';
import * as z from 'zod';
import { privateKeyOf } from './key-pair';
import type { Merchant } from './merchant';
import { type Reply, refusal } from './wire';

/** Characters are counted as the user sees them. */
export const text = (max: number) =>
  z
    .string()
    .refine((value) => value.length > 0 && [...value].length <= max, `must have 1 to ${max} characters`);

/** WeChat calls addresses it can reach and trust, and adds nothing to them. */
export const address = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^https:\/\/[^?#\s]+$/, '须为https地址且不带参数');

/** A body as documented; a field that is not documented is refused by its name. */
export function readBody<Schema extends z.ZodType>(body: Buffer, schema: Schema): z.output<Schema> | Reply {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    return refusal(400, 'PARAM_ERROR', '请求内容不是合法的JSON');
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? parsed.data
    : refusal(400, 'PARAM_ERROR', `参数错误: ${z.prettifyError(parsed.error)}`);
}

export const isReply = (value: object): value is Reply =>
  'status' in value && typeof value.status === 'number';

/** Encryption is random, so only the clear text can be compared when a number comes again. */
export function decrypt(cipher: string, merchant: Merchant, serial: string | undefined): string | undefined {
  const named = merchant.platformKeys.find((key) => key.serial === serial);
  if (!named) return undefined;
  const key = privateKeyOf(named.privateKey);
  const oaep = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
  try {
    return privateDecrypt(oaep, Buffer.from(cipher, 'base64')).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Whether a number that comes again asks for the same. */
export const isSame = (a: object, b: object) => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? `{${Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, part]) => `${name}:${canonical(part)}`)}}`
    : JSON.stringify(value);
