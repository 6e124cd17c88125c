import { appid } from './cloudbase/functions/environment';
import { openidOf } from './cloudbase/gateway/gateway';
import { type Handler, json, objectIn, type WireRequest } from './cloudbase/wire';
import { createWechatPay } from './wechatpay/wechatpay';

/** WeChat and WeChat Pay as neighbours of the cloud, each under its own path of the one port. */
export type Wechat = Awaited<ReturnType<typeof openWechat>>;

const merchants = [{ mchid: '1900000109', appid, balanceFen: 100_000_000, sceneIds: ['1005', '1000'] }];

export async function openWechat({ folder, now }: { folder: string; origin: string; now: () => number }) {
  const pay = await createWechatPay({ folder, now, notify, seed: { merchants } });
  const handle: Handler = async (request) => {
    if (request.path.startsWith('/wechatpay/')) {
      return pay.handle({ ...request, path: request.path.slice('/wechatpay'.length) });
    }
    if (request.path === '/wechat/confirm') return pay.handle(asPayee(request));
    return json({ errcode: 40066, errmsg: `the local WeChat does not build ${request.path}` }, 404);
  };
  return { pay, handle, close: async () => pay.close() };
}

/** WeChat knows whose phone it is; only a caller without a phone, such as a test, has to say who taps. */
function asPayee(request: WireRequest): WireRequest {
  const openid = openidOf(request);
  const body = { ...objectIn(request), ...(openid ? { openid } : {}) };
  return { ...request, body: Buffer.from(JSON.stringify(body)) };
}

/** Notifies leave this machine under no circumstances. */
async function notify(
  url: string,
  headers: Record<string, string>,
  body: Buffer,
): Promise<{ status: number }> {
  const { hostname } = new URL(url);
  if (!['127.0.0.1', 'localhost'].includes(hostname)) return { status: 0 };
  try {
    const { status } = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
    return { status };
  } catch {
    return { status: 0 };
  }
}
