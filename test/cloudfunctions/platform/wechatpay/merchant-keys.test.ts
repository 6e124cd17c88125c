import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  merchantConfiguration,
  merchants,
  putMerchant,
} from '../../../../cloudfunctions/platform/wechatpay/merchant-keys';
import { putMerchants } from '../../../../config/put-merchants';
import { openTestCloud, type TestCloud } from '../../../test-cloud';
import { mchid, openSayingWechat } from './wechat-says';

const masterKey = randomBytes(32).toString('base64');
const { setup } = openSayingWechat();
const brand = { kind: 'brand', configuration: setup } as const;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await openTestCloud();
});
afterAll(() => cloud.close());

const kept = () => cloud.all(merchants).find(({ _id }) => _id === mchid);

test('a merchant’s keys lie sealed in the cloud: whose they are can be read, and nothing else', async () => {
  await putMerchant(cloud.world.db, masterKey, brand);
  expect(kept()).toMatchObject({ kind: 'brand', appid: setup.appid });
  const everything = JSON.stringify(cloud.database.all(merchants.name));
  const secrets = [setup.apiV3Key, setup.privateKey.slice(60, 120), 'PRIVATE KEY'];
  for (const secret of secrets) {
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20));
  }
  expect(await merchantConfiguration(cloud.world.db, masterKey, mchid)).toEqual(setup);
});

test('they open with the one master key only, not changed and not under another number', async () => {
  await putMerchant(cloud.world.db, masterKey, brand);
  const { db } = cloud.world;
  const other = randomBytes(32).toString('base64');
  await expect(merchantConfiguration(db, other, mchid)).rejects.toThrow('unable to authenticate');
  const sealed = kept()?.sealed ?? '';
  await cloud.seed(merchants, '1900000110', { kind: 'brand', appid: setup.appid, sealed });
  await expect(merchantConfiguration(db, masterKey, '1900000110')).rejects.toThrow('unable to authenticate');
  const bytes = Buffer.from(sealed, 'base64');
  bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
  await cloud.seed(merchants, mchid, {
    kind: 'brand',
    appid: setup.appid,
    sealed: bytes.toString('base64'),
  });
  await expect(merchantConfiguration(db, masterKey, mchid)).rejects.toThrow('unable to authenticate');
});

test('put in again, new keys replace the old', async () => {
  await putMerchant(cloud.world.db, masterKey, brand);
  const next = { ...setup, apiV3Key: 'n'.repeat(32) };
  await putMerchant(cloud.world.db, masterKey, { kind: 'brand', configuration: next });
  expect(await merchantConfiguration(cloud.world.db, masterKey, mchid)).toEqual(next);
});

test.each([
  ['a key of another length', { apiV3Key: 'x'.repeat(34) }, 'exactly 32 bytes'],
  ['no private key', { privateKey: undefined }, 'privateKey'],
  ['nothing to verify answers by', { publicKey: undefined }, 'no answer could ever be verified'],
  ['a field nobody knows', { password: 'x' }, 'password'],
])('a merchant with %s is not put in', async (_what, changes, words) => {
  const before = JSON.stringify(kept());
  const configuration = { ...setup, ...changes };
  await expect(putMerchant(cloud.world.db, masterKey, { kind: 'brand', configuration })).rejects.toThrow(
    words,
  );
  expect(JSON.stringify(kept())).toBe(before);
});

test('a master key that is none is told as such', async () => {
  await expect(putMerchant(cloud.world.db, 'short', brand)).rejects.toThrow('32 bytes in base64');
});

test('a number that is no merchant number is nobody’s, and costs no question', async () => {
  const calls = await cloud.callsOf(async () => {
    expect(await merchantConfiguration(cloud.world.db, masterKey, '../x')).toBe(undefined);
    expect(await merchantConfiguration(cloud.world.db, masterKey, '')).toBe(undefined);
  });
  expect(calls).toBe(0);
  expect(await merchantConfiguration(cloud.world.db, masterKey, '1999999999')).toBe(undefined);
});

test('the file named to the deploy step puts every number in, and may be repeated', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crowncap-merchants-'));
  const file = join(folder, 'merchants.json');
  const own = { ...setup, mchid: '1900000201', scenes: [] };
  writeFileSync(file, JSON.stringify([brand, { kind: 'seller', configuration: own }]));
  const { db } = cloud.world;
  for (const _time of ['first', 'again']) {
    expect(await putMerchants(db, masterKey, file)).toEqual([mchid, '1900000201']);
    expect(await merchantConfiguration(db, masterKey, '1900000201')).toEqual(own);
  }
  writeFileSync(file, JSON.stringify([{ configuration: own }]));
  await expect(putMerchants(db, masterKey, file)).rejects.toThrow('kind');
  rmSync(folder, { recursive: true });
});
