import { merchants, sealedMerchant } from '../cloudfunctions/platform/wechatpay/merchant-keys';
import { kindOfMerchant } from './wechat-side';
import type { World } from './world';

/** What the deploy step does with the keys named in `.env`: each merchant number of this machine's WeChat Pay, sealed. */
export async function putMerchants({ database, wechat }: World, masterKey: string): Promise<void> {
  if (!database.collections().includes(merchants.name)) return;
  const known = new Set(database.all(merchants.name).map(({ _id }) => String(_id)));
  for (const configuration of wechat.pay.merchantSetup()) {
    if (known.has(configuration.mchid)) continue;
    const kind = kindOfMerchant(configuration.mchid);
    const { mchid, fields } = sealedMerchant(masterKey, { kind, configuration });
    const document = JSON.stringify({ ...fields, _id: mchid, v: merchants.version });
    await database.answer({
      action: 'database.insertDocument',
      collectionName: merchants.name,
      data: [document],
    });
  }
}
