import { X509Certificate } from 'node:crypto';
import Pay from 'wechatpay-node-v3';
import { freeze, li, mchid, openWorld, payLi, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.closeAll());
beforeEach(() => {
  world.levers.clearFaults({});
  world.levers.setBalance({ mchid, balanceFen: 10_000_000 });
  world.clock.ms += 60_000;
});

const frozenFen = () => world.levers.accounts({})[0]?.frozenFen;

test('a payout waits for the rep, who confirms it in WeChat, and is then paid', async () => {
  const before = frozenFen();
  const frozen = await freeze(world);
  const sent = await world.client.sendTransfer(frozen);
  expect(sent).toMatchObject({
    kind: 'accepted',
    bill: { state: 'WAIT_USER_CONFIRM', outBillNo: frozen.outBillNo },
  });
  expect(frozenFen()).toBe((before ?? 0) + 200);
  if (sent.kind !== 'accepted') throw new Error('not accepted');

  expect(world.levers.confirm({ package: sent.bill.packageInfo ?? '', openid: li }).errMsg).toBe(
    'requestMerchantTransfer:ok',
  );
  const queried = await world.client.queryTransfer(frozen);
  expect(queried).toMatchObject({
    kind: 'accepted',
    bill: { state: 'SUCCESS', mchid, appid: 'wxcrowncaplocal0001', openid: li, amountFen: 200 },
  });
  expect(frozenFen()).toBe(before);
});

test('sending the kept bytes again finds the same bill, and the money is taken once', async () => {
  const before = frozenFen();
  const frozen = await freeze(world, { userName: '李雷' });
  const first = await world.client.sendTransfer(frozen);
  const second = await world.client.sendTransfer(frozen);
  if (first.kind !== 'accepted' || second.kind !== 'accepted') throw new Error('not accepted');
  expect(second.bill).toEqual(first.bill);
  const bodies = world.asked.slice(-2).map(({ body }) => body);
  expect(bodies[0]?.equals(Buffer.from(frozen.body))).toBe(true);
  expect(bodies[1]?.equals(Buffer.from(frozen.body))).toBe(true);
  expect(frozenFen()).toBe((before ?? 0) + 200);
});

test('the kept bytes are sent as they are, even where a printer would print them differently', async () => {
  const frozen = await freeze(world);
  const body = ` ${frozen.body.replace(',', ' , ')}`;
  expect(await world.client.sendTransfer({ ...frozen, body })).toMatchObject({ kind: 'accepted' });
  expect(world.asked.at(-1)?.body.equals(Buffer.from(body))).toBe(true);
});

test('every request names the WeChat key we hold', async () => {
  const frozen = await freeze(world);
  await world.client.sendTransfer(frozen);
  await world.client.queryTransfer(frozen);
  await world.client.cancelTransfer(frozen);
  const serials = world.asked.slice(-3).map(({ headers }) => headers['wechatpay-serial']);
  expect(serials).toEqual([frozen.serial, frozen.serial, frozen.serial]);
});

test('the same number for another amount is refused, and the first bill stays as it was', async () => {
  const frozen = await freeze(world);
  await world.client.sendTransfer(frozen);
  const other = await world.client.prepareTransfer(payLi({ outBillNo: frozen.outBillNo, amountFen: 300 }));
  expect(await world.client.sendTransfer({ ...frozen, ...other })).toMatchObject({
    kind: 'refused',
    code: 'INVALID_REQUEST',
  });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ bill: { amountFen: 200 } });
});

test('the name travels sealed, and the wrong person is not paid', async () => {
  world.levers.nameUser({ openid: li, name: '李雷' });
  const frozen = await freeze(world, { userName: '韩梅梅' });
  expect(frozen.body).not.toContain('韩梅梅');
  await world.client.sendTransfer(frozen);
  world.levers.confirm({ outBillNo: frozen.outBillNo, openid: li });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({
    bill: { state: 'FAIL', failReason: 'NAME_NOT_CORRECT' },
  });
});

test('another person who opens the payout cannot take it', async () => {
  const frozen = await freeze(world);
  await world.client.sendTransfer(frozen);
  const shown = world.levers.confirm({ outBillNo: frozen.outBillNo, openid: 'openid-of-Wang' });
  expect(shown.errMsg).toContain('你的微信号与商家指定的微信号不一致');
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ bill: { state: 'WAIT_USER_CONFIRM' } });
});

test('an empty operating account refuses for now; after a top-up the same bytes go through', async () => {
  world.levers.setBalance({ mchid, balanceFen: 199 });
  const frozen = await freeze(world);
  expect(await world.client.sendTransfer(frozen)).toMatchObject({ kind: 'refused', code: 'NOT_ENOUGH' });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ bill: { state: 'ACCEPTED' } });
  world.levers.setBalance({ mchid, balanceFen: 200 });
  expect(await world.client.sendTransfer(frozen)).toMatchObject({ bill: { state: 'WAIT_USER_CONFIRM' } });
});

test('a cancel without body is signed right, and the money comes back', async () => {
  const before = frozenFen();
  const frozen = await freeze(world);
  await world.client.sendTransfer(frozen);
  expect(await world.client.cancelTransfer(frozen)).toMatchObject({ bill: { state: 'CANCELING' } });
  expect(world.asked.at(-1)?.body.length).toBe(0);
  expect(await world.client.queryTransfer(frozen)).toMatchObject({
    bill: { state: 'CANCELLED', failReason: 'MCH_CANCEL' },
  });
  expect(frozenFen()).toBe(before);
});

test('a paid payout cannot be cancelled', async () => {
  const frozen = await freeze(world);
  await world.client.sendTransfer(frozen);
  world.levers.confirm({ outBillNo: frozen.outBillNo, openid: li });
  expect(await world.client.cancelTransfer(frozen)).toMatchObject({
    kind: 'refused',
    code: 'INVALID_REQUEST',
  });
});

test('a bill which was never created is told as not found, in words we can trust', async () => {
  expect(await world.client.queryTransfer(payLi())).toMatchObject({
    kind: 'refused',
    code: 'NOT_FOUND',
    httpStatus: 404,
  });
});

test('a payout that WeChat would refuse is stopped before it is sent', async () => {
  const asked = world.asked.length;
  const prepare = (changes: Parameters<typeof payLi>[0]) => world.client.prepareTransfer(payLi(changes));
  await expect(prepare({ amountFen: 9 })).rejects.toThrow('at least 10 whole fen');
  await expect(prepare({ amountFen: 10.5 })).rejects.toThrow('at least 10 whole fen');
  await expect(prepare({ amountFen: 20_001 })).rejects.toThrow('at most 20000 fen');
  await expect(prepare({ amountFen: 29, userName: '李雷' })).rejects.toThrow('name is not allowed');
  await expect(prepare({ sceneId: '1011' })).rejects.toThrow('no scene 1011');
  await expect(prepare({ perception: '货款' })).rejects.toThrow('perception');
  await expect(prepare({ reportInfos: [] })).rejects.toThrow('reports exactly 岗位类型, 报酬说明');
  await expect(prepare({ remark: '长'.repeat(33) })).rejects.toThrow('remark');
  await expect(prepare({ outBillNo: 'pay/../x' })).rejects.toThrow('letters and digits');
  await expect(prepare({ notifyUrl: 'https://pay.example/x?y=1' })).rejects.toThrow('without query');
  expect(world.asked.length).toBe(asked);
});

test('a number that is a path never becomes another question', async () => {
  await expect(world.client.queryTransfer({ mchid, outBillNo: 'A/../../x?y=1' })).rejects.toThrow(
    'not a bill number',
  );
});

test('the library alone would sign a cancel without body wrongly', async () => {
  const [setup] = world.merchantSetup();
  if (!setup) throw new Error('no merchant');
  const pay = new Pay({
    appid: setup.appid,
    mchid,
    publicKey: Buffer.from(setup.certificate),
    privateKey: Buffer.from(setup.privateKey),
    serial_no: new X509Certificate(setup.certificate).serialNumber,
  });
  const path = `/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/x1/cancel`;
  const timestamp = Math.floor(world.clock.ms / 1000).toString();
  const signature = pay.getSignature('POST', 'n', timestamp, path);
  const answer = await world.handle({
    method: 'POST',
    path,
    headers: { authorization: pay.getAuthorization('n', timestamp, signature) },
    body: Buffer.alloc(0),
  });
  expect(answer).toMatchObject({ status: 401 });
});
