import { connectWechatPay } from '../../../../cloudfunctions/platform/wechatpay/wechatpay';
import { freeze, merchant, openWorld, payLi, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld({
    merchants: [
      merchant,
      { ...merchant, mchid: '1900000110', keys: ['certificate', 'certificate'] },
      { ...merchant, mchid: '1900000111', keys: ['certificate', 'public_key'] },
    ],
  });
});
afterAll(() => world.closeAll());

const start =
  (changes: object, environment = {}) =>
  () =>
    connectWechatPay({ ...world.configuration, ...changes }, { now: () => world.clock.ms, environment });

test('in production money goes to the official host and nowhere else', () => {
  expect(start({ baseUrl: 'https://api.mch.weixin.qq.com' })).not.toThrow();
  expect(start({})).toThrow('The service is at https://api.mch.weixin.qq.com');
  expect(start({ baseUrl: 'https://api.mch.weixin.qq.com.evil.example' })).toThrow(
    'The service is at https://api.mch.weixin.qq.com',
  );
  expect(start({ baseUrl: 'http://api.mch.weixin.qq.com' })).toThrow(
    'The service is at https://api.mch.weixin.qq.com',
  );
});

test('the local cloud never reaches beyond the laptop', () => {
  const local = { CROWNCAP_LOCAL: '1' };
  expect(start({}, local)).not.toThrow();
  expect(start({ baseUrl: 'https://api.mch.weixin.qq.com' }, local)).toThrow('loopback only');
  expect(start({ baseUrl: 'http://127.0.0.1.evil.example' }, local)).toThrow('loopback only');
});

test('keys that cannot work are refused at the start', () => {
  const [first, second] = world.configuration.merchants;
  const local = { CROWNCAP_LOCAL: '1' };
  const withMerchant = (changes: object) => start({ merchants: [{ ...first, ...changes }] }, local);
  expect(withMerchant({ apiV3Key: 'x'.repeat(34) })).toThrow('exactly 32 bytes');
  expect(withMerchant({ privateKey: second?.privateKey })).toThrow('does not belong to the private key');
  expect(withMerchant({ publicKey: undefined })).toThrow('no answer could ever be verified');
});

test.each(['1900000109', '1900000110', '1900000111'])(
  'merchant %s is paid from and verified with the keys it holds',
  async (mchid) => {
    const frozen = await freeze(world, { mchid, userName: '李雷' });
    expect(await world.client.sendTransfer(frozen)).toMatchObject({ kind: 'accepted' });
    expect(await world.client.queryTransfer(frozen)).toMatchObject({ kind: 'accepted' });
    expect(frozen.serial.startsWith('PUB_KEY_ID_')).toBe(mchid !== '1900000110');
  },
);

test('both platform certificates verify while one replaces the other', async () => {
  const setup = world.configuration.merchants.find(({ mchid }) => mchid === '1900000110');
  const [older, newer] = setup?.platformCertificates ?? [];
  const client = world.connect({ merchants: [setup] });
  const onlyNewer = world.connect({ merchants: [{ ...setup, platformCertificates: [newer] }] });
  const onlyOlder = world.connect({ merchants: [{ ...setup, platformCertificates: [older] }] });
  const request = payLi({ mchid: '1900000110' });
  const byNewer = { ...request, ...(await onlyNewer.prepareTransfer(request)) };
  expect(await client.sendTransfer(byNewer)).toMatchObject({ kind: 'accepted' });
  expect(await onlyOlder.sendTransfer(byNewer)).toMatchObject({ kind: 'unknown', why: 'unknown_serial' });
});

test('an expired platform certificate verifies nothing', async () => {
  const setup = world.configuration.merchants.find(({ mchid }) => mchid === '1900000110');
  const client = world.connect({ merchants: [setup] });
  const today = world.clock.ms;
  world.clock.ms += 6 * 365 * 86_400_000;
  await expect(client.prepareTransfer(payLi({ mchid: '1900000110' }))).rejects.toThrow('expired');
  world.clock.ms = today;
});

test('a merchant without keys here is a bug, not an outcome', async () => {
  await expect(world.client.queryTransfer({ mchid: '1999999999', outBillNo: 'a1' })).rejects.toThrow(
    'no keys',
  );
});
