import { join } from 'node:path';
import { appid, envId } from './cloudbase/functions/environment';
import { type Handler, json, objectIn, type WireRequest, type WireResponse } from './cloudbase/wire';
import { createWechat } from './wechat/wechat';
import type { Notify } from './wechatpay/envelope';
import { quickKeys } from './wechatpay/key-pair';
import { openStore } from './wechatpay/store';
import { createWechatPay } from './wechatpay/wechatpay';

/** WeChat and WeChat Pay as neighbours of the cloud, each under its own path of the one port. */
export type Wechat = Awaited<ReturnType<typeof openWechat>>;

/** The brand's numbers have one approved scene each; the sellers' own only take money for goods. */
const numbers = [
  { mchid: '1900000109', kind: 'brand', balanceFen: 100_000_000, sceneIds: ['1005'] },
  { mchid: '1900000110', kind: 'brand', balanceFen: 100_000_000, sceneIds: ['1000'] },
  { mchid: '1900000201', kind: 'seller', balanceFen: 0, sceneIds: [] },
  { mchid: '1900000202', kind: 'seller', balanceFen: 0, sceneIds: [] },
] as const;
const merchants = numbers.map(({ mchid, balanceFen, sceneIds }) => ({
  mchid,
  appid,
  balanceFen,
  sceneIds: [...sceneIds],
}));

export const kindOfMerchant = (mchid: string) =>
  numbers.find((number) => number.mchid === mchid)?.kind ?? 'brand';

/** Opens nothing but the WeChat of this machine. */
export const wechatSecret = 'local';

type Place = {
  folder: string;
  origin: string;
  now: () => number;
  /** Whose phone a request comes from, as far as WeChat can tell. */
  openidOf: (request: WireRequest) => string | undefined;
};

export async function openWechat({ folder, origin, now, openidOf }: Place) {
  const notify = notifyAt(origin);
  const pay = await createWechatPay({
    store: openStore(join(folder, 'wechatpay')),
    now,
    notify,
    seed: { merchants },
    keys: quickKeys,
  });
  const wechat = createWechat({ folder, now, appid, secret: wechatSecret });
  const handle: Handler = async (request) => {
    if (request.path.startsWith('/wechatpay/')) {
      return pay.handle({ ...request, path: request.path.slice('/wechatpay'.length) });
    }
    if (request.path === '/wechat/allow') return allowed(wechat, objectIn(request), openidOf(request));
    if (pages.has(request.path)) return pay.handle(asOwner(request, openidOf(request)));
    return wechat.handle({ ...request, path: request.path.slice('/wechat'.length) });
  };
  const close = async () => {
    await pay.close();
    await wechat.close();
  };
  return { pay, wechat, handle, close };
}

/** WeChat's own question about messages, answered 允许 on somebody's phone. */
function allowed(
  wechat: ReturnType<typeof createWechat>,
  asked: object | undefined,
  openid: string | undefined,
): WireResponse {
  const { templateIds } = (asked ?? {}) as { templateIds?: unknown };
  const isPhone = openid !== undefined && Array.isArray(templateIds);
  if (!isPhone) return json({ errMsg: 'requestSubscribeMessage:fail parameter error' });
  for (const templateId of templateIds)
    wechat.levers.allowMessage({ openid, templateId: String(templateId) });
  return json({ errMsg: 'requestSubscribeMessage:ok' });
}

/** Pages that WeChat Pay shows on somebody's phone. */
const pages = new Set(['/wechat/confirm', '/wechat/pay']);

/** WeChat knows which mini-program opened the page and whose phone it is; only a caller without a phone, such as a test, has to say who taps. */
function asOwner(request: WireRequest, openid: string | undefined): WireRequest {
  const body = { appId: appid, ...objectIn(request), ...(openid ? { openid } : {}) };
  return { ...request, body: Buffer.from(JSON.stringify(body)) };
}

/** WeChat Pay takes https only, so this cloud has a name of its own; WeChat here knows that it means this port. */
export const publicOrigin = `https://${envId}.localhost`;

const PATIENCE_MS = 5_000;

/** A notify reaches our own HTTP access paths and nothing else: none ever leaves this machine. */
function notifyAt(origin: string): Notify {
  return async (url, headers, body) => {
    if (!url.startsWith(`${publicOrigin}/`)) return { status: 0 };
    const here = `${origin}/http${url.slice(publicOrigin.length)}`;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { status } = await fetch(here, { method: 'POST', headers, body: new Uint8Array(body), signal });
    return { status };
  };
}
