import { createHash } from 'node:crypto';
import type { Cloud } from '../../../../local/server';
import { testCloud } from '../cloud-in-test';
import { bundled, declared } from '../throw-away-functions';

let cloud: Cloud;

const pay = `import { createHash } from 'node:crypto';
export const main = async (event) => {
  if (event.path === '/pay/plain') return { plain: true };
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  const seen = { ...event, body: undefined, sha: createHash('sha256').update(bytes).digest('hex') };
  return { statusCode: 418, headers: { 'x-seen': 'yes' }, body: JSON.stringify({ ...seen, who: process.env.WX_OPENID }) };
};`;

beforeAll(async () => {
  cloud = await testCloud({
    functionsFolder: await bundled({ pay }),
    functions: [declared('pay', { httpPath: '/pay' })],
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
