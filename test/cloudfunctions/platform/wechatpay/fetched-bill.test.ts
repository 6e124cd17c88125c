import type { Day } from '../../../../contracts/vocabulary';
import { freeze, li, mchid, openWorld, type World } from './world';

let world: World;
let paid: string;
beforeAll(async () => {
  world = await openWorld();
  const frozen = await freeze(world);
  paid = frozen.outBillNo;
  await world.client.sendTransfer(frozen);
  world.levers.confirm({ outBillNo: paid, openid: li });
  world.clock.ms = Date.parse('2026-11-22T10:10:00+08:00');
});
afterAll(() => world.closeAll());

const fetchBill = (bill: 'OPERATION' | 'BASIC' | 'TRADE', day = '2026-11-21') =>
  world.client.fetchBill({ mchid, day: day as Day, bill });

test('yesterday’s payouts are in the bill of the operating account, and the address is WeChat’s own', async () => {
  const fetched = await fetchBill('OPERATION');
  if (fetched.kind !== 'accepted') throw new Error(JSON.stringify(fetched));
  expect(fetched.text).toContain(paid);
  expect(fetched.evidence.body).toContain('https://api.mch.weixin.qq.com/');
  expect(world.asked.at(-1)?.path).not.toContain('http');
});

test('a day without a movement, and a day whose bill is not made yet, are a no by their names', async () => {
  expect(await fetchBill('OPERATION', '2026-11-19')).toMatchObject({
    kind: 'refused',
    code: 'NO_STATEMENT_EXIST',
  });
  expect(await fetchBill('OPERATION', '2026-11-22')).toMatchObject({
    kind: 'refused',
    code: 'INVALID_REQUEST',
  });
  expect(await fetchBill('BASIC')).toMatchObject({ kind: 'refused', code: 'NO_STATEMENT_EXIST' });
  expect(await fetchBill('TRADE')).toMatchObject({ kind: 'refused', code: 'NO_STATEMENT_EXIST' });
});

test('before ten in the morning WeChat is still making it', async () => {
  world.clock.ms = Date.parse('2026-11-22T09:30:00+08:00');
  expect(await fetchBill('OPERATION')).toMatchObject({ kind: 'refused', code: 'STATEMENT_CREATING' });
});
