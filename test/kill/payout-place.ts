import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { databaseOn } from '../../cloudfunctions/platform/database';
import type { World } from '../../cloudfunctions/platform/ports';
import { putMerchant } from '../../cloudfunctions/platform/wechatpay/merchant-keys';
import { collections } from '../../config/declared';
import type { Instant } from '../../contracts/vocabulary';
import { openDatabase } from '../../local/cloudbase/database/open';
import { appid } from '../../local/cloudbase/functions/environment';
import { type Handler, json, listen, objectIn } from '../../local/cloudbase/wire';
import { databaseOver, directLine } from '../../local/simulation/database-line';
import { mchid } from '../../local/simulation/payouts/terms';
import { memoryStore } from '../../local/wechatpay/memory-store';
import { createWechatPay } from '../../local/wechatpay/wechatpay';
import { pointSdkAt } from '../running-cloud';
import type { Asked, Told } from './payer';

const masterKey = Buffer.alloc(32, 'killed').toString('base64');
export type Kill = { at: number; when: 'before' | 'after' };
export type PayoutPlace = Awaited<ReturnType<typeof openPayoutPlace>>;

/** A database and a WeChat Pay that outlive the processes which pay through them, each killed when it is told to be. */
export async function openPayoutPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'crowncap-payer-'));
  const clock = { offset: 0 };
  const now = () => (Date.now() + clock.offset) as Instant;
  const database = openDatabase({
    path: join(folder, 'database'),
    noSync: true,
    now,
    declarations: collections,
  });
  const wechat = await createWechatPay({
    store: memoryStore(),
    now,
    notify: async () => ({ status: 500 }),
    seed: { merchants: [{ mchid, appid, balanceFen: 100_000_000, sceneIds: ['1005'] }] },
  });
  const answer: Handler = async (request) =>
    request.path.startsWith('/wechatpay/')
      ? wechat.handle({ ...request, path: request.path.slice('/wechatpay'.length) })
      : json(await database.answer(objectIn(request) ?? {}));

  let steps = 0;
  let kill: Kill | undefined;
  let current: Payer | undefined;
  const server = await listen(0, async (request) => {
    steps += 1;
    if (steps !== kill?.at) return answer(request);
    if (kill.when === 'after') await answer(request);
    current?.child.kill('SIGKILL');
    return 'dropped';
  });
  const origin = `http://127.0.0.1:${server.port}`;
  pointSdkAt(`${origin}/admin`);
  const world = { db: databaseOn(databaseOver(directLine(database))), now } as World;
  for (const configuration of wechat.merchantSetup())
    await putMerchant(world.db, masterKey, { kind: 'brand', configuration });

  const file = join(folder, 'payer.js');
  await build({
    entryPoints: ['test/kill/payer.ts'],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
  const start = () =>
    payerOf(fork(file, [origin, masterKey], { execArgv: [], env: { ...process.env, NODE_OPTIONS: '' } }));
  /** Started ahead, so that nobody waits for a process to begin. */
  let next = start();

  return {
    world,
    wechat,
    pass: (ms: number) => {
      clock.offset += ms;
    },
    /** How many requests a call took, and what it said; or that its process was killed under it. */
    async ask(asked: Omit<Asked, 'offset'>, killed?: Kill): Promise<Told & { died?: true; steps: number }> {
      if (!current) {
        current = next;
        next = start();
        await current.isReady;
      }
      steps = 0;
      kill = killed;
      current.child.send({ ...asked, offset: clock.offset });
      const told = await Promise.race([said(current.child), current.death]);
      kill = undefined;
      if ('died' in told) current = undefined;
      return { ...told, steps };
    },
    async close() {
      for (const payer of [current, next]) payer?.child.kill('SIGKILL');
      await server.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Payer = { child: ChildProcess; isReady: Promise<unknown>; death: Promise<{ died: true }> };

function payerOf(child: ChildProcess): Payer {
  const death = new Promise<{ died: true }>((resolve) => child.once('exit', () => resolve({ died: true })));
  return { child, isReady: said(child), death };
}

const said = (child: ChildProcess) =>
  new Promise<Told>((resolve) => child.once('message', (told: Told) => resolve(told)));
