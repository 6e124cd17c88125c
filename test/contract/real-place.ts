import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import CloudBase from '@cloudbase/manager-node';
import tcb from '@cloudbase/node-sdk';
import type { Place } from './place';
import { probeFolder, probeLimits } from './probe';

/** The names CloudBase's own documents use; nothing of them is ever written down here. */
const needed = ['TCB_ENV', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'] as const;

export const hasCredentials = () => needed.every((name) => process.env[name]);

/** A real environment, never production: everything made here carries the name of the run and is taken away again. */
export async function openRealPlace(): Promise<Place> {
  const [envId = '', secretId = '', secretKey = ''] = needed.map((name) => process.env[name]);
  const manager = CloudBase.init({ envId, secretId, secretKey });
  const appOf = (env: string) => tcb.init({ env, secretId, secretKey });
  const app = appOf(envId);
  const run = `contract-${randomBytes(4).toString('hex')}`;
  const [plain, numbers] = [`${run}-plain`, `${run}-numbers`];
  const files = new Set<string>();
  let word = 0;
  const place: Place = {
    where: 'real',
    app,
    appOf,
    db: app.database(),
    plain,
    numbers,
    probe: run,
    http: '',
    path: (name) => {
      files.add(`${run}/${name}`);
      return `${run}/${name}`;
    },
    fresh: () => `${run}-${++word}`,
    pass: async (ms) => void (await sleep(ms)),
    leave: async () => {
      const steps = [
        () => manager.database.deleteCollection(plain),
        () => manager.database.deleteCollection(numbers),
        () => manager.access.deleteAccess({ path: `/${run}` }),
        () => manager.functions.deleteFunction(run),
        () => manager.storage.deleteFile([...files]),
      ];
      for (const step of steps) await step().catch((error) => console.error('left behind:', String(error)));
    },
  };
  try {
    await make(manager, { run, plain, numbers });
    const { DefaultDomain } = await manager.access.getDomainList();
    return { ...place, http: `https://${DefaultDomain}/${run}` };
  } catch (error) {
    await place.leave();
    throw error;
  }
}

type Made = { run: string; plain: string; numbers: string };

async function make(manager: ReturnType<typeof CloudBase.init>, { run, plain, numbers }: Made) {
  const { Exists } = await manager.database.checkCollectionExists('entries');
  if (Exists)
    throw new Error('this environment keeps a ledger: promises are tried in an environment of their own');
  await manager.database.createCollection(plain);
  await manager.database.createCollection(numbers);
  const keys = { MgoIsUnique: true, MgoIndexKeys: [{ Name: 'no', Direction: '1' }] };
  await manager.database.updateCollection(numbers, {
    CreateIndexes: [{ IndexName: 'by_no', MgoKeySchema: keys }],
  });
  await manager.functions.createFunction({
    func: {
      name: run,
      handler: 'index.main',
      runtime: 'Nodejs20.19',
      timeout: probeLimits.timeoutSeconds,
      memorySize: probeLimits.memoryMb,
      installDependency: false,
    },
    functionRootPath: probeFolder(run),
    force: true,
  });
  await manager.access.createAccess({ path: `/${run}`, name: run });
}
