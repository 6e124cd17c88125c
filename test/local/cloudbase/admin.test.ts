import type { CallRecord } from '../../../local/cloudbase/functions/meter';
import type { Cloud } from '../../../local/server';
import { post, sdkOn, signedIn, testCloud } from './cloud-in-test';
import { bundled, declared } from './throw-away-functions';

let cloud: Cloud;

const store = `import tcb from '@cloudbase/node-sdk';
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
const db = app.database();
export const main = async ({ call, id, times, ...asked }) => {
  if (call === 'ask') return (await app.callFunction({ name: 'other', data: { id } })).result;
  if (call === 'askNobody') return app.callFunction({ name: 'nobody', data: {} }).catch(({ code }) => code);
  if (call === 'tryOther') {
    const data = { ...asked, long: 'x'.repeat(asked.bytes ?? 0) };
    if (asked.isCircle) data.self = data;
    return app.callFunction({ name: 'other', data, qualifier: asked.qualifier }).then(() => 'no error', ({ code, message }) => ({ code, message }));
  }
  if (call === 'askTwiceAtOnce') {
    const tx = await db.startTransaction();
    const twice = [1, 2].map(() => tx.collection('notes').doc(id).get().then(() => 'answered', ({ message }) => message));
    const told = await Promise.all(twice);
    await tx.rollback();
    return told;
  }
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

const other = `export const main = async ({ id, how }) => {
  if (how === 'throw') throw new Error('a bug in the other');
  if (how === 'sleep') await new Promise((resolve) => setTimeout(resolve, 5_000));
  if (how === 'eatAndTell') return 'x'.repeat(7e6);
  return { got: id, who: process.env.WX_OPENID ?? null };
};`;

beforeAll(async () => {
  cloud = await testCloud({
    functionsFolder: await bundled({ store, other }),
    functions: [declared('store'), declared('other', { fromClients: false, timeoutSeconds: 1 })],
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

test('a function that asks its transaction two things at once is told so, but for a moment in which the machine forgot it', async () => {
  let times = 0;
  for (let time = 0; time < 20; time++) {
    const told: string[] = await call('wang', { call: 'askTwiceAtOnce', id: 'n1' });
    if (told.some((message) => message.includes('[ResourceUnavailable.TransactionBusy]'))) times++;
  }
  expect(times).toBeGreaterThanOrEqual(15);
});

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

test.each([
  ['throw', 'FUNCTION_INVOCATION_FAILED', /a bug in the other/],
  ['sleep', 'FUNCTION_TIME_LIMIT_EXCEEDED', /^Invoking task timed out after 1 seconds$/],
  ['eatAndTell', 'FUNCTION_INVOCATION_FAILED', /6 MB/],
])(
  'what goes wrong in a function that was asked reaches the asker as the SDK’s error: %s',
  async (how, code, message) => {
    const told = await call('li', { call: 'tryOther', how });
    expect(told.code).toBe(code);
    expect(told.message).toMatch(message);
  },
);

test('a question too large, a circle and a version nobody deployed are refused by name', async () => {
  expect(await call('li', { call: 'tryOther', bytes: 7e6 })).toMatchObject({
    code: 'EXCEED_REQUEST_SIZE_LIMIT',
  });
  expect(await call('li', { call: 'tryOther', isCircle: true })).toMatchObject({ code: 'INVALID_PARAM' });
  expect(await call('li', { call: 'tryOther', qualifier: '7' })).toMatchObject({
    code: 'FUNCTION_QUALIFIER_NOT_FOUND',
  });
});

test('what the local cloud does not build is refused by name', async () => {
  const app = sdkOn(cloud.origin);
  await expect(app.auth().queryUserInfo({ platform: 'x', platformId: 'y' })).rejects.toMatchObject({
    code: 'INVALID_ACTION',
    message: expect.stringContaining('auth.getUserInfoForAdmin'),
  });
  await expect(
    app.callWxOpenApi({ apiName: 'x', apiOptions: {}, cgiName: 'y', requestData: {} } as never),
  ).rejects.toMatchObject({ message: expect.stringContaining('wx.api') });
});

test('an environment that is not this one is refused, and who names none means this one', async () => {
  const at = async (env?: string) => {
    const app = sdkOn(cloud.origin, env === undefined ? {} : { env });
    return app.database().collection('notes').count();
  };
  await expect(at('another-1abc')).rejects.toMatchObject({
    code: 'INVALID_ENV',
    message: 'Environment not found',
  });
  expect(await at()).toHaveProperty('total');
});

test('a request without a signature is refused', async () => {
  const answer = await post(cloud.origin, '/admin', {
    action: 'database.getDocument',
    collectionName: 'notes',
  });
  expect([answer.status, (await answer.json()).code]).toEqual([200, 'SIGN_PARAM_INVALID']);
});
