import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Store } from '../wechatpay/store';
import type { Answer } from '../wechatpay/wire';
import { codePicture } from './code-picture';
import { fieldFault } from './template-field';

export type Desk = { store: Store; app: { appid: string; secret: string }; nowMs: number };

const TOKEN_SECONDS = 7_200;

const TokenRequest = z.strictObject({
  grant_type: z.literal('client_credential'),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.literal(false).optional(),
});
type Token = { token: string; untilMs: number };

/** Asking again gives the same token until five minutes before its end. */
export function stableToken({ store, app, nowMs }: Desk, input: unknown): Answer {
  const asked = TokenRequest.safeParse(input);
  if (!asked.success) return failed(40002, z.prettifyError(asked.error));
  if (asked.data.appid !== app.appid) return failed(40013, 'invalid appid');
  if (asked.data.secret !== app.secret) return failed(40125, 'invalid appsecret');
  const known = store.get<Token>('token');
  const isGood = known && known.untilMs - nowMs > 5 * 60_000;
  const kept = isGood
    ? known
    : { token: randomBytes(48).toString('hex'), untilMs: nowMs + TOKEN_SECONDS * 1000 };
  store.put('token', kept);
  return ok({ access_token: kept.token, expires_in: Math.floor((kept.untilMs - nowMs) / 1000) });
}

export function isGoodToken({ store, nowMs }: Desk, token: string | null): boolean {
  const known = store.get<Token>('token');
  return known !== undefined && known.token === token && nowMs < known.untilMs;
}

const CodeRequest = z.strictObject({
  scene: z.string(),
  page: z.string().optional(),
  check_path: z.literal(false),
  env_version: z.enum(['release', 'trial', 'develop']).optional(),
  width: z.int().min(280).max(1280).default(430),
});

export function unlimitedCode(_: Desk, input: unknown): Answer {
  const asked = CodeRequest.safeParse(input);
  if (!asked.success) return failed(40097, z.prettifyError(asked.error));
  const { scene, page = 'pages/index/index', width } = asked.data;
  if (!/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(scene))
    return failed(40169, 'invalid length for scene');
  if (page.startsWith('/') || page.includes('?')) return failed(41030, 'invalid page');
  const picture = codePicture(`${page}?scene=${encodeURIComponent(scene)}`, width);
  return { status: 200, headers: { 'Content-Type': 'image/png' }, body: picture };
}

export const Phone = z.strictObject({ phone: z.string().regex(/^1\d{10}$/) });
const PhoneRequest = z.strictObject({ code: z.string() });

export function phoneNumber({ store, app, nowMs }: Desk, input: unknown): Answer {
  const asked = PhoneRequest.safeParse(input);
  const key = `phone:${asked.data?.code}`;
  const kept = store.get<{ phone: string; untilMs: number }>(key);
  store.remove(key);
  if (!kept || nowMs > kept.untilMs) return failed(40029, 'invalid code');
  return ok({
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: kept.phone,
      purePhoneNumber: kept.phone,
      countryCode: '86',
      watermark: { timestamp: Math.floor(nowMs / 1000), appid: app.appid },
    },
  });
}

export const Permission = z.strictObject({ openid: z.string(), templateId: z.string() });
export type Permission = z.infer<typeof Permission>;
const Message = z.strictObject({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  data: z.record(z.string(), z.strictObject({ value: z.string() })),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).optional(),
  lang: z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW']).optional(),
});
export type Message = z.infer<typeof Message>;

/** Recorded instead of shown; without a permission left the person would not get it, and neither does the record. */
export function sendMessage({ store, nowMs }: Desk, input: unknown): Answer {
  const asked = Message.safeParse(input);
  if (!asked.success) return failed(47003, z.prettifyError(asked.error));
  const { touser, template_id: templateId } = asked.data;
  const left = allowedLeft(store, touser, templateId);
  if (left === 0) return failed(43101, 'user refuse to accept the msg');
  const fault = fieldFault(asked.data.data);
  if (fault !== undefined) return failed(47003, fault);
  store.put(allowedKey(touser, templateId), { left: left - 1 });
  const msgid = store.list('message:').length + 1;
  store.put(`message:${String(msgid).padStart(9, '0')}`, { ...asked.data, at: nowMs });
  return ok({ errcode: 0, errmsg: 'ok', msgid });
}

export const allowedKey = (openid: string, templateId: string) => `allowed:${openid}:${templateId}`;
export const allowedLeft = (store: Store, openid: string, templateId: string) =>
  store.get<{ left: number }>(allowedKey(openid, templateId))?.left ?? 0;

export const ok = (json: object): Answer => ({
  status: 200,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: Buffer.from(JSON.stringify(json)),
});
export const failed = (errcode: number, errmsg: string) => ok({ errcode, errmsg });
