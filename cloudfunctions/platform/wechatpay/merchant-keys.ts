import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Collection, Database } from '../ports';
import { WechatPayMerchant } from './configuration';

const Merchant = z.object({
  /** Whose money moves under this number. */
  kind: z.enum(['brand', 'seller']),
  appid: z.string(),
  /** The whole configuration, private keys included; opens with the master key and under its own number only. */
  sealed: z.string(),
});
type Merchant = z.infer<typeof Merchant>;

/** `_id` is the merchant number. */
export const merchants: Collection<Merchant> = {
  name: 'merchants',
  version: 1,
  schema: Merchant,
  indexes: [],
};

export type MerchantToPut = { kind: Merchant['kind']; configuration: unknown };

/** Keys that could not work are refused here and not at the first payout. */
export function sealedMerchant(masterKey: string, { kind, configuration }: MerchantToPut) {
  const { mchid, appid } = WechatPayMerchant.parse(configuration);
  const fields: Merchant = { kind, appid, sealed: seal(masterKey, mchid, JSON.stringify(configuration)) };
  return { mchid, fields };
}

/** Puts a number in or its new keys in place of the old. */
export async function putMerchant(db: Database, masterKey: string, merchant: MerchantToPut): Promise<string> {
  const { mchid, fields } = sealedMerchant(masterKey, merchant);
  if ((await db.add(merchants, mchid, fields)) === 'exists') {
    await db.updateIf(merchants, mchid, {}, { set: fields });
  }
  return mchid;
}

/** A number that is no number is nobody's, and not worth a question to the database. */
export async function merchantConfiguration(
  db: Database,
  masterKey: string,
  mchid: string,
): Promise<unknown> {
  const kept = /^\d{8,10}$/.test(mchid) ? await db.get(merchants, mchid) : undefined;
  return kept && JSON.parse(unseal(masterKey, mchid, kept.sealed));
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function keyFrom(masterKey: string): Buffer {
  const key = Buffer.from(masterKey, 'base64');
  if (key.length !== 32) throw new Error('WXPAY_KEY is 32 bytes in base64.');
  return key;
}

/** The number is sealed in, so that one merchant's keys cannot be put under another's number. */
function seal(masterKey: string, mchid: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(masterKey), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(mchid));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64');
}

function unseal(masterKey: string, mchid: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const cipher = createDecipheriv('aes-256-gcm', keyFrom(masterKey), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(mchid));
  cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8');
  return text + cipher.final('utf8');
}
