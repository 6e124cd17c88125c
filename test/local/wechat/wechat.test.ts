import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { askAt } from '../../../cloudfunctions/platform/wechat/ask';
import type { KeptToken } from '../../../cloudfunctions/platform/wechat/token';
import { connectWechat, type WechatOptions } from '../../../cloudfunctions/platform/wechat/wechat';
import { createWechat } from '../../../local/wechat/wechat';
import { listener } from '../../cloudfunctions/platform/wechatpay/listener';

const app = { appid: 'wxcrowncaplocal0001', secret: 'made-up' };
const folder = mkdtempSync(join(tmpdir(), 'wechat-'));
const clock = { ms: Date.parse('2026-11-21T10:00:00+08:00') };
const kept: { token?: KeptToken } = {};
const paths: string[] = [];
const wechat = createWechat({ folder, now: () => clock.ms, ...app });
const server = http.createServer(
  listener(
    (request) => {
      paths.push(request.path.replace(/\?.*/, ''));
      return wechat.handle(request);
    },
    { prefix: '/wechat' },
  ),
);
let baseUrl = '';
const connect = (changes: Partial<WechatOptions> = {}) =>
  connectWechat({
    baseUrl,
    ...app,
    now: () => clock.ms,
    tokens: {
      read: async () => kept.token,
      write: async (token) => {
        kept.token = token;
      },
    },
    environment: { CROWNCAP_LOCAL: '1' },
    ...changes,
  });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await wechat.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  delete kept.token;
  paths.length = 0;
});

test('the code of a store is a picture, and another store has another', async () => {
  const one = await connect().miniProgramCode('s=store1', 'entry/landing');
  const two = await connect().miniProgramCode('s=store2', 'entry/landing');
  expect(one.subarray(1, 4).toString()).toBe('PNG');
  expect(one.equals(two)).toBe(false);
  const [width, rows] = pixels(one);
  const scale = firstDarkRun(rows, width) / 7;
  // The corner of a QR code: seven dark, one of them white inside, then the quiet line.
  const row = (line: number) =>
    Array.from({ length: 8 }, (_, x) =>
      isDark(rows, width, (4 + x) * scale, (4 + line) * scale) ? 1 : 0,
    ).join('');
  expect([row(0), row(1), row(3)]).toEqual(['11111110', '10000010', '10111010']);
});

test('the token is asked for once and used until shortly before its end', async () => {
  await connect().miniProgramCode('s=1', 'entry/landing');
  await connect().miniProgramCode('s=2', 'entry/landing');
  expect(paths.filter((path) => path === '/cgi-bin/stable_token').length).toBe(1);
  clock.ms += 7_200_000 - 4 * 60_000;
  await connect().miniProgramCode('s=3', 'entry/landing');
  expect(paths.filter((path) => path === '/cgi-bin/stable_token').length).toBe(2);
});

test('a token that ended early is replaced once', async () => {
  kept.token = { token: 'ended', untilMs: clock.ms + 7_000_000 };
  const picture = await connect().miniProgramCode('s=1', 'entry/landing');
  expect(picture.length).toBeGreaterThan(100);
  expect(kept.token.token).not.toBe('ended');
});

test('a wrong secret is told and keeps nothing', async () => {
  await expect(connect({ secret: 'other' }).phoneNumber('x')).rejects.toThrow('invalid appsecret');
  expect(kept.token).toBeUndefined();
});

test('a phone number is told for a code, once and within five minutes', async () => {
  const { code } = wechat.levers.phoneCode({ phone: '13800138000' });
  expect(await connect().phoneNumber(code)).toBe('13800138000');
  expect(await connect().phoneNumber(code)).toBeUndefined();
  const late = wechat.levers.phoneCode({ phone: '13800138000' });
  clock.ms += 301_000;
  expect(await connect().phoneNumber(late.code)).toBeUndefined();
  expect(await connect().phoneNumber('made up')).toBeUndefined();
});

test('a phone in the browser gets its code from WeChat too', async () => {
  const ask = await fetch(`${baseUrl}/phone-code`, { method: 'POST', body: '{"phone":"13900139000"}' });
  const { code } = (await ask.json()) as { code: string };
  expect(await connect().phoneNumber(code)).toBe('13900139000');
});

test('a message comes once for each time the person allowed it', async () => {
  await connect().miniProgramCode('s=1', 'entry/landing');
  const ask = askAt(baseUrl, 1_000);
  const message = { touser: 'openid-of-Wang', template_id: 't1', data: { thing1: { value: '已接单' } } };
  const send = async () =>
    (await ask(`/cgi-bin/message/subscribe/send?access_token=${kept.token?.token}`, message)).json;
  expect(await send()).toMatchObject({ errcode: 43101 });
  wechat.levers.allowMessage({ openid: 'openid-of-Wang', templateId: 't1' });
  expect(await send()).toMatchObject({ errcode: 0 });
  expect(await send()).toMatchObject({ errcode: 43101 });
  expect(wechat.levers.messages()).toMatchObject([message]);
});

test.each([
  ['thing1', '二十个字以内的一句话'.repeat(2), 0],
  ['thing1', '二十个字以内的一句话，多了'.repeat(2), 47003],
  ['thing1', '', 47003],
  ['date3', '2026年11月23日', 0],
  ['date3', '2026-11-23', 0],
  ['date3', '明天', 47003],
  ['phrase2', '配送中', 0],
  ['phrase2', 'on its way', 47003],
  ['amount4', '￥18.50元', 0],
  ['emoji1', '?', 47003],
])(
  'a message whose %s is "%s" is answered with %i, and only what is shown uses up a permission',
  async (name, value, errcode) => {
    await connect().miniProgramCode('s=1', 'entry/landing');
    const [touser, template_id] = ['openid-of-Li', `${name}:${value}`];
    const shown = wechat.levers.messages().length;
    wechat.levers.allowMessage({ openid: touser, templateId: template_id });
    const send = async () =>
      (
        await askAt(baseUrl, 1_000)(`/cgi-bin/message/subscribe/send?access_token=${kept.token?.token}`, {
          touser,
          template_id,
          data: { [name]: { value } },
        })
      ).json;
    expect(await send()).toMatchObject({ errcode });
    expect(await send()).toMatchObject({ errcode: errcode === 0 ? 43101 : 47003 });
    expect(wechat.levers.messages().length - shown).toBe(errcode === 0 ? 1 : 0);
  },
);

test('what the local WeChat does not have is refused by its name', async () => {
  const { json } = await askAt(baseUrl, 1_000)('/wxa/msg_sec_check', {});
  expect(json).toMatchObject({ errcode: 40066, errmsg: expect.stringContaining('POST /wxa/msg_sec_check') });
});

test('a scene WeChat cannot carry is stopped before it is sent', async () => {
  await expect(connect().miniProgramCode('店铺', 'entry/landing')).rejects.toThrow('cannot stand');
  await expect(connect().miniProgramCode('x'.repeat(33), 'entry/landing')).rejects.toThrow('cannot stand');
  expect(paths).toEqual([]);
});

test('the secret goes to WeChat and nowhere else', () => {
  expect(() => connect({ environment: {} })).toThrow('The service is at https://api.weixin.qq.com');
  expect(() => connect({ baseUrl: 'https://api.weixin.qq.com', environment: {} })).not.toThrow();
  expect(() => connect({ baseUrl: 'https://api.weixin.qq.com' })).toThrow('loopback only');
});

function pixels(png: Buffer): [width: number, rows: Buffer] {
  const width = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  return [width, inflateSync(png.subarray(41, 41 + length))];
}
const isDark = (rows: Buffer, width: number, x: number, y: number) => rows[y * (width + 1) + 1 + x] === 0;

/** The picture starts with a margin of four modules, then the top of the corner, seven modules long. */
function firstDarkRun(rows: Buffer, width: number): number {
  const y = Array.from({ length: width }, (_, at) => at).find((at) =>
    Array.from({ length: width }, (_, x) => x).some((x) => isDark(rows, width, x, at)),
  );
  if (y === undefined) throw new Error('the picture is white');
  return (y / 4) * 7;
}
