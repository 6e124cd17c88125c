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
    world.connect({ ...changes, environment });

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

test('keys that cannot work are refused before anything is sent', async () => {
  const refused = (changes: object, words: string) =>
    expect(clientWith({ ...world.setup('1900000109'), ...changes }).prepareTransfer(payLi())).rejects.toThrow(
      words,
    );
  await refused({ apiV3Key: 'x'.repeat(34) }, 'exactly 32 bytes');
  await refused({ privateKey: world.setup('1900000110')?.privateKey }, 'does not belong to the private key');
  await refused({ publicKey: undefined }, 'no answer could ever be verified');
});

const clientWith = (setup: object) => world.connect({ configurationOf: async () => setup });

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
  const setup = world.setup('1900000110');
  const [older, newer] = setup?.platformCertificates ?? [];
  const client = clientWith({ ...setup });
  const onlyNewer = clientWith({ ...setup, platformCertificates: [newer] });
  const onlyOlder = clientWith({ ...setup, platformCertificates: [older] });
  const request = payLi({ mchid: '1900000110' });
  const byNewer = { ...request, ...(await onlyNewer.prepareTransfer(request)) };
  expect(await client.sendTransfer(byNewer)).toMatchObject({ kind: 'accepted' });
  // WeChat lists the newer one too, so a client that only has the older one learns it.
  expect(await onlyOlder.sendTransfer(byNewer)).toMatchObject({ kind: 'accepted' });
});

test('an expired platform certificate verifies nothing', async () => {
  const client = clientWith({ ...world.setup('1900000110') });
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
