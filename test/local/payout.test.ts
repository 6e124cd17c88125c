import { request } from 'node:http';
import type { Cloud } from '../../local/server';
import { post, signedIn, testCloud } from './cloudbase/cloud-in-test';
import { bundled, declared } from './cloudbase/throw-away-functions';

/** The mandated library, our client, a function, the moved clock and both neighbours, all at once. */
const pay = `
import tcb from '@cloudbase/node-sdk';
import { databaseOn } from './cloudfunctions/platform/database';
import { cloudWechatPay } from './cloudfunctions/platform/wechatpay/cloud-wechatpay';
const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
const wechatPay = cloudWechatPay(databaseOn(db));
const mchid = '1900000109';
export const main = async (event) => {
  if (event.httpMethod) {
    const body = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
    const notify = await wechatPay.readNotify(mchid, event.headers, body);
    if (notify.kind !== 'verified') return { statusCode: 400, body: notify.why };
    await db.collection('notes').add({ state: notify.resource.state, bill: notify.resource.outBillNo });
    return { statusCode: 200, body: '' };
  }
  const asked = {
    mchid, outBillNo: event.outBillNo, sceneId: '1005', openid: process.env.WX_OPENID, amountFen: 200,
    remark: '陈列费', notifyUrl: process.env.WXPAY_NOTIFY_URL,
    reportInfos: [{ type: '岗位类型', content: '业务员' }, { type: '报酬说明', content: '陈列拍照' }],
  };
  return wechatPay.sendTransfer({ mchid, outBillNo: event.outBillNo, ...(await wechatPay.prepareTransfer(asked)) });
};`;

let cloud: Cloud;

beforeAll(async () => {
  cloud = await testCloud({
    collections: [
      { name: 'notes', indexes: [] },
      { name: 'merchants', indexes: [] },
    ],
    functionsFolder: await bundled({ pay }),
    functions: [
      declared('pay', {
        httpPath: '/pay',
        environment: ['WXPAY_KEY', 'WXPAY_BASE_URL', 'WXPAY_NOTIFY_URL'],
        timeoutSeconds: 15,
      }),
    ],
  });
});

afterAll(() => cloud.close());

/** `wx.requestMerchantTransfer` as the phone at this address makes it. */
function takeAt(host: string, body: unknown): Promise<{ errMsg: string }> {
  return new Promise((resolve, reject) => {
    const headers = { host, 'content-type': 'application/json' };
    const options = { port: cloud.port, host: '127.0.0.1', path: '/wechat/confirm', method: 'POST', headers };
    const sent = request(options, (answer) => {
      answer.setEncoding('utf8');
      answer.on('data', (text) => resolve(JSON.parse(text)));
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

test('a rep’s money is asked for, taken on the rep’s own phone only, and told to the cloud, forty days from now', async () => {
  await cloud.advance(40 * 86_400_000);
  const authorization = await signedIn(cloud.origin, 'rep');
  const answer = await post(cloud.origin, '/v1/functions/pay', { outBillNo: 'w1' }, { authorization });
  const outcome = await answer.json();
  expect(outcome).toMatchObject({ kind: 'accepted', bill: { state: 'WAIT_USER_CONFIRM' } });

  const tap = { package: outcome.bill.packageInfo, openid: 'o-rep' };
  expect((await takeAt(`seller.localhost:${cloud.port}`, tap)).errMsg).toContain('fail');
  expect((await takeAt(`rep.localhost:${cloud.port}`, { package: tap.package })).errMsg).toContain('ok');

  await cloud.advance(60_000);
  expect(cloud.world().database.all('notes')).toMatchObject([{ state: 'SUCCESS', bill: 'w1' }]);
});
