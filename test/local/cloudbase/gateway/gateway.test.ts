import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud } from '../../../../local/server';
import { post, signedIn, testCloud } from '../cloud-in-test';
import { bundled, declared } from '../throw-away-functions';

const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
let functionsFolder: string;
let cloud: Cloud;

const door = `export const main = async (event) => {
  if (event.call === 'throw') throw new Error('a bug');
  return { who: process.env.WX_OPENID, appid: process.env.WX_APPID, event };
};`;

const open = () =>
  testCloud({
    folder,
    functionsFolder,
    functions: [declared('member'), declared('clock', { fromClients: false })],
  });

beforeAll(async () => {
  functionsFolder = await bundled({ member: door, clock: door });
  cloud = await open();
});

afterAll(() => cloud.close());

/** A browser may not set the host; a phone at its own address does. */
function signInAt(host: string): Promise<{ status: number; body: { sub?: string } }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port: cloud.port,
        host: '127.0.0.1',
        path: '/auth/v1/signin/anonymously',
        method: 'POST',
        headers: { host },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) }),
        );
      },
    );
    sent.on('error', reject);
    sent.end('{}');
  });
}

test('a phone is known by its address, and nobody’s address signs nobody in', async () => {
  expect((await signInAt(`store.localhost:${cloud.port}`)).body.sub).toBe('o-store');
  expect((await signInAt(`seller.localhost:${cloud.port}`)).body.sub).toBe('o-seller');
  expect((await signInAt(`127.0.0.1:${cloud.port}`)).status).toBe(400);
});

test('the caller is whom WeChat says, whatever the phone writes into its question', async () => {
  const authorization = await signedIn(cloud.origin, 'wang');
  const asked = { call: 'look', openid: 'o-li', userInfo: { openId: 'o-li' }, WX_OPENID: 'o-li' };
  const answer = await post(cloud.origin, '/v1/functions/member', asked, {
    authorization,
    'x-wechat-user': 'li',
  });
  expect(await answer.json()).toMatchObject({ who: 'o-wang', event: { userInfo: { openId: 'o-wang' } } });
});

test('a phone that is signed in stays so after the cloud was restarted', async () => {
  const authorization = await signedIn(cloud.origin, 'wang');
  await cloud.close();
  cloud = await open();
  const answer = await post(cloud.origin, '/v1/functions/member', {}, { authorization });
  expect(await answer.json()).toMatchObject({ who: 'o-wang' });
});

test('a forged or missing token is refused', async () => {
  const token = (await signedIn(cloud.origin, 'wang')).slice('Bearer '.length);
  const forged = `${Buffer.from('{"sub":"o-li"}').toString('base64url')}.${token.split('.')[1]}`;
  for (const authorization of [
    '',
    'Bearer',
    `Bearer ${forged}`,
    `Bearer ${token.slice(0, -1)}`,
    'Bearer a.b.c',
  ]) {
    const answer = await post(cloud.origin, '/v1/functions/member', {}, { authorization });
    expect([answer.status, (await answer.json()).code]).toEqual([401, 'CHECK_LOGIN_FAILED']);
  }
});

test('what is not for phones, not there or broken answers with its code', async () => {
  const authorization = await signedIn(cloud.origin, 'wang');
  const ask = async (path: string, body: unknown) => {
    const answer = await post(cloud.origin, path, body, { authorization });
    return [answer.status, (await answer.json()).code];
  };
  expect(await ask('/v1/functions/clock', {})).toEqual([403, 'EXCEED_AUTHORITY']);
  expect(await ask('/v1/functions/nothing', {})).toEqual([404, 'FUNCTION_NOT_FOUND']);
  expect(await ask('/v1/functions/member', { call: 'throw' })).toEqual([500, 'FUNCTION_INVOCATION_FAILED']);
  expect(await ask('/v1/functions/member', ['a list'])).toEqual([400, 'FUNCTION_PARAM_INVALID']);
  expect(await ask('/v1/functions/member', { long: 'x'.repeat(7e6) })).toEqual([
    413,
    'EXCEED_REQUEST_SIZE_LIMIT',
  ]);
  expect(await ask('/v1/anything', {})).toEqual([404, 'INVALID_ACTION']);
});

type Signed = { access_token: string; refresh_token: string; expires_in: number; sub: string };
const signIn = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const answer = await post(cloud.origin, path, body, headers);
  return { status: answer.status, ...((await answer.json()) as Signed & { code?: string }) };
};
const whoIs = async (token: string) => {
  const answer = await fetch(`${cloud.origin}/auth/v1/user/me`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { sub, code } = (await answer.json()) as { sub?: string; code?: string };
  return sub ?? code;
};

test('a sign-in lasts two hours of the cloud’s clock and is renewed without asking anybody for a month', async () => {
  const first = await signIn('/auth/v1/signin/anonymously', {}, { 'x-wechat-user': 'wang' });
  expect([first.expires_in, await whoIs(first.access_token)]).toEqual([7_200, 'o-wang']);
  await cloud.advance(7_199_000);
  expect(await whoIs(first.access_token)).toBe('o-wang');
  await cloud.advance(2_000);
  expect(await whoIs(first.access_token)).toBe('ACCESS_TOKEN_EXPIRED');
  const renewal = { grant_type: 'refresh_token', refresh_token: first.refresh_token };
  const second = await signIn('/auth/v1/token', renewal);
  expect(await whoIs(second.access_token)).toBe('o-wang');
  await cloud.advance(31 * 86_400_000);
  expect(await signIn('/auth/v1/token', renewal)).toMatchObject({
    status: 401,
    code: 'REFRESH_TOKEN_EXPIRED',
  });
});

test('a token serves only what it was made for, and a forged renewal is refused', async () => {
  const { access_token, refresh_token } = await signIn(
    '/auth/v1/signin/anonymously',
    {},
    { 'x-wechat-user': 'wang' },
  );
  expect(await whoIs(refresh_token)).toBe('CHECK_LOGIN_FAILED');
  for (const forged of [access_token, `${refresh_token}x`, 'a.b', undefined]) {
    const answer = await signIn('/auth/v1/token', { grant_type: 'refresh_token', refresh_token: forged });
    expect([answer.status, answer.code]).toEqual([400, 'INVALID_REFRESH_TOKEN']);
  }
  expect(await signIn('/auth/v1/token', { grant_type: 'password' })).toMatchObject({
    status: 400,
    code: 'INVALID_PARAM',
  });
});

test('every refusal names its code and its request, and a page may read it', async () => {
  const authorization = await signedIn(cloud.origin, 'wang');
  const origin = `http://store.localhost:${cloud.port}`;
  const ask = async (path: string, init: RequestInit) => {
    const answer = await fetch(`${cloud.origin}${path}`, {
      ...init,
      headers: { authorization, origin, ...init.headers },
    });
    const { code, requestId } = (await answer.json()) as { code: string; requestId: string };
    expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('x-request-id')]).toEqual([
      origin,
      requestId,
    ]);
    return [answer.status, code];
  };
  const body = '{}';
  expect(await ask('/v1/functions/member', { method: 'GET' })).toEqual([405, 'INVALID_ACTION']);
  expect(await ask('/auth/v1/signin/anonymously', { method: 'GET' })).toEqual([405, 'INVALID_ACTION']);
  expect(await ask('/v1/functions/member', { method: 'POST', body: '{"half":' })).toEqual([
    400,
    'FUNCTION_PARAM_INVALID',
  ]);
  expect(await ask('/v1/functions/no..name', { method: 'POST', body })).toEqual([404, 'INVALID_ACTION']);
  expect(
    await ask('/v1/functions/member', { method: 'POST', body, headers: { authorization: 'Bearer x' } }),
  ).toEqual([401, 'CHECK_LOGIN_FAILED']);
  expect(await ask('/v1/functions/member', { method: 'POST', body: ' '.repeat(65e6) })).toEqual([
    413,
    'EXCEED_REQUEST_SIZE_LIMIT',
  ]);
});

test('a page asks first which methods and headers it may send, and is told', async () => {
  const origin = `http://store.localhost:${cloud.port}`;
  const headers = {
    origin,
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization,x-cos-meta-fileid',
  };
  const answer = await fetch(`${cloud.origin}/storage/a.jpg`, { method: 'OPTIONS', headers });
  expect([
    answer.status,
    answer.headers.get('access-control-allow-headers'),
    answer.headers.get('vary'),
  ]).toEqual([204, 'authorization,x-cos-meta-fileid', 'origin']);
  expect(answer.headers.get('access-control-allow-methods')).toContain('PUT');
});

test('the four phones may ask each other’s cloud, a page from the internet may not', async () => {
  const origin = `http://store.localhost:${cloud.port}`;
  const before = await fetch(`${cloud.origin}/v1/functions/member`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-headers': 'authorization' },
  });
  expect([before.status, before.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
  const stranger = await post(
    cloud.origin,
    '/levers/clock',
    { advanceMs: 1 },
    { origin: 'https://example.com' },
  );
  expect([stranger.status, stranger.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  expect((await signInAt('store.localhost.example.com')).status).toBe(403);
});
