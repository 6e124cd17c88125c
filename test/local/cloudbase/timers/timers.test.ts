import { openClock } from '../../../../local/clock';
import { startTimers } from '../../../../local/cloudbase/timers/timers';

const minute = 60_000;
const started = Date.parse('2026-11-21T23:50:00+08:00');

function world(timers: { name: string; config: string }[]) {
  const clock = openClock();
  clock.set(started);
  const fired: { name: string; tick: number; clockWas: number }[] = [];
  const running = startTimers({
    timers: timers.map((timer) => ({ function: 'clock', ...timer })),
    clock,
    fire: async ({ name }, tick) => {
      fired.push({ name, tick, clockWas: clock.now() });
    },
    moved: async () => {},
    failed: (error) => {
      throw error;
    },
  });
  return { clock, fired, running };
}

test('moving the clock runs everything that was due on the way, in order, with the clock standing there', async () => {
  const { clock, fired, running } = world([
    { name: 'sweep', config: '0 */5 * * * * *' },
    { name: 'night', config: '0 2 0 * * * *' },
  ]);
  await running.advance(15 * minute);
  await running.close();
  expect(fired.map(({ name, tick }) => [name, (tick - started) / minute])).toEqual([
    ['sweep', 5],
    ['sweep', 10],
    ['night', 12],
    ['sweep', 15],
  ]);
  for (const { tick, clockWas } of fired) expect(Math.abs(clockWas - tick)).toBeLessThan(1_000);
  expect(clock.now() - started).toBeGreaterThanOrEqual(15 * minute);
});

test('moving the clock by eight weeks is no storm: rare timers lose nothing, a busy one is thinned', async () => {
  const { fired, running } = world([
    { name: 'sweep', config: '0 * * * * * *' },
    { name: 'night', config: '0 0 3 * * * *' },
  ]);
  await running.advance(56 * 24 * 60 * minute);
  await running.close();
  expect(fired.filter(({ name }) => name === 'night')).toHaveLength(56);
  const sweeps = fired.filter(({ name }) => name === 'sweep').map(({ tick }) => tick);
  expect(sweeps).toHaveLength(100);
  expect(sweeps.at(-1)).toBe(started + 56 * 24 * 60 * minute);
  expect(sweeps).toEqual([...sweeps].sort((a, b) => a - b));
});

test('two people moving the clock at once move it by both, and nothing runs twice', async () => {
  const { fired, running, clock } = world([{ name: 'sweep', config: '0 */5 * * * * *' }]);
  await Promise.all([running.advance(10 * minute), running.advance(10 * minute)]);
  await running.close();
  expect(fired.map(({ tick }) => (tick - started) / minute)).toEqual([5, 10, 15, 20]);
  expect(clock.now() - started).toBeGreaterThanOrEqual(20 * minute);
});

test('setting the clock skips what lies between', async () => {
  const { fired, running } = world([{ name: 'sweep', config: '0 */5 * * * * *' }]);
  await running.set(started + 60 * minute);
  await running.advance(5 * minute);
  await running.close();
  expect(fired.map(({ tick }) => (tick - started) / minute)).toEqual([65]);
});

test('a clock that somebody put back by hand runs its timers from there', async () => {
  const { clock, fired, running } = world([{ name: 'sweep', config: '0 */5 * * * * *' }]);
  clock.set(started - 24 * 60 * minute);
  await running.advance(5 * minute);
  await running.close();
  expect(fired.map(({ tick }) => (tick - started) / minute)).toEqual([-24 * 60 + 5]);
});

test('a timer also fires by itself when its time comes', async () => {
  const { fired, running } = world([{ name: 'second', config: '* * * * * * *' }]);
  await new Promise((resolve) => setTimeout(resolve, 1_800));
  await running.close();
  expect(fired.length).toBeGreaterThanOrEqual(1);
  expect(new Set(fired.map(({ tick }) => tick)).size).toBe(fired.length);
});
