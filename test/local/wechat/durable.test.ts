import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowedLeft } from '../../../local/wechat/calls';
import { openStore } from '../../../local/wechatpay/store';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wechat-durable-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what WeChat was told before kill -9 it knows after it, and it is sealed when it closes', async () => {
  const victim = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'victim.ts'), folder]);
  let said = '';
  for await (const chunk of victim.stdout) {
    said += String(chunk);
    if (said.split('\n').length > 40) victim.kill('SIGKILL');
  }
  const confirmed = Number(said.split('\n').at(-2));
  const store = openStore(join(folder, 'wechat'));
  expect(allowedLeft(store, 'li', 'order')).toBeGreaterThanOrEqual(confirmed);
  await store.close();
  expect(readFileSync(join(folder, 'wechat', 'closed'), 'utf8')).toMatch(/^\d+ \d+ [\d.]+$/);
}, 30_000);

test('a torn file of WeChat or WeChat Pay is refused, not half believed; so is one of another version', async () => {
  const whole = join(folder, 'wechatpay');
  const store = openStore(whole);
  for (let n = 0; n < 200; n++) store.put(`bill:${n}`, { outBillNo: `bill${n}`, note: '提现'.repeat(20) });
  await store.close();
  const bytes = readFileSync(join(whole, 'data.mdb'));
  const letters = Buffer.from(bytes.toString('latin1').replaceAll('bill1', 'bill7'), 'latin1');
  const harms: Record<string, (file: string) => void> = {
    'cut short': (file) => truncateSync(file, bytes.length / 2),
    'other letters': (file) => writeFileSync(file, letters),
    'another version': (file) => writeFileSync(join(file, '..', 'closed'), '3 1 1'),
  };
  const told: Record<string, string> = {};
  for (const [what, harm] of Object.entries(harms)) {
    const place = join(folder, what);
    cpSync(whole, place, { recursive: true, preserveTimestamps: true });
    harm(join(place, 'data.mdb'));
    try {
      await openStore(place).close();
      told[what] = 'opened';
    } catch (error) {
      told[what] = String((error as Error).message);
    }
  }
  expect(told).toEqual({
    'cut short': expect.stringMatching(/is damaged\. .* Restore a backup/),
    'other letters': expect.stringMatching(
      /is damaged\. Number \d+ of its documents is not what was written/,
    ),
    'another version': expect.stringContaining('was written by another version'),
  });
}, 30_000);
