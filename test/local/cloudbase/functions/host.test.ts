import { openClock } from '../../../../local/clock';
import { createFunctionHost, type FunctionHost } from '../../../../local/cloudbase/functions/host';
import { createMeter } from '../../../../local/cloudbase/functions/meter';
import { bundled, declared } from '../throw-away-functions';

const clock = openClock();
const meter = createMeter();
const lines: string[] = [];
let host: FunctionHost;

const door = `
import tcb from '@cloudbase/node-sdk';
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let callsHere = 0;
let busy = 0;
export const main = async (event, context) => {
  callsHere += 1;
  busy += 1;
  const alone = busy === 1;
  if (event.call === 'wait') await rest(event.ms);
  if (event.call === 'spin') for (;;);
  if (event.call === 'throw') throw new Error('a bug in the door');
  if (event.call === 'crash') { setTimeout(() => { throw new Error('a bug outside any call') }, 1); await rest(1_000); }
  if (event.call === 'exit') process.exit(3);
  if (event.call === 'eat') { const all = []; for (;;) all.push(new Array(1e5).fill(Math.random())); }
  if (event.call === 'hoard') { const all = Array.from({ length: event.mb }, () => Buffer.alloc(1e6, 1)); if (event.ms) await rest(event.ms); return all.length; }
  if (event.call === 'kill') process.kill(process.pid);
  if (event.call === 'talk') return 'x'.repeat(event.bytes);
  console.log(JSON.stringify({ said: event.call }));
  busy -= 1;
  return {
    alone, callsHere, now: Date.now(), day: new Date().toISOString(), isDate: new Date() instanceof Date,
    same: new Date(0).toISOString(), zone: process.env.TZ,
    openid: app.auth().getUserInfo().openId,
    fromContext: tcb.getCloudbaseContext(context).WX_OPENID ?? null,
    given: process.env.GIVEN ?? null, notGiven: process.env.NOT_GIVEN ?? null,
  };
};`;

beforeAll(async () => {
  process.env.NOT_GIVEN = 'the machine’s own';
  host = createFunctionHost({
    folder: await bundled({ door, eater: door, broken: 'throw new Error("cannot load")' }),
    functions: [
      declared('door', { timeoutSeconds: 2, memoryMb: 64, environment: ['GIVEN'] }),
      // A busy machine may need long to find that its memory is full.
      declared('eater', { timeoutSeconds: 25, memoryMb: 64 }),
      declared('broken'),
      declared('not-built'),
    ],
    environment: { GIVEN: 'a setting', NOT_GIVEN: 'of another function' },
    origin: 'http://127.0.0.1:1',
    clock,
    meter,
    instances: 3,
    log: (source, line) => lines.push(`${source} ${line}`),
  });
});

afterAll(() => host.close());

async function call(openid: string, event: Record<string, unknown>) {
  const outcome = await host.invoke('door', JSON.stringify(event), { kind: 'phone', openid });
  return outcome.ok ? JSON.parse(outcome.result) : outcome;
}

test('three people calling at once are each known by their own name', async () => {
  const people = ['o-wang', 'o-li', 'o-zhao'];
  const rounds = [1, 2, 3].flatMap(() => people);
  const answers = await Promise.all(rounds.map((openid) => call(openid, { call: 'wait', ms: 30 })));
  expect(answers.map(({ openid }) => openid)).toEqual(rounds);
  expect(answers.map(({ fromContext }) => fromContext)).toEqual(rounds);
});

test('an instance serves one call at a time, and is used again', async () => {
  const answers = await Promise.all(
    Array.from({ length: 9 }, () => call('o-wang', { call: 'wait', ms: 20 })),
  );
  expect(answers.every(({ alone }) => alone)).toBe(true);
  expect(Math.max(...answers.map(({ callsHere }) => callsHere))).toBeGreaterThan(1);
});

test('a timer’s call is nobody’s: the caller before it has left nothing behind', async () => {
  await Promise.all(['a', 'b', 'c'].map((openid) => call(openid, { call: 'wait', ms: 20 })));
  const outcomes = await Promise.all(
    Array.from({ length: 3 }, () => host.invoke('door', '{"call":"wait","ms":20}', { kind: 'timer' })),
  );
  for (const outcome of outcomes) {
    expect(outcome.ok && JSON.parse(outcome.result)).toMatchObject({ openid: '', fromContext: null });
  }
});

test('a function sees the settings it declares and nothing else of the machine', async () => {
  expect(await call('o-li', {})).toMatchObject({ given: 'a setting', notGiven: null, zone: 'UTC' });
});

test('a function lives at the time of the moved clock', async () => {
  clock.advance(40 * 86_400_000);
  const { now, day, isDate, same } = await call('o-li', {});
  expect(Math.abs(now - clock.now())).toBeLessThan(1_000);
  expect(Math.abs(Date.parse(day) - clock.now())).toBeLessThan(1_000);
  expect([isDate, same]).toEqual([true, '1970-01-01T00:00:00.000Z']);
  clock.set(Date.now());
});

test('who takes too long is stopped, even in an endless loop, and others do not wait for it', async () => {
  const began = Date.now();
  const [late, spinning, quick] = await Promise.all([
    call('o-wang', { call: 'wait', ms: 60_000 }),
    call('o-wang', { call: 'spin' }),
    call('o-li', {}).then((answer) => ({ ...answer, ms: Date.now() - began })),
  ]);
  expect([late.code, spinning.code]).toEqual([
    'FUNCTION_TIME_LIMIT_EXCEEDED',
    'FUNCTION_TIME_LIMIT_EXCEEDED',
  ]);
  expect(quick.openid).toBe('o-li');
  expect(quick.ms).toBeLessThan(1_800);
  expect(await call('o-zhao', {})).toMatchObject({ openid: 'o-zhao' });
});

test('a crash in one call hurts no other call', async () => {
  const answers = await Promise.all([
    call('o-wang', { call: 'crash' }),
    call('o-li', { call: 'wait', ms: 300 }),
    call('o-wang', { call: 'exit' }),
    call('o-zhao', { call: 'wait', ms: 50 }),
    call('o-wang', { call: 'throw' }),
    call('o-wang', { call: 'kill' }),
  ]);
  expect(answers.map(({ code, openid }) => code ?? openid)).toEqual([
    'FUNCTION_INVOCATION_FAILED',
    'o-li',
    'FUNCTION_INVOCATION_FAILED',
    'o-zhao',
    'FUNCTION_INVOCATION_FAILED',
    'FUNCTION_INVOCATION_FAILED',
  ]);
  expect(answers[4].message).toContain('a bug in the door');
});

test('a function that eats all its memory is stopped by name', async () => {
  const outcome = await host.invoke('eater', '{"call":"eat"}', { kind: 'timer' });
  expect(outcome).toMatchObject({ code: 'FUNCTION_MEMORY_LIMIT_EXCEEDED' });
  expect(await call('o-li', {})).toMatchObject({ openid: 'o-li' });
});

test('what lies outside the script engine counts as memory too, while it works and when it answers', async () => {
  const hoard = async (mb: number, ms: number) => {
    const outcome = await host.invoke('eater', JSON.stringify({ call: 'hoard', mb, ms }), { kind: 'timer' });
    return outcome.ok ? outcome.result : outcome.code;
  };
  expect(await hoard(10, 0)).toBe('10');
  expect(await hoard(80, 0)).toBe('FUNCTION_MEMORY_LIMIT_EXCEEDED');
  expect(await hoard(80, 60_000)).toBe('FUNCTION_MEMORY_LIMIT_EXCEEDED');
});

test('a function that is not declared, not built or cannot load is refused by name', async () => {
  const codes = await Promise.all(
    ['nothing', 'not-built', 'broken'].map(async (name) => {
      const outcome = await host.invoke(name, '{}', { kind: 'timer' });
      return outcome.ok || outcome.code;
    }),
  );
  expect(codes).toEqual(['FUNCTION_NOT_FOUND', 'FUNCTION_NOT_FOUND', 'FUNCTION_INVOCATION_FAILED']);
});

test('neither a question nor an answer may be larger than six megabytes', async () => {
  expect(await call('o-li', { call: 'talk', bytes: 7e6 })).toMatchObject({
    code: 'FUNCTION_INVOCATION_FAILED',
  });
  expect(await call('o-li', { long: 'x'.repeat(7e6) })).toMatchObject({ code: 'EXCEED_REQUEST_SIZE_LIMIT' });
  expect(await call('o-li', { call: 'talk', bytes: 5e6 })).toHaveLength(5e6);
});

test('every call is remembered with what it was and how it ended, and what it says is kept', async () => {
  meter.clear();
  await call('o-li', { call: 'placeOrder' });
  await call('o-li', { call: 'throw' });
  expect(meter.lastCalls()).toMatchObject([
    { function: 'door', call: 'placeOrder', caller: { openid: 'o-li' }, databaseCalls: 0 },
    { function: 'door', call: 'throw', code: 'FUNCTION_INVOCATION_FAILED' },
  ]);
  expect(meter.lastCalls()[0]?.said).toEqual(['{"said":"placeOrder"}']);
  expect(lines).toContain('door {"said":"placeOrder"}');
});
