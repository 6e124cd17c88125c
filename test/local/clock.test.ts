import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClock } from '../../local/clock';

const day = 86_400_000;

test('a clock that was moved stays moved after a restart', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'clock-')), 'clock.json');
  openClock(file).advance(30 * day);
  expect(Math.abs(openClock(file).now() - Date.now() - 30 * day)).toBeLessThan(1_000);
});

test('a clock that was set runs on from there', async () => {
  const clock = openClock();
  clock.set(Date.UTC(2027, 0, 1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(clock.now() - Date.UTC(2027, 0, 1)).toBeGreaterThanOrEqual(15);
  expect(clock.now() - Date.UTC(2027, 0, 1)).toBeLessThan(2_000);
});
