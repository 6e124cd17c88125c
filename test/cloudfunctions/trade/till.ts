import { officialHost } from '../../../cloudfunctions/platform/wechatpay/configuration';
import type { WechatPay } from '../../../cloudfunctions/platform/wechatpay/port';
import type { Exchange } from '../../../cloudfunctions/platform/wechatpay/transport';
import { connectWechatPay } from '../../../cloudfunctions/platform/wechatpay/wechatpay';
import { preparedKeys } from '../../../local/wechatpay/key-pair';
import { memoryStore } from '../../../local/wechatpay/memory-store';
import { createWechatPay } from '../../../local/wechatpay/wechatpay';

export const appid = 'wx-local-crowncap';
export const sellersMchid = '1900000201';

const keys = preparedKeys({ count: 4, bits: 1024 });

type Hear = (headers: Record<string, string>, body: Buffer) => Promise<'heard' | 'rejected'>;

/** The seller's own merchant number at the local WeChat Pay, below the socket: everything is signed and verified. */
export async function openTill(now: () => number, hear: Hear) {
  const wechatPay = await createWechatPay({
    store: memoryStore(),
    now,
    keys: keys(),
    notify: async (_url, headers, body) => ({ status: (await hear(headers, body)) === 'heard' ? 204 : 401 }),
    seed: { merchants: [{ mchid: sellersMchid, appid, balanceFen: 0, sceneIds: [] }] },
  });
  const exchange: Exchange = async ({ method, url, headers, body }) => {
    const path = url.slice(officialHost.length);
    const answer = await wechatPay.handle({ method, path, headers, body });
    if (answer === 'dropped') return { kind: 'silence', why: 'cut_off', detail: 'dropped' };
    return { kind: 'answer', status: answer.status, headers: answer.headers, rawBody: answer.body };
  };
  const client = connectWechatPay(
    { baseUrl: 'http://127.0.0.1:1' },
    {
      now,
      environment: { CROWNCAP_LOCAL: '1' },
      configurationOf: async (mchid) => wechatPay.merchantSetup().find((found) => found.mchid === mchid),
      exchange,
    },
  );
  const sent: { number: string; body: string }[] = [];
  const pay: WechatPay = {
    ...client,
    sendPayment: (frozen) => {
      sent.push({ number: frozen.outTradeNo, body: frozen.body });
      return client.sendPayment(frozen);
    },
    sendRefund: (frozen) => {
      sent.push({ number: frozen.outRefundNo, body: frozen.body });
      return client.sendRefund(frozen);
    },
  };
  return {
    pay,
    levers: wechatPay.levers,
    /** WeChat tells what it has to tell. */
    tick: wechatPay.tick,
    /** The bodies that went out under one number, in order. */
    sent: (number: string) => sent.filter((each) => each.number === number).map(({ body }) => body),
    close: () => wechatPay.close(),
  };
}

/** Ways in which an answer is none; of each of them, and of the others, the client has its own tests. */
export const silences = ['drop_before', 'drop_after', 'error_after', 'forged'] as const;
