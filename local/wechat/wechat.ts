import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openStore } from '../wechatpay/store';
import type { Answer, Request } from '../wechatpay/wire';
import {
  allowedKey,
  allowedLeft,
  type Desk,
  failed,
  isGoodToken,
  type Message,
  ok,
  Permission,
  Phone,
  phoneNumber,
  sendMessage,
  stableToken,
  unlimitedCode,
} from './calls';

export type WechatOptions = { folder: string; now: () => number; appid: string; secret: string };

/** WeChat's server API on a laptop, as far as the mini-program asks it; the rest is refused by name. */
export function createWechat({ folder, now, ...app }: WechatOptions) {
  const store = openStore(join(folder, 'wechat'));
  /** The person lets the mini-program have the number: the code is good for five minutes and one use. */
  const phoneCode = (input: { phone: string }) => {
    const { phone } = Phone.parse(input);
    const code = randomBytes(32).toString('hex');
    store.put(`phone:${code}`, { phone, untilMs: now() + PHONE_CODE_MS });
    return { code };
  };
  return {
    handle: async (request: Request): Promise<Answer> =>
      request.method === 'POST' && request.path === '/phone-code'
        ? ok(phoneCode(parseJson(request.body) as { phone: string }))
        : answer({ store, app, nowMs: now() }, request),
    levers: {
      phoneCode,
      /** The person taps 允许 on a subscription: one message of this template may come. */
      allowMessage: (input: Permission) => {
        const { openid, templateId } = Permission.parse(input);
        store.put(allowedKey(openid, templateId), { left: allowedLeft(store, openid, templateId) + 1 });
      },
      messages: () => store.list<Message>('message:'),
    },
    close: () => store.close(),
  };
}

type Call = (desk: Desk, input: unknown) => Answer;

const PHONE_CODE_MS = 5 * 60_000;

function answer(desk: Desk, { method, path, body }: Request): Answer {
  const url = new URL(path, 'http://wechat');
  const call = method === 'POST' ? calls[url.pathname] : undefined;
  if (!call) return failed(40066, `the local WeChat does not build ${method} ${url.pathname}`);
  const input = parseJson(body);
  if (input === undefined) return failed(47001, 'data format error');
  const token = url.searchParams.get('access_token');
  if (url.pathname !== TOKEN_PATH && !isGoodToken(desk, token)) {
    return failed(40001, 'invalid credential, access_token is invalid or not latest');
  }
  return desk.store.atomically(() => call(desk, input));
}

const TOKEN_PATH = '/cgi-bin/stable_token';
const calls: Readonly<Record<string, Call>> = {
  [TOKEN_PATH]: stableToken,
  '/wxa/getwxacodeunlimit': unlimitedCode,
  '/wxa/business/getuserphonenumber': phoneNumber,
  '/cgi-bin/message/subscribe/send': sendMessage,
};

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
