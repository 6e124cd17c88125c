import { freeze, li, mchid, openWorld, payLi, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld({
    merchants: [
      { mchid, appid: 'wxcrowncaplocal0001', balanceFen: 10_000_000, sceneIds: ['1005'] },
      {
        mchid: '1900000110',
        appid: 'wxcrowncaplocal0001',
        balanceFen: 10_000_000,
        sceneIds: ['1000'],
        maxFen: 50_000,
        keys: ['certificate'],
      },
    ],
  });
});
afterAll(() => world.closeAll());
beforeEach(() => {
  world.levers.clearFaults({});
  world.clock.ms += 60_000;
});

const notifyUrl = 'https://pay.crowncap.example/pay/notify/1900000109';
let numbers = 0;
const wanted = () => {
  numbers += 1;
  return {
    mchid,
    outAuthorizationNo: `CCa${numbers}`,
    openid: `o-rep-${numbers}`,
    sceneId: '1005',
    displayName: '小李',
    notifyUrl,
  };
};

async function allowed() {
  const asked = wanted();
  await world.client.sendAuthorization(asked);
  world.levers.confirm({ outAuthorizationNo: asked.outAuthorizationNo, openid: asked.openid });
  const told = await world.client.queryAuthorization(asked);
  if (told.kind !== 'accepted') throw new Error('not accepted');
  return { ...asked, authorizationId: told.authorization.authorizationId ?? '' };
}

test('a rep who allowed it once is paid without a page', async () => {
  const { openid, authorizationId } = await allowed();
  const frozen = await freeze(world, { openid, authorizationId });
  expect(await world.client.sendTransfer(frozen)).toMatchObject({
    kind: 'accepted',
    bill: { state: 'SUCCESS' },
  });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({
    kind: 'accepted',
    bill: { state: 'SUCCESS', openid, amountFen: 200 },
  });
});

test('the same bytes sent twice pay once', async () => {
  const { openid, authorizationId } = await allowed();
  const frozen = await freeze(world, { openid, authorizationId });
  world.levers.fault({ on: 'create', kind: 'drop_after' });
  const balance = () => world.levers.accounts({})[0]?.balanceFen ?? 0;
  const before = balance();
  expect(await world.client.sendTransfer(frozen)).toMatchObject({ kind: 'unknown', why: 'cut_off' });
  expect(await world.client.sendTransfer(frozen)).toMatchObject({ bill: { state: 'SUCCESS' } });
  expect(balance()).toBe(before - 200);
});

test('asked for twice it is one, with one page to allow it on', async () => {
  const asked = wanted();
  const first = await world.client.sendAuthorization(asked);
  const second = await world.client.sendAuthorization(asked);
  if (first.kind !== 'accepted' || second.kind !== 'accepted') throw new Error('not accepted');
  expect(second.authorization).toEqual(first.authorization);
  expect(first.authorization).toMatchObject({ state: 'WAIT_USER_CONFIRM', packageInfo: expect.any(String) });
});

test('WeChat tells when it was allowed and when it was taken back', async () => {
  await world.tick();
  world.told.length = 0;
  const { outAuthorizationNo } = await allowed();
  world.levers.forbid({ outAuthorizationNo });
  await world.tick();
  const heard = await Promise.all(
    world.told.map(({ headers, body }) => world.client.readNotify(mchid, headers, body)),
  );
  const ours = heard.flatMap((notify) => (notify.kind === 'verified' ? [notify] : []));
  expect(ours.map(({ eventType, resource }) => [eventType, resource.kind]).toSorted()).toEqual([
    ['MCHTRANSFER.AUTHORIZATION.CLOSED', 'authorization'],
    ['MCHTRANSFER.AUTHORIZATION.CONFIRMED', 'authorization'],
  ]);
});

test('what was closed pays nobody any more', async () => {
  const { authorizationId, ...name } = await allowed();
  expect(await world.client.closeAuthorization(name)).toMatchObject({
    kind: 'accepted',
    authorization: { state: 'CLOSED', closeReason: 'CLOSE_VIA_MCH_API' },
  });
  const frozen = await freeze(world, { openid: name.openid, authorizationId });
  expect(await world.client.sendTransfer(frozen)).toMatchObject({ kind: 'refused' });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ code: 'NOT_FOUND' });
});

test('nobody allowed: nobody is paid, and there is no such number', async () => {
  const asked = wanted();
  expect(await world.client.queryAuthorization(asked)).toMatchObject({ kind: 'refused', code: 'NOT_FOUND' });
  const frozen = await freeze(world, { authorizationId: '20120250000' });
  expect(await world.client.sendTransfer(frozen)).toMatchObject({ kind: 'refused' });
});

test('a red packet is made as one and confirmed like any transfer', async () => {
  const request = payLi({
    mchid: '1900000110',
    sceneId: '1000',
    style: 'RED_PACKET',
    perception: '活动奖励',
    reportInfos: [
      { type: '活动名称', content: '开盖有奖' },
      { type: '奖励说明', content: '再来一瓶' },
    ],
  });
  const frozen = { ...request, ...(await world.client.prepareTransfer(request)) };
  expect(await world.client.sendTransfer(frozen)).toMatchObject({ bill: { state: 'WAIT_USER_CONFIRM' } });
  world.levers.confirm({ outBillNo: frozen.outBillNo, openid: li });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ bill: { state: 'SUCCESS' } });
});

test.each([
  // A new public key comes with the sealed keys, minutes later; a new certificate WeChat announces itself.
  ['public key', mchid, 'public_key', '1005', 'unknown'],
  ['certificate', '1900000110', 'certificate', '1000', 'accepted'],
] as const)(
  'when WeChat changes its %s in mid-run, a kept body is still sent as it is and paid once',
  async (_which, of, kind, sceneId, atOnce) => {
    const reportTypes = world.setup(of)?.scenes[0]?.reportTypes ?? [];
    const frozen = await freeze(world, {
      mchid: of,
      sceneId,
      perception: world.setup(of)?.scenes[0]?.perceptions[0] ?? '',
      userName: '李雷',
      reportInfos: reportTypes.map((type) => ({ type, content: '陈列' })),
    });
    const { serial } = await world.levers.rotateKey({ mchid: of, kind });
    expect(await world.client.sendTransfer(frozen)).toMatchObject({ kind: atOnce });
    world.clock.ms += 120_000;
    const sent = await world.client.sendTransfer(frozen);
    expect(sent).toMatchObject({
      kind: 'accepted',
      bill: { state: 'WAIT_USER_CONFIRM' },
      evidence: { serial },
    });
    expect(world.asked.at(-1)?.body.toString()).toBe(frozen.body);
    world.levers.confirm({ outBillNo: frozen.outBillNo, openid: li });
    expect(await world.client.queryTransfer(frozen)).toMatchObject({ bill: { state: 'SUCCESS' } });
  },
);
