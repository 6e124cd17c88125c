import type { CallRecord } from '../../../local/cloudbase/functions/meter';
import type { Cloud } from '../../../local/server';
import { post, sdkOn, signedIn, testCloud } from './cloud-in-test';
import { bundled, declared } from './throw-away-functions';

let cloud: Cloud;

const store = `import tcb from '@cloudbase/node-sdk';
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
const db = app.database();
export const main = async ({ call, id, times }) => {
  if (call === 'ask') return (await app.callFunction({ name: 'other', data: { id } })).result;
  if (call === 'askNobody') return app.callFunction({ name: 'nobody', data: {} }).catch(({ code }) => code);
  if (call === 'transact') {
    const tx = await db.startTransaction();
    await tx.collection('notes').doc(id).get();
    await tx.collection('notes').add({ _id: id });
    await tx.commit();
    return 'kept';
  }
  for (let n = 0; n < times; n++) await db.collection('notes').add({ _id: id + n, by: process.env.WX_OPENID });
  return 'written';
};`;

const other = `export const main = async ({ id }) => ({ got: id, who: process.env.WX_OPENID ?? null });`;

beforeAll(async () => {
  cloud = await testCloud({
    functionsFolder: await bundled({ store, other }),
    functions: [declared('store'), declared('other', { fromClients: false })],
  });
});

afterAll(() => cloud.close());

async function call(user: string, event: Record<string, unknown>) {
  const authorization = await signedIn(cloud.origin, user);
  return (await post(cloud.origin, '/v1/functions/store', event, { authorization })).json();
}

async function lastCalls(): Promise<CallRecord[]> {
  return (await (await fetch(`${cloud.origin}/levers/calls`)).json()).calls;
}

test('every database call is put on the bill of the call that made it, also when many run at once', async () => {
  await post(cloud.origin, '/levers/calls', {});
  await Promise.all(
    [1, 2, 3, 4, 5, 6].map((times) => call(`w${times}`, { call: 'write', id: `n${times}-`, times })),
  );
  await call('li', { call: 'transact', id: 'tx' });
  const calls = await lastCalls();
  expect(
    calls
      .filter((one) => one.call === 'write')
      .map(({ databaseCalls }) => databaseCalls)
      .sort(),
  ).toEqual([1, 2, 3, 4, 5, 6]);
  const transact = calls.find((one) => one.call === 'transact');
  expect(transact?.byAction).toEqual({
    startTransaction: 1,
    getDocument: 1,
    insertDocument: 1,
    commitTransaction: 1,
  });
  expect(transact?.databaseCalls).toBe(4);
});

test('one function may ask another, and does not lend it its caller', async () => {
  expect(await call('li', { call: 'ask', id: 'x' })).toEqual({ got: 'x', who: null });
  expect((await lastCalls()).at(-1)).toMatchObject({
    function: 'other',
    caller: { kind: 'function', name: 'store' },
  });
  expect(await call('li', { call: 'askNobody' })).toBe('FUNCTION_NOT_FOUND');
});

test('what the local cloud does not build is refused by name', async () => {
  const app = sdkOn(cloud.origin);
  await expect(
    app.copyFile({ fileList: [{ srcPath: 'a/x.png', dstPath: 'b/x.png' }] } as never),
  ).rejects.toMatchObject({
    code: 'INVALID_ACTION',
    message: expect.stringContaining('storage.batchCopyFile'),
  });
  await expect(
    app.callWxOpenApi({ apiName: 'x', apiOptions: {}, cgiName: 'y', requestData: {} } as never),
  ).rejects.toMatchObject({ message: expect.stringContaining('wx.api') });
});

test('a request without a signature is refused', async () => {
  const answer = await post(cloud.origin, '/admin', {
    action: 'database.getDocument',
    collectionName: 'notes',
  });
  expect([answer.status, (await answer.json()).code]).toEqual([200, 'SIGN_PARAM_INVALID']);
});
