import * as z from 'zod';
import type { Collection, Database } from '../ports';
import { safeWith } from '../safe';
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

type MerchantToPut = { kind: Merchant['kind']; configuration: unknown };

/** Keys that could not work are refused here and not at the first payout. */
export function sealedMerchant(masterKey: string, { kind, configuration }: MerchantToPut) {
  const { mchid, appid } = WechatPayMerchant.parse(configuration);
  const fields: Merchant = {
    kind,
    appid,
    sealed: safe(masterKey).close(mchid, JSON.stringify(configuration)),
  };
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
  return kept && JSON.parse(safe(masterKey).open(mchid, kept.sealed));
}

/** The number is sealed in, so that one merchant's keys cannot be put under another's number. */
const safe = (masterKey: string) => safeWith(masterKey, 'WXPAY_KEY');
