import { gatewayCloud } from '../../../local/miniprogram/gateway-cloud';
import { samplePhoto } from '../../../local/miniprogram/wx/photo';
import type { Cloud } from '../../../local/server';
import { testCloud } from '../cloudbase/cloud-in-test';
import { bundled, declared } from '../cloudbase/throw-away-functions';
import { walk } from './walk';

const store = `export const main = async (event) => {
  if (event.cases === 1) throw new Error('a bug');
  return process.env.WX_OPENID + ' has ' + event.cases;
};`;

let cloud: Cloud;

beforeAll(async () => {
  cloud = await testCloud({ functionsFolder: await bundled({ store }), functions: [declared('store')] });
});

afterAll(() => cloud.close());

test('a phone in the simulator calls the running cloud as the person it belongs to', () =>
  walk({ cloud: gatewayCloud(cloud.origin, 'wang') }, async ({ phone }) => {
    await phone.tap('问云');
    await phone.waitForText('cloud o-wang has 0');
    await phone.tap('加一箱');
    await phone.tap('问云');
    await phone.waitForText('errCode: -504002 functions execute fail');
  }));

test('a photo goes up below the person’s own folder, and nowhere else', async () => {
  const { uploadFile } = gatewayCloud(cloud.origin, 'wang');
  const { fileID } = await uploadFile('o-wang/shelf.jpg', samplePhoto('shelf'));
  expect(fileID).toMatch(/o-wang\/shelf\.jpg$/);
  await expect(uploadFile('o-li/shelf.jpg', samplePhoto('shelf'))).rejects.toThrow('403');
});

test('a package nobody issued moves no money, and says so', async () => {
  const { confirmTransfer } = gatewayCloud(cloud.origin, 'wang');
  const request = { mchId: '1900000000', appId: 'wx0', package: 'nobody-issued-this' };
  await expect(confirmTransfer!(request)).rejects.toThrow('package无效');
});

test('a cloud that is down is a network without an answer', () =>
  walk({ cloud: gatewayCloud('http://127.0.0.1:1', 'wang') }, async ({ phone }) => {
    await phone.tap('问云');
    await phone.waitForText('cloud.callFunction:fail request:fail');
  }));
