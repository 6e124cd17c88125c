import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud } from '../../local/server';
import { post, signedIn, testCloud } from './cloudbase/cloud-in-test';
import { bundled, declared } from './cloudbase/throw-away-functions';

/** Two notes in one transaction: after any death both are there or none. */
const store = `import tcb from '@cloudbase/node-sdk';
const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
export const main = async ({ id }) => {
  const tx = await db.startTransaction();
  await tx.collection('notes').add({ _id: id + '-a' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await tx.collection('notes').add({ _id: id + '-b' });
  await tx.commit();
  return { id };
};`;

const script = `
const { startCloud } = require('./local/server');
const { folder, functionsFolder } = JSON.parse(process.argv[1]);
startCloud({
  port: 0, folder, functionsFolder, instances: 3, timers: [],
  collections: [{ name: 'notes', indexes: [] }],
  functions: [{ name: 'store', timeoutSeconds: 5, memoryMb: 256, fromClients: true, environment: [] }],
}).then(({ origin }) => console.log(origin));
`;

function start(options: object): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', '--eval', script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve({ child, origin: line.toString().trim() }));
    child.once('exit', (code) => reject(new Error(`the cloud ended with ${code}`)));
  });
}

test('whatever was answered before kill -9 is there afterwards, and nothing is half there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  const functionsFolder = await bundled({ store });
  const answered: string[] = [];
  let authorization = '';
  for (let round = 0; round < 3; round++) {
    const { child, origin } = await start({ folder, functionsFolder });
    authorization ||= await signedIn(origin, 'wang');
    const died = new Promise((resolve) => child.once('exit', resolve));
    let isAlive = true;
    const writers = [0, 1, 2].map(async (writer) => {
      for (let n = 0; isAlive; n++) {
        const id = `r${round}w${writer}n${n}`;
        const answer = await post(origin, '/v1/functions/store', { id }, { authorization }).catch(
          () => undefined,
        );
        if (answer?.ok && (await answer.json().catch(() => undefined))?.id === id) answered.push(id);
      }
    });
    while (answered.filter((id) => id.startsWith(`r${round}`)).length < 3)
      await new Promise((next) => setTimeout(next, 20));
    await new Promise((resolve) => setTimeout(resolve, 150));
    child.kill('SIGKILL');
    await died;
    isAlive = false;
    await Promise.all(writers);
  }
  const cloud: Cloud = await testCloud({ folder, functionsFolder, functions: [declared('store')] });
  const kept = new Set(
    cloud
      .world()
      .database.all('notes')
      .map(({ _id }) => String(_id)),
  );
  const again = await post(cloud.origin, '/v1/functions/store', { id: 'after' }, { authorization });
  expect(await again.json()).toEqual({ id: 'after' });
  await cloud.close();
  expect(answered.length).toBeGreaterThan(5);
  expect(answered.filter((id) => !kept.has(`${id}-a`) || !kept.has(`${id}-b`))).toEqual([]);
  const halves = [...kept].filter((id) => !kept.has(id.replace(/-[ab]$/, id.endsWith('a') ? '-b' : '-a')));
  expect(halves).toEqual([]);
}, 60_000);
