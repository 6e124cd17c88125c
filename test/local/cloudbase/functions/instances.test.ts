import { openClock } from '../../../../local/clock';
import { createFunctionHost, type FunctionHost } from '../../../../local/cloudbase/functions/host';
import { createMeter } from '../../../../local/cloudbase/functions/meter';
import { bundled, declared } from '../throw-away-functions';

const clock = openClock();
const meter = createMeter();
let host: FunctionHost;
let crowded: FunctionHost;

const door = `
import dayjs from 'dayjs';
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const seen = [];
let born = process.env.WX_OPENID ?? 'nobody';
let calls = 0;
export const main = async (event) => {
  calls += 1;
  const circle = {};
  circle.self = circle;
  switch (event.call) {
    case 'linger':
      void rest(60).then(() => { seen.push(process.env.WX_OPENID); console.log('late word'); });
      return 'answered';
    case 'seen': return { seen, openid: process.env.WX_OPENID };
    case 'wait': await rest(event.ms); return process.env.WX_OPENID;
    case 'keep': process.env.KEPT = 'for this instance'; return null;
    case 'environment': return { kept: process.env.KEPT ?? null, names: Object.keys(process.env), has: 'WX_OPENID' in process.env, copy: { ...process.env }.WX_OPENID ?? null };
    case 'forget': delete process.env.WX_OPENID; return process.env.WX_OPENID ?? null;
    case 'circle': return circle;
    case 'big': return 10n;
    case 'nothing': return undefined;
    case 'code': return () => 1;
    case 'throwText': throw 'no error at all';
    case 'throwObject': throw { reason: 'an object' };
    case 'rejectLater': setTimeout(() => Promise.reject(new Error('nobody awaits this')), 10); return 'answered';
    case 'say': console.log('one'); console.error('two 13812345678 and 11010519491231002X'); return null;
    case 'sayAndSpin': console.log('before the loop'); for (;;);
    case 'pace': {
      const [day, measured] = [Date.now(), performance.now()];
      await rest(event.ms);
      return { day: Date.now() - day, measured: performance.now() - measured };
    }
    case 'time': return [Date.now(), new Date().getTime(), +dayjs(), Date.parse(Date()), new (class extends Date {})().getTime()];
  }
  return { calls, born };
};`;

beforeAll(async () => {
  const called = 'exports.main = (event, context, callback) => callback(null, event);';
  const folder = await bundled({ door, called, loading: 'for (;;);' });
  const options = {
    folder,
    functions: [declared('door', { timeoutSeconds: 1 }), declared('called'), declared('loading')],
    environment: {},
    origin: 'http://127.0.0.1:1',
    clock,
    meter,
    log: () => {},
  };
  host = createFunctionHost({ ...options, instances: 1, loadLimitMs: 1_500 });
  const functions = [declared('door', { timeoutSeconds: 10 })];
  crowded = createFunctionHost({ ...options, functions, instances: 2, patienceMs: 800 });
});

afterAll(() => Promise.all([host.close(), crowded.close()]));

async function call(openid: string, event: Record<string, unknown>, at = host) {
  const outcome = await at.invoke('door', JSON.stringify(event), { kind: 'phone', openid });
  return outcome.ok ? JSON.parse(outcome.result) : outcome;
}

test('what a call left running knows its own caller, never the next one, and the log says it lingered', async () => {
  meter.clear();
  await call('o-wang', { call: 'linger' });
  expect(await call('o-li', { call: 'wait', ms: 120 })).toBe('o-li');
  expect(await call('o-zhao', { call: 'seen' })).toEqual({ seen: ['o-wang'], openid: 'o-zhao' });
  expect(meter.lastCalls().map(({ leftOver, said }) => [leftOver, said])).toEqual([
    [true, ['late word']],
    [undefined, []],
    [undefined, []],
  ]);
});

test('what a warm instance keeps is gone after it was recycled, and the log tells cold from warm', async () => {
  await host.recycle();
  meter.clear();
  await call('o-wang', { call: 'keep' });
  const warm = await call('o-li', {});
  const kept = await call('o-li', { call: 'environment' });
  await host.recycle();
  expect([warm.calls, warm.born, kept.kept]).toEqual([2, 'nobody', 'for this instance']);
  expect((await call('o-li', {})).calls).toBe(1);
  expect((await call('o-li', { call: 'environment' })).kept).toBeNull();
  expect(meter.lastCalls().map(({ isCold }) => isCold)).toEqual([true, false, false, true, false]);
});

test('the caller stands in the environment however a library looks at it', async () => {
  expect(await call('o-wang', { call: 'forget' })).toBeNull();
  const { names, has, copy } = await call('o-li', { call: 'environment' });
  expect(names).toEqual(expect.arrayContaining(['WX_OPENID', 'TCB_UUID', 'TZ', 'SCF_FUNCTIONNAME']));
  expect([has, copy]).toEqual([true, 'o-li']);
});

test.each([
  ['a circle', 'circle', /circular/],
  ['a number no JSON knows', 'big', /BigInt/],
  ['a thrown text', 'throwText', /no error at all/],
  ['a thrown object', 'throwObject', /reason: 'an object'/],
])('%s is a failed call, told by name', async (_, which, message) => {
  const outcome = await call('o-li', { call: which });
  expect(outcome.code).toBe('FUNCTION_INVOCATION_FAILED');
  expect(outcome.message).toMatch(message);
});

test('an answer of nothing, or of what is no value, is null', async () => {
  expect(await call('o-li', { call: 'nothing' })).toBeNull();
  expect(await call('o-li', { call: 'code' })).toBeNull();
});

test('a promise broken after the answer takes the instance, not the answer and not the next caller', async () => {
  expect(await call('o-wang', { call: 'rejectLater' })).toBe('answered');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await call('o-li', {})).toMatchObject({ calls: 1 });
});

test('what a call prints is in its own log without anybody’s numbers, even when it never answers', async () => {
  meter.clear();
  await call('o-wang', { call: 'say' });
  expect(await call('o-li', { call: 'sayAndSpin' })).toMatchObject({ code: 'FUNCTION_TIME_LIMIT_EXCEEDED' });
  const [said, spun] = meter.lastCalls();
  expect(said?.said).toEqual(['one', 'two [phone] and [identity]']);
  expect([spun?.said, spun?.code]).toEqual([['before the loop'], 'FUNCTION_TIME_LIMIT_EXCEEDED']);
  expect(spun?.ms).toBeGreaterThanOrEqual(1_000);
});

test('every clock a library may look at stands where the cloud’s clock stands', async () => {
  clock.set(Date.parse('2031-05-01T00:00:00+08:00'));
  const times: number[] = await call('o-li', { call: 'time' });
  for (const time of times) expect(Math.abs(time - clock.now())).toBeLessThan(2_000);
  clock.set(Date.now());
});

test('what asks the time in mid-call sees the clock being moved; what waits or measures keeps its pace', async () => {
  await call('o-li', {});
  const asked = call('o-li', { call: 'pace', ms: 200 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  clock.advance(86_400_000);
  const { day, measured } = await asked;
  expect(day).toBeGreaterThanOrEqual(86_400_000);
  expect(measured).toBeGreaterThanOrEqual(190);
  expect(measured).toBeLessThan(30_000);
  clock.set(Date.now());
});

test('more callers than instances wait their turn, and who waits too long is told that all are taken', async () => {
  await Promise.all(['o-a', 'o-b'].map((openid) => call(openid, { call: 'wait', ms: 50 }, crowded)));
  const answers = await Promise.all([
    call('o-a', { call: 'wait', ms: 1_500 }, crowded),
    call('o-b', { call: 'wait', ms: 10 }, crowded),
    call('o-c', { call: 'wait', ms: 1_500 }, crowded),
    call('o-d', { call: 'wait', ms: 10 }, crowded),
  ]);
  expect(answers.map((answer) => answer.code ?? answer)).toEqual([
    'o-a',
    'o-b',
    'o-c',
    'FUNCTION_EXCEED_RESOURCE_LIMIT',
  ]);
});

test('a function that answers by a callback is refused by name', async () => {
  expect(await host.invoke('called', '{}', { kind: 'timer' })).toMatchObject({
    code: 'FUNCTION_INVOCATION_FAILED',
    message: expect.stringContaining('callbacks are not built here'),
  });
});

test('code that never finishes loading fails its callers by name', async () => {
  const outcome = await host.invoke('loading', '{}', { kind: 'timer' });
  expect(outcome).toMatchObject({
    code: 'FUNCTION_INVOCATION_FAILED',
    message: expect.stringContaining('did not load in time'),
  });
});
