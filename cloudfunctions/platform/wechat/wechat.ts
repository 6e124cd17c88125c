import * as z from 'zod';
import type { MessageOutcome, SubscribeMessage } from '../ports';
import { askAt, type Reply } from './ask';
import { assertHost, type HostEnvironment } from './official-host';
import { type Asking, accessToken, freshToken, type TokenStore } from './token';

export const officialWechat = 'https://api.weixin.qq.com';

export type WechatOptions = {
  baseUrl: string;
  appid: string;
  secret: string;
  tokens: TokenStore;
  now: () => number;
  environment: HostEnvironment;
};

const TIMEOUT_MS = 5_000;
const TOKEN_ENDED = [40001, 40014, 42001];
const NOT_ALLOWED = 43101;
const CODE_NOT_GOOD = [40029, 40163];

export function connectWechat({ baseUrl, environment, ...credentials }: WechatOptions) {
  assertHost(baseUrl, officialWechat, environment);
  const asking = { ...credentials, ask: askAt(baseUrl, TIMEOUT_MS) };
  const call = (path: string, input: object) => withToken(asking, path, input);
  return {
    /** The number behind the code of WeChat's button; nothing when the code is used, too old or made up. */
    phoneNumber: async (phoneCode: string): Promise<string | undefined> => {
      const reply = await call('/wxa/business/getuserphonenumber', { code: phoneCode });
      if (CODE_NOT_GOOD.includes(errorOf(reply))) return undefined;
      return Phone.parse(orThrow(reply).json).phone_info.purePhoneNumber;
    },
    sendMessage: async ({ openid, templateId, page, fields }: SubscribeMessage): Promise<MessageOutcome> => {
      const data = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { value }]));
      const input = { touser: openid, template_id: templateId, page, data };
      const reply = await call('/cgi-bin/message/subscribe/send', input).catch(() => undefined);
      if (!reply || !Failure.safeParse(reply.json).success) return 'unknown';
      if (errorOf(reply) === 0) return 'sent';
      return errorOf(reply) === NOT_ALLOWED ? 'refused' : 'failed';
    },
    /** The round code that opens a page with a scene, as the bytes of a picture. */
    miniProgramCode: async (scene: string, page: string): Promise<Buffer> => {
      if (!SCENE.test(scene)) throw new Error(`"${scene}" cannot stand in a mini-program code.`);
      // Pages of a version that is not released yet must get codes too, so WeChat does not check the path.
      const input = { scene, page, check_path: false, env_version: 'release', width: 430 };
      return orThrow(await call('/wxa/getwxacodeunlimit', input)).bytes;
    },
  };
}

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const Phone = z.object({ phone_info: z.object({ purePhoneNumber: z.string() }) });
const Failure = z.object({ errcode: z.int(), errmsg: z.string().optional() });

/** A token can end early, for instance when the secret was changed; once is worth another try. */
async function withToken(asking: Asking, path: string, input: object): Promise<Reply> {
  const reply = await asking.ask(`${path}?access_token=${await accessToken(asking)}`, input);
  if (!TOKEN_ENDED.includes(errorOf(reply))) return reply;
  return asking.ask(`${path}?access_token=${await freshToken(asking)}`, input);
}

function errorOf(reply: Reply): number {
  return Failure.safeParse(reply.json).data?.errcode ?? 0;
}

function orThrow(reply: Reply): Reply {
  if (errorOf(reply) === 0) return reply;
  throw new Error(`WeChat refused: ${reply.bytes.toString('utf8').slice(0, 200)}`);
}
