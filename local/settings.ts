import { createHmac } from 'node:crypto';
import { appid } from './cloudbase/functions/environment';
import { publicOrigin, type Wechat, wechatSecret } from './wechat-side';

type Place = { origin: string; secret: string; wechat: Wechat };

/** What the deploy step takes from `.env`, made up for this machine: keys are new in every data folder. */
export function localSettings({ origin, secret, wechat }: Place): Record<string, string> {
  return {
    SEAL_KEY: createHmac('sha256', secret).update('seal').digest('hex'),
    WECHAT_APPID: appid,
    WECHAT_SECRET: wechatSecret,
    WECHAT_BASE_URL: `${origin}/wechat`,
    WXPAY_NOTIFY_URL: `${publicOrigin}/pay/notify`,
    WXPAY: JSON.stringify({ baseUrl: `${origin}/wechatpay`, merchants: wechat.pay.merchantSetup() }),
  };
}
