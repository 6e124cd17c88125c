import { createHash } from 'node:crypto';
import type { Cloud } from '../../../../local/server';
import { testCloud } from '../cloud-in-test';
import { bundled, declared } from '../throw-away-functions';

let cloud: Cloud;

const pay = `import { createHash } from 'node:crypto';
export const main = async (event) => {
  const { path } = event;
  if (path === '/pay/plain') return { plain: true };
  if (path === '/pay/text') return '收到';
  if (path === '/pay/number') return 7;
  if (path === '/pay/none') return undefined;
  if (path === '/pay/throw') throw new Error('a bug in pay');
  if (path === '/pay/slow') await new Promise(() => {});
  if (path === '/pay/picture') return { statusCode: 200, headers: { 'Content-Type': 'image/png' }, isBase64Encoded: true, body: Buffer.from([0x89, 0x50, 0xff, 0x00]).toString('base64') };
  if (path === '/pay/object') return { statusCode: 201, body: { kept: true } };
  if (path === '/pay/badStatus') return { statusCode: 1_000 };
  if (path === '/pay/badHeader') return { statusCode: 200, headers: { 'x-split': 'a\\r\\nset-cookie: b' } };
  if (path === '/pay/nothing') return { statusCode: 204, headers: null, body: null };
  if (path === '/pay/cookies') return { statusCode: 200, headers: { 'set-cookie': ['a=1', 'b=2'] } };
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  const seen = { ...event, body: undefined, sha: createHash('sha256').update(bytes).digest('hex') };
  return { statusCode: 418, headers: { 'x-seen': 'yes' }, body: JSON.stringify({ ...seen, who: process.env.WX_OPENID }) };
};`;

beforeAll(async () => {
  cloud = await testCloud({
    functionsFolder: await bundled({ pay }),
    functions: [declared('pay', { httpPath: '/pay', timeoutSeconds: 1 })],
  });
});

afterAll(() => cloud.close());

const bodies: [string, Buffer][] = [
  ['spaces and Chinese', Buffer.from('{ "摘要" :  "顺丰\\u0000" }\n')],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x0a])],
];

test.each(bodies)('what WeChat Pay posts reaches the function byte for byte: %s', async (_, body) => {
  const answer = await fetch(`${cloud.origin}/http/pay/notify?from=wechat`, {
    method: 'POST',
    headers: { 'wechatpay-signature': 'abc' },
    body: new Uint8Array(body),
  });
  expect([answer.status, answer.headers.get('x-seen')]).toEqual([418, 'yes']);
  const seen = await answer.json();
  expect(seen).toMatchObject({
    httpMethod: 'POST',
    path: '/pay/notify',
    headers: { 'wechatpay-signature': 'abc' },
    queryStringParameters: { from: 'wechat' },
    sha: createHash('sha256').update(body).digest('hex'),
  });
  expect(seen.who).toBeUndefined();
});

test('an answer without a status is plain JSON, and a path of no function is refused', async () => {
  expect(await (await fetch(`${cloud.origin}/http/pay/plain`)).json()).toEqual({ plain: true });
  expect((await fetch(`${cloud.origin}/http/payments`)).status).toBe(404);
});

test('headers arrive in small letters, a query by its names, and the request has an id', async () => {
  const answer = await fetch(`${cloud.origin}/http/pay/notify?mchid=1&note=%E7%93%B6%20%E7%9B%96`, {
    headers: { 'X-Wechat-Signature': 'AbC' },
  });
  expect(await answer.json()).toMatchObject({
    httpMethod: 'GET',
    headers: { 'x-wechat-signature': 'AbC' },
    multiValueHeaders: { 'x-wechat-signature': ['AbC'] },
    queryStringParameters: { mchid: '1', note: '瓶 盖' },
    isBase64Encoded: false,
    requestContext: { envId: 'local-1abc', requestId: expect.stringMatching(/./) },
  });
});

test.each([
  ['text', 200, 'text/plain; charset=utf-8', '收到'],
  ['number', 200, 'text/plain; charset=utf-8', '7'],
  ['none', 200, 'text/plain; charset=utf-8', ''],
  ['plain', 200, 'application/json; charset=utf-8', '{"plain":true}'],
  ['object', 201, 'text/plain; charset=utf-8', '{"kept":true}'],
  ['throw', 500, 'application/json; charset=utf-8', expect.stringContaining('FUNCTION_INVOCATION_FAILED')],
  ['slow', 504, 'application/json; charset=utf-8', expect.stringContaining('FUNCTION_TIME_LIMIT_EXCEEDED')],
  ['badStatus', 500, 'application/json; charset=utf-8', expect.stringContaining('cannot be sent over HTTP')],
  ['nothing', 204, 'text/plain; charset=utf-8', ''],
  ['cookies', 500, 'application/json; charset=utf-8', expect.stringContaining('cannot be sent over HTTP')],
  ['badHeader', 500, 'application/json; charset=utf-8', expect.stringContaining('cannot be sent over HTTP')],
])('a function that answers with %s gives status %i as %s', async (what, status, type, body) => {
  const answer = await fetch(`${cloud.origin}/http/pay/${what}`);
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    status,
    type,
    body,
  ]);
});

test('a picture in base64 goes out as its bytes', async () => {
  const answer = await fetch(`${cloud.origin}/http/pay/picture`);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from([0x89, 0x50, 0xff, 0x00]));
});
