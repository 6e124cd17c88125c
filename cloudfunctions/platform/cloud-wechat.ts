import type { Wechat } from './ports';
import type { KeptToken } from './wechat/token';
import { connectWechat, officialWechat } from './wechat/wechat';

let kept: KeptToken | undefined;

/** WeChat's own token is stable: each instance may ask for it, so it is kept in memory and never written down. */
const connected = () =>
  connectWechat({
    baseUrl: process.env.WECHAT_BASE_URL ?? officialWechat,
    appid: process.env.WECHAT_APPID ?? '',
    secret: process.env.WECHAT_SECRET ?? '',
    tokens: {
      read: async () => kept,
      write: async (token) => {
        kept = token;
      },
    },
    now: () => Date.now(),
    environment: { CROWNCAP_LOCAL: process.env.CROWNCAP_LOCAL },
  });

export const cloudWechat: Wechat = {
  phoneNumber: (phoneCode) => connected().phoneNumber(phoneCode),
  sendMessage: (message) => connected().sendMessage(message),
};
