import { createHmac } from 'node:crypto';
import { publicOrigin, type Wechat } from './wechat-side';

type Place = { origin: string; secret: string; wechat: Wechat };

/** What the deploy step takes from `.env`, made up for this machine: keys are new in every data folder. */
export function localSettings({ origin, secret, wechat }: Place): Record<string, string> {
  return {
    SEAL_KEY: createHmac('sha256', secret).update('seal').digest('hex'),
    WECHAT_SECRET: 'local',
    WXPAY_NOTIFY_URL: `${publicOrigin}/pay/notify`,
    WXPAY: JSON.stringify({ baseUrl: `${origin}/wechatpay`, merchants: wechat.pay.merchantSetup() }),
  };
}
