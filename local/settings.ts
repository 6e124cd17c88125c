import { createHmac } from 'node:crypto';
import { appid } from './cloudbase/functions/environment';
import { phones } from './market/people';
import { repRoute } from './rep-route';
import { publicOrigin, type Wechat, wechatSecret } from './wechat-side';

type Place = { origin: string; secret: string; wechat: Wechat };

/** What the deploy step takes from `.env`, made up for this machine: keys are new in every data folder. */
export function localSettings({ origin, secret, wechat }: Place): Record<string, string> {
  return {
    SEAL_KEY: createHmac('sha256', secret).update('seal').digest('hex'),
    IDENTITY_KEY: createHmac('sha256', secret).update('identity').digest('base64'),
    OPERATOR_PHONES: `${phones.operator},${phones.secondOperator}`,
    WECHAT_APPID: appid,
    WECHAT_SECRET: wechatSecret,
    WECHAT_BASE_URL: `${origin}/wechat`,
    WXPAY_NOTIFY_URL: `${publicOrigin}/pay/notify/${wechat.pay.merchantSetup()[0]?.mchid}`,
    PAYOUTS: JSON.stringify(payoutTerms(wechat)),
    MESSAGES: JSON.stringify(messageTemplates),
    WXPAY_KEY: merchantsKey(secret),
    WXPAY_BASE_URL: `${origin}/wechatpay`,
  };
}

/** Templates as this mini-program's would look; the ids are this machine's own. */
const fields = { thing1: 'who', thing2: 'what', date3: 'when', thing4: 'next' };
const messageTemplates = Object.fromEntries(
  ['order_changed', 'order_shipped', 'stock_alert'].map((kind) => [
    kind,
    { templateId: `local-${kind}`, fields },
  ]),
);

export const merchantsKey = (secret: string) =>
  createHmac('sha256', secret).update('merchants').digest('base64');

/** What this machine's merchant got approved: commission for people, up to 200 yuan a bill. */
function payoutTerms(wechat: Wechat) {
  const merchants = wechat.pay
    .merchantSetup()
    .filter(({ scenes }) => scenes.some(({ id }) => id === '1005'))
    .map(({ mchid }) => ({ mchid, appid }));
  const reps = { ...repRoute, mostABill: 20_000, mostAWithdrawal: 200_000, merchants };
  return { routes: [reps], notifyUrl: `${publicOrigin}/pay/notify`, withholding: 'none' };
}
