import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud } from '../../local/server';
import { post, sdkOn, testCloud } from './cloudbase/cloud-in-test';
import { bundled, declared } from './cloudbase/throw-away-functions';

const minute = 60_000;
let cloud: Cloud;

const clock = `import tcb from '@cloudbase/node-sdk';
const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
export const main = async (event) => {
  if (event.Type !== 'Timer') return 'not a timer';
  await db.collection('notes').add({ due: event.Time, name: event.TriggerName, now: Date.now(), who: process.env.WX_OPENID ?? null });
  console.log('noted');
};`;

beforeAll(async () => {
  const pages = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(pages, 'static'));
  writeFileSync(join(pages, 'index.html'), '<title>瓶盖通</title>');
  writeFileSync(join(pages, 'static', 'app.js'), 'hello()');
  cloud = await testCloud({
    functionsFolder: await bundled({ clock }),
    functions: [declared('clock', { fromClients: false })],
    timers: [{ function: 'clock', name: 'five', config: '0 */5 * * * * *' }],
    phoneFolder: pages,
    demoFolder: pages,
  });
});

afterAll(() => cloud.close());

const lever = async (name: string, body: unknown) =>
  (await post(cloud.origin, `/levers/${name}`, body)).json();

test('moving the clock by its lever runs the timers on the way, each at its own moment', async () => {
  const start = Date.parse('2027-01-01T08:00:00+08:00');
  await lever('clock', { set: start });
  const { now } = await lever('clock', { advanceMs: 15 * minute });
  expect(now - start).toBeGreaterThanOrEqual(15 * minute);
  const notes = cloud.world().database.all('notes') as unknown as Note[];
  expect(notes.map(({ due, name, who }) => [due, name, who])).toEqual([
    ['2027-01-01T00:05:00Z', 'five', null],
    ['2027-01-01T00:10:00Z', 'five', null],
    ['2027-01-01T00:15:00Z', 'five', null],
  ]);
  for (const note of notes) expect(Math.abs(note.now - Date.parse(note.due))).toBeLessThan(5_000);
});

test('by its levers every call can be looked up, and the next one made a cold one', async () => {
  const called = async () => {
    await lever('calls', {});
    await lever('clock', { advanceMs: 5 * minute });
    const { calls } = await (await fetch(`${cloud.origin}/levers/calls`)).json();
    return calls as Record<string, unknown>[];
  };
  await called();
  const [warm] = await called();
  expect(warm).toMatchObject({
    function: 'clock',
    caller: { kind: 'timer' },
    databaseCalls: 1,
    said: ['noted'],
    isCold: false,
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ms: expect.any(Number),
  });
  await lever('recycle', {});
  expect(await called()).toMatchObject([{ isCold: true }]);
});

type Note = { due: string; name: string; now: number; who: string | null };

test.each([
  ['dropBefore', 'ECONNRESET', 0],
  ['dropAfter', 'ECONNRESET', 1],
  ['unavailableBefore', 503, 0],
  ['unavailableAfter', 503, 1],
])(
  'by the lever %s the SDK meets %s in place of an answer, and %i of one document is kept',
  async (fault, code, kept) => {
    const notes = sdkOn(cloud.origin).database().collection('notes');
    const before = (await notes.count()).total ?? 0;
    await lever('faults', { [fault]: 1 });
    await expect(notes.add({ fault })).rejects.toMatchObject({ code });
    await lever('faults', { [fault]: 0 });
    expect((await notes.count()).total).toBe(before + kept);
  },
);

test('faults are put on and taken off, and a lever nobody made is refused', async () => {
  const app = sdkOn(cloud.origin);
  await lever('faults', { failBeforeCommit: 1 });
  await expect(app.database().collection('notes').add({ a: 1 })).rejects.toMatchObject({ code: 'SYS_ERR' });
  await lever('faults', { failBeforeCommit: 0 });
  await app.database().collection('notes').add({ a: 1 });
  expect((await post(cloud.origin, '/levers/rebate', {})).status).toBe(404);
  for (const nowhere of [{ advanceMs: -5 }, { set: -1 }, { advanceMs: 9e15 }, { set: 9e15 }, {}])
    expect((await post(cloud.origin, '/levers/clock', nowhere)).status).toBe(400);
  expect((await post(cloud.origin, '/levers/wechatpay/accounts', {})).status).toBe(200);
  expect(await lever('wechat/phoneCode', { phone: '13800000001' })).toEqual({ code: expect.any(String) });
  expect((await post(cloud.origin, '/levers/wechat/constructor', {})).status).toBe(404);
});

test('after a reset the world is empty, the clock is right, and the address is the same', async () => {
  const app = sdkOn(cloud.origin);
  await app.database().collection('notes').add({ a: 1 });
  await lever('reset', {});
  expect(cloud.world().database.all('notes')).toEqual([]);
  expect(
    Math.abs((await (await fetch(`${cloud.origin}/levers/clock`)).json()).now - Date.now()),
  ).toBeLessThan(5_000);
  await app.database().collection('notes').add({ a: 2 });
});

test('the phones’ page and the page around them are served, and nothing beside them', async () => {
  const read = async (path: string) => {
    const answer = await fetch(`${cloud.origin}${path}`);
    return [answer.status, answer.headers.get('content-type')];
  };
  expect(await read('/')).toEqual([200, 'text/html; charset=utf-8']);
  expect(await read('/phone')).toEqual([200, 'text/html; charset=utf-8']);
  expect(await read('/phone/static/app.js?v=1')).toEqual([200, 'text/javascript; charset=utf-8']);
  expect((await read('/phone/..%2f..%2fsecret'))[0]).toBe(404);
  expect((await read('/phone/nothing.js'))[0]).toBe(404);
  expect((await read('/phone/%ff'))[0]).toBe(404);
  expect((await read('//'))[0]).toBe(200);
});

test.each([
  ['a real key', { TENCENTCLOUD_SECRETID: `AKID${'x1'.repeat(16)}` }],
  ['the real WeChat Pay', { WXPAY_BASE_URL: 'https://api.mch.weixin.qq.com' }],
  ['the real WeChat', { WX_API_BASE: 'https://api.weixin.qq.com' }],
])('the local cloud does not start with %s', async (_, settings) => {
  await expect(testCloud({ settings })).rejects.toThrow(Object.keys(settings)[0]);
});

test('by the lever explain it says how a question would be answered, and does nothing of it', async () => {
  const { database } = cloud.world();
  await database.answer({
    action: 'database.insertDocument',
    collectionName: 'notes',
    data: ['{"_id":"explained"}'],
  });
  const asked = (query: string) =>
    lever('explain', { action: 'database.removeDocument', collectionName: 'notes', query });
  expect(await asked('{"_id":"explained"}')).toEqual({ plan: { index: '_id_', examined: 1, returned: 1 } });
  expect(await asked('{"nobody":1}')).toMatchObject({ plan: { index: 'scan', returned: 0 } });
  expect(await asked('{')).toEqual({ message: 'A payload is not valid EJSON.' });
  expect(database.all('notes').some(({ _id }) => _id === 'explained')).toBe(true);
});
