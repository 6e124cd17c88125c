import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Database } from '../cloudfunctions/platform/ports';
import { putMerchant } from '../cloudfunctions/platform/wechatpay/merchant-keys';

const Listed = z
  .array(z.strictObject({ kind: z.enum(['brand', 'seller']), configuration: z.unknown() }))
  .min(1);

/** Every merchant number of the file, sealed into the cloud; may be repeated, and is how new keys replace old ones. */
export async function putMerchants(db: Database, masterKey: string, file: string): Promise<string[]> {
  const listed = Listed.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Promise.all(listed.map((merchant) => putMerchant(db, masterKey, merchant)));
}
