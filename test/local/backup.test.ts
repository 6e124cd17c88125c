import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orders } from '../../cloudfunctions/trade/order/order';
import { collections } from '../../config/declared';
import { putBack } from '../../local/backup/put-back';
import { brokenBooksAt } from '../../local/books';
import { casePrice, iceTea, laowang, openFirstShop, seat, xinyuan } from '../first-shop';
import { phone, startRunningCloud } from '../running-cloud';
import { newId, walkTheLoop } from '../the-loop';
import { post } from './cloudbase/cloud-in-test';

const place = mkdtempSync(join(tmpdir(), 'crowncap-backup-'));
const [folder, backup] = [join(place, 'cloud'), join(place, 'monday')];
let running: ChildProcess | undefined;
afterAll(() => {
  running?.kill('SIGKILL');
  rmSync(place, { recursive: true });
});

/** The cloud as a process of its own, to be killed. */
function start(): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/kill/cloud-process.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  running = child;
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve({ child, origin: line.toString().trim() }));
    child.once('exit', (code) => reject(new Error(`the cloud ended with ${code}`)));
  });
}

const order = (orderId: string) => ({
  orderId,
  storeId: laowang,
  sellerId: xinyuan,
  lines: [{ gtin: iceTea, cases: 3 }],
  payBy: 'cash',
  total: (casePrice[iceTea] ?? 0) * 3,
});

test('copied while orders come in, killed, put back: every order from before the copy is there and the books are sound', async () => {
  const first = await startRunningCloud({ at: '2026-11-23T09:00:00+08:00', folder, timers: [] });
  await openFirstShop(first);
  await seat(first, 'wang', 'owner', laowang);
  await walkTheLoop(first);
  const { database } = first.cloud.world();
  const cups = { collectionName: 'cups' };
  await database.answer({ action: 'database.addCollection', ...cups });
  await database.answer({ action: 'database.insertDocument', ...cups, data: ['{"_id":"red"}'] });
  const photos = readdirSync(join(folder, 'storage', 'files'), { recursive: true });
  expect(photos.length).toBeGreaterThan(0);
  await first.close();

  const { child, origin } = await start();
  const died = new Promise((resolve) => child.once('exit', resolve));
  const wang = await phone(origin, 'wang');
  const answered: string[] = [];
  const place = async () => {
    const orderId = newId();
    const answer = await wang.call('store', 'placeOrder', order(orderId));
    if ('value' in answer) answered.push(orderId);
  };
  await place();
  await place();
  const before = [...answered];
  expect(before).toHaveLength(2);
  const placing = Array.from({ length: 6 }, place);
  const taken = await post(origin, '/levers/backup', { folder: backup });
  expect(await taken.json()).toEqual({});
  await Promise.allSettled(placing);
  child.kill('SIGKILL');
  await died;
  rmSync(folder, { recursive: true });

  await putBack(backup, folder, collections);
  const again = await startRunningCloud({ folder, timers: [] });
  const kept = new Set(again.all(orders).map(({ orderId }) => String(orderId)));
  expect(before.filter((orderId) => !kept.has(orderId))).toEqual([]);
  expect(again.cloud.world().database.all('cups')).toEqual([{ _id: 'red' }]);
  expect(await brokenBooksAt(again.origin)).toEqual([]);
  expect(readdirSync(join(folder, 'storage', 'files'), { recursive: true })).toEqual(photos);
  // The phone that was signed in still is, and goes on ordering.
  const next = await fetch(`${again.origin}/v1/functions/store`, {
    method: 'POST',
    headers: { authorization: `Bearer ${wang.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ call: 'placeOrder', input: order(newId()) }),
  });
  expect(await next.json()).toMatchObject({ value: { state: 'placed' } });
  await again.close();
}, 120_000);

test('a backup with one byte changed, one file missing or one too many is refused by that file’s name, and nothing is made', async () => {
  const files = ['backup.json', 'database/orders.jsonl', 'wechatpay.json', 'secret'];
  const target = join(place, 'nowhere');
  for (const name of files) {
    const harmed = join(place, 'harmed');
    cpSync(backup, harmed, { recursive: true });
    const bytes = readFileSync(join(harmed, name));
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(join(harmed, name), bytes);
    await expect(putBack(harmed, target, collections)).rejects.toThrow(`${name} is damaged`);
    rmSync(join(harmed, name));
    await expect(putBack(harmed, target, collections)).rejects.toThrow(`${name} is missing`);
    rmSync(harmed, { recursive: true });
  }
  const more = join(place, 'more');
  cpSync(backup, more, { recursive: true });
  writeFileSync(join(more, 'database', 'gifts.jsonl'), '{}\n');
  await expect(putBack(more, target, collections)).rejects.toThrow(
    'database/gifts.jsonl is no part of this backup',
  );
  expect(existsSync(target)).toBe(false);
  expect(readdirSync(place).filter((name) => name.includes('unfinished'))).toEqual([]);
});

test('a backup of another release’s making is refused by its format', async () => {
  const other = join(place, 'other');
  cpSync(backup, other, { recursive: true });
  const body = readFileSync(join(other, 'backup.json'), 'utf8')
    .slice(65)
    .replace('"format": 1', '"format": 2');
  const sum = createHash('sha256').update(body).digest('hex');
  writeFileSync(join(other, 'backup.json'), `${sum}\n${body}`);
  await expect(putBack(other, join(place, 'nowhere'), collections)).rejects.toThrow(
    'This backup has format 2',
  );
});

test('neither a cloud nor a backup that is there is written over, and one that cannot be finished leaves nothing', async () => {
  await expect(putBack(backup, folder, collections)).rejects.toThrow('holds a cloud already');
  const other = join(place, 'other cloud');
  const cloud = await startRunningCloud({ folder: other, timers: [] });
  const take = (into: string) => post(cloud.origin, '/levers/backup', { folder: into });
  const refused = await take(backup);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({ message: expect.stringContaining('is there already') });

  // What is no file cannot be copied.
  const pipe = join(other, 'storage', 'files', 'pipe');
  mkdirSync(join(other, 'storage', 'files'), { recursive: true });
  execFileSync('mkfifo', [pipe]);
  expect((await take(join(place, 'tuesday'))).status).toBe(400);
  expect(readdirSync(place).filter((name) => name.startsWith('tuesday'))).toEqual([]);
  rmSync(pipe);
  expect((await take(join(place, 'tuesday'))).status).toBe(200);
  await cloud.close();
});
