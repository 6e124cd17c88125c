import { freeze, li, openWorld, type Told, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld({
    merchants: [
      { mchid: '1900000109', appid: 'wxcrowncaplocal0001', balanceFen: 10_000_000, sceneIds: ['1005'] },
      { mchid: '1900000110', appid: 'wxcrowncaplocal0001', balanceFen: 10_000_000, sceneIds: ['1005'] },
    ],
  });
});
afterAll(() => world.closeAll());
beforeEach(() => {
  world.told.length = 0;
  world.ear.status = 204;
  world.clock.ms += 60_000;
});

async function paid(mchid = '1900000109') {
  const frozen = await freeze(world, { mchid });
  await world.client.sendTransfer(frozen);
  world.levers.confirm({ outBillNo: frozen.outBillNo, openid: li });
  await world.tick();
  return frozen;
}

function last(): Told {
  const told = world.told.at(-1);
  if (!told) throw new Error('WeChat said nothing');
  return told;
}
const read = ({ headers, body }: Pick<Told, 'headers' | 'body'>, mchid = '1900000109') =>
  world.client.readNotify(mchid, headers, body);

test.each(['1900000109', '1900000110'])(
  'the end of a payout is told to merchant %s, sealed and signed',
  async (mchid) => {
    const frozen = await paid(mchid);
    expect(last().url).toBe('https://pay.crowncap.example/pay/notify/1900000109');
    expect(last().body.toString()).not.toContain(li);
    expect(await read(last(), mchid)).toMatchObject({
      kind: 'verified',
      eventType: 'MCHTRANSFER.BILL.FINISHED',
      mchid,
      resource: {
        kind: 'transfer',
        outBillNo: frozen.outBillNo,
        state: 'SUCCESS',
        amountFen: 200,
        openid: li,
        mchid,
      },
    });
  },
);

const forgeries = [
  ['stranger', 'bad_signature'],
  ['unsigned', 'missing_headers'],
  ['changed', 'bad_signature'],
  ['broken_seal', 'not_opened'],
  ['stale', 'clock_skew'],
  ['signtest', 'bad_signature'],
] as const;

test.each(forgeries)('a notify that is %s is rejected', async (how, why) => {
  const frozen = await freeze(world);
  await world.client.sendTransfer(frozen);
  await world.levers.forgeNotify({ outBillNo: frozen.outBillNo, state: 'SUCCESS', how });
  expect(await read(last())).toEqual({ kind: 'rejected', why });
  world.levers.confirm({ outBillNo: frozen.outBillNo, openid: li });
  await world.tick();
});

test('one changed byte anywhere in the body is seen', async () => {
  await paid();
  for (const at of [0, 60, last().body.length - 2]) {
    const body = Buffer.from(last().body);
    body.writeUInt8(body.readUInt8(at) ^ 1, at);
    expect(await read({ headers: last().headers, body })).toMatchObject({ kind: 'rejected' });
  }
});

test('a header sent twice is as good as none', async () => {
  await paid();
  const { headers, body } = last();
  const serial = headers['Wechatpay-Serial'] ?? '';
  const twice = { ...headers, 'Wechatpay-Serial': [serial, serial] };
  expect(await world.client.readNotify('1900000109', twice, body)).toEqual({
    kind: 'rejected',
    why: 'missing_headers',
  });
});

test('a notify for one merchant is not one for another, and nobody hears for a merchant without keys', async () => {
  await paid('1900000110');
  expect(await read(last(), '1900000109')).toEqual({ kind: 'rejected', why: 'unknown_serial' });
  expect(await read(last(), '1900000199')).toEqual({ kind: 'rejected', why: 'unknown_merchant' });
});

test('a notify nobody acknowledged comes again with the same id until it is heard', async () => {
  world.ear.status = 500;
  await paid();
  expect(world.told.length).toBe(1);
  world.clock.ms += 14_000;
  await world.tick();
  expect(world.told.length).toBe(1);
  world.clock.ms += 1_000;
  world.ear.status = 204;
  await world.tick();
  world.clock.ms += 3_600_000;
  await world.tick();
  expect(world.told.length).toBe(2);
  const ids = world.told.map(({ body }) => JSON.parse(body.toString()).id);
  expect(ids[0]).toBe(ids[1]);
});

test('WeChat gives up after fifteen repetitions in 24 hours and 4 minutes', async () => {
  world.ear.status = 500;
  await paid();
  const start = world.clock.ms;
  const tries: number[] = [];
  const gaps = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600];
  for (const gap of gaps) {
    world.clock.ms += gap * 1000;
    await world.tick();
    tries.push(world.told.length);
  }
  expect(tries.at(-1)).toBe(16);
  expect(world.clock.ms - start).toBe((24 * 60 + 4) * 60_000);
  world.clock.ms += 86_400_000 * 3;
  await world.tick();
  expect(world.told.length).toBe(16);
});

test('a notify comes twice, late or never, as the rule says', async () => {
  world.levers.fault({ on: 'notify', kind: 'twice' });
  await paid();
  expect(world.told.length).toBe(2);
  world.levers.fault({ on: 'notify', kind: 'never' });
  await paid();
  expect(world.told.length).toBe(2);
  world.levers.fault({ on: 'notify', kind: 'late', ms: 3_600_000 });
  await paid();
  expect(world.told.length).toBe(2);
  world.clock.ms += 3_600_000;
  await world.tick();
  expect(world.told.length).toBe(3);
});
