import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { connectWechatPay } from '../../../cloudfunctions/platform/wechatpay/wechatpay';
import {
  freeze,
  li,
  mchid,
  openWorld,
  payLi,
  type World,
} from '../../cloudfunctions/platform/wechatpay/world';

const worlds: World[] = [];
const victims: ChildProcess[] = [];
async function open(options: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld(options);
  worlds.push(world);
  return world;
}
afterEach(async () => {
  for (const victim of victims.splice(0)) victim.kill('SIGKILL');
  for (const world of worlds.splice(0)) await world.closeAll();
});

test('after a restart WeChat Pay knows its bills, keys, faults and what it still has to tell', async () => {
  const before = await open();
  before.ear.status = 500;
  const paid = await freeze(before);
  const waiting = await freeze(before);
  await before.client.sendTransfer(paid);
  await before.client.sendTransfer(waiting);
  before.levers.confirm({ outBillNo: paid.outBillNo, openid: li });
  await before.tick();
  before.levers.fault({ on: 'query', kind: 'unsigned', match: { outBillNo: waiting.outBillNo } });
  const setupBefore = before.merchantSetup();
  await before.closeAll({ keepFolder: true });

  const after = await open({ folder: before.folder });
  after.clock.ms = before.clock.ms;
  expect(after.merchantSetup()).toEqual(setupBefore);
  expect(await after.client.queryTransfer(waiting)).toMatchObject({ kind: 'unknown' });
  expect(await after.client.queryTransfer(waiting)).toMatchObject({ bill: { state: 'WAIT_USER_CONFIRM' } });
  expect(await after.client.queryTransfer(paid)).toMatchObject({ bill: { state: 'SUCCESS' } });
  expect(after.levers.accounts({})).toMatchObject([{ mchid, balanceFen: 9_999_600, frozenFen: 200 }]);
  after.clock.ms += 15_000;
  await after.tick();
  expect(after.told.length).toBe(1);
  expect(JSON.parse(after.told[0]?.body.toString() ?? '').id).toBe(
    JSON.parse(before.told[0]?.body.toString() ?? '').id,
  );
});

test('what was acknowledged before kill -9 is there after it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechatpay-killed-'));
  const victim = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'victim.ts'), folder]);
  victims.push(victim);
  const { baseUrl, merchants } = await firstLine(victim);
  const client = connectWechatPay(
    { baseUrl },
    {
      now: Date.now,
      environment: { CROWNCAP_LOCAL: '1' },
      configurationOf: async () => merchants[0],
    },
  );
  const acknowledged: string[] = [];
  const pour = async (): Promise<void> => {
    const request = payLi();
    const outcome = await client.sendTransfer({ ...request, ...(await client.prepareTransfer(request)) });
    if (outcome.kind !== 'accepted') return;
    acknowledged.push(request.outBillNo);
    if (acknowledged.length === 15) victim.kill('SIGKILL');
    await pour();
  };
  // Three at once, so that one is always on its way when the end comes.
  await Promise.all([pour(), pour(), pour()]);
  if (victim.signalCode === null) await once(victim, 'exit');
  expect(acknowledged.length).toBeGreaterThanOrEqual(15);

  const after = await open({ folder });
  const bills = after.levers.bills({});
  expect(bills.map(({ outBillNo }) => outBillNo)).toEqual(expect.arrayContaining(acknowledged));
  const [account] = after.levers.accounts({});
  expect(account?.frozenFen).toBe(bills.length * 200);
  expect((account?.frozenFen ?? 0) + (account?.balanceFen ?? 0)).toBe(10_000_000);
});

test('whatever is done to bills in whatever order, no fen appears or disappears', async () => {
  const world = await open();
  const acts = fc.array(
    fc.record({
      bill: fc.nat(3),
      act: fc.constantFrom(...(['send', 'confirm', 'cancel', 'wait', 'day'] as const)),
    }),
    {
      maxLength: 15,
    },
  );
  await fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      const bills = await Promise.all(Array.from({ length: 4 }, () => freeze(world)));
      for (const { bill, act } of steps) {
        const frozen = bills[bill];
        if (!frozen) throw new Error('there are four bills');
        if (act === 'send') await world.client.sendTransfer(frozen);
        if (act === 'confirm') world.levers.confirm({ outBillNo: frozen.outBillNo, openid: li });
        if (act === 'cancel') await world.client.cancelTransfer(frozen);
        world.clock.ms += act === 'day' ? 86_400_000 : 1_000;
        await world.tick();
      }
      const kept = world.levers.bills({});
      const [account] = world.levers.accounts({});
      const sum = (states: string[]) =>
        kept.filter(({ state, isFunded }) => isFunded && states.includes(state)).length * 200;
      expect(account?.frozenFen).toBe(
        sum(['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM', 'TRANSFERING', 'CANCELING']),
      );
      expect(account?.balanceFen).toBe(10_000_000 - (account?.frozenFen ?? 0) - sum(['SUCCESS']));
    }),
    { numRuns: 10, endOnFailure: true },
  );
});

type Ready = { baseUrl: string; merchants: unknown[] };

async function firstLine(child: ChildProcess): Promise<Ready> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) return JSON.parse(text.slice(0, text.indexOf('\n')));
  }
  throw new Error('the victim did not start');
}
