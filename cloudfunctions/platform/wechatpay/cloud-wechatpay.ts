import type { WechatPay } from './port';
import { connectWechatPay } from './wechatpay';

let known: WechatPay | undefined;

/** WeChat Pay with the keys of this function's environment; parsed once per instance, for keys are slow to read. */
export function cloudWechatPay(): WechatPay {
  known ??= connect();
  return known;
}

function connect(): WechatPay {
  const { WXPAY, CROWNCAP_LOCAL } = process.env;
  if (!WXPAY) throw new Error('WXPAY is missing from the environment of this function.');
  return connectWechatPay(JSON.parse(WXPAY), { now: Date.now, environment: { CROWNCAP_LOCAL } });
}
