import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import CloudBase from '@cloudbase/manager-node';
import tcb from '@cloudbase/node-sdk';
import { databaseOn } from '../cloudfunctions/platform/database';
import { cloudbaserc, collectionRules, databaseIndexes, functionRule } from './deployment';
import { putMerchants } from './put-merchants';

/** `npm run deploy`: what `npm run build` made, to the environment named in `.env`. Every step may be repeated. */
async function deploy() {
  const env = settings();
  const manager = CloudBase.init({ envId: env.ENV_ID, secretId: env.SECRET_ID, secretKey: env.SECRET_KEY });
  await step('collections and indexes', () => openCollections(manager));
  await step('rules: phones reach data through functions only', () => setRules(manager));
  await step('merchants’ keys, sealed', () => sealMerchants(env));
  // `clock` writes what the doors read, so it comes last: readers before writers.
  const readersFirst = cloudbaserc().functions.sort(
    (a, b) => Number(a.name === 'clock') - Number(b.name === 'clock'),
  );
  for (const declared of readersFirst) {
    await step(`function ${declared.name}`, () => deployFunction(manager, declared, env));
  }
  console.log(
    'Deployed. Upload dist/weapp from WeChat DevTools, and set the HTTP access path /pay to the function pay.',
  );
}

type Manager = ReturnType<typeof CloudBase.init>;
type Declared = ReturnType<typeof cloudbaserc>['functions'][number];

async function openCollections(manager: Manager) {
  for (const { collection, indexes } of databaseIndexes()) {
    await manager.database.createCollectionIfNotExists(collection);
    const missing = [];
    for (const index of indexes) {
      const { Exists } = await manager.database.checkIndexExists(collection, index.IndexName);
      if (!Exists) missing.push(index);
    }
    if (missing.length > 0) await manager.database.updateCollection(collection, { CreateIndexes: missing });
  }
}

async function setRules(manager: Manager) {
  for (const [resource, permission] of Object.entries(collectionRules())) {
    await manager.permission.modifyResourcePermission({ resourceType: 'collection', resource, permission });
  }
  const securityRule = JSON.stringify(functionRule());
  await manager.permission.modifyResourcePermission({
    resourceType: 'function',
    permission: 'CUSTOM',
    securityRule,
  });
}

async function sealMerchants(env: ReturnType<typeof settings>) {
  const app = tcb.init({ env: env.ENV_ID, secretId: env.SECRET_ID, secretKey: env.SECRET_KEY });
  const put = await putMerchants(databaseOn(app.database()), env.WXPAY_KEY, env.MERCHANTS);
  console.log(put.join(', '));
}

async function deployFunction(manager: Manager, declared: Declared, env: Record<string, string>) {
  const envVariables = Object.fromEntries(
    Object.keys(declared.envVariables).map((key) => [key, needed(env, key)]),
  );
  await manager.functions.createFunction({
    func: { ...declared, envVariables },
    functionRootPath: 'dist/functions',
    force: true,
  });
}

function settings() {
  const env = parseEnv(readFileSync('.env', 'utf8')) as Record<string, string>;
  return {
    ...env,
    ENV_ID: needed(env, 'ENV_ID'),
    SECRET_ID: needed(env, 'SECRET_ID'),
    SECRET_KEY: needed(env, 'SECRET_KEY'),
    WXPAY_KEY: needed(env, 'WXPAY_KEY'),
    MERCHANTS: needed(env, 'MERCHANTS'),
  };
}

function needed(env: Record<string, string | undefined>, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`.env does not say ${name}; the README lists what it must hold.`);
  return value;
}

async function step(what: string, work: () => Promise<unknown>) {
  console.log(`${what} …`);
  await work();
}

deploy().catch((error) => {
  console.error(error);
  process.exit(1);
});
