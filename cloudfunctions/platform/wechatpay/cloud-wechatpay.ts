import { log } from '../log';
import type { Database } from '../ports';
import { merchantConfiguration } from './merchant-keys';
import type { WechatPay } from './port';
import { connectWechatPay } from './wechatpay';

let known: WechatPay | undefined;

/** WeChat Pay with the master key of this function's environment; one per instance, for keys are slow to read. */
export function cloudWechatPay(db: Database): WechatPay {
  known ??= connect(db);
  return known;
}

function connect(db: Database): WechatPay {
  const { WXPAY_KEY: masterKey, WXPAY_BASE_URL: baseUrl, CROWNCAP_LOCAL } = process.env;
  if (!masterKey) throw new Error('WXPAY_KEY is missing from the environment of this function.');
  if (!baseUrl) throw new Error('WXPAY_BASE_URL is missing from the environment of this function.');
  return connectWechatPay(
    { baseUrl },
    {
      now: Date.now,
      environment: { CROWNCAP_LOCAL },
      loaded: (mchid, keys) => log({ wechatpay: mchid, keys }),
      configurationOf: (mchid) => merchantConfiguration(db, masterKey, mchid),
    },
  );
}
