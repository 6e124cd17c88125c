import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import { claims } from '../../cloudfunctions/field/claim';
import { stocks } from '../../cloudfunctions/goods/stock';
import { brokenBooks } from '../../cloudfunctions/money/invariants/invariants';
import { stores } from '../../cloudfunctions/people/store';
import { storeCodeOf } from '../../cloudfunctions/people/store-code';
import { databaseOn } from '../../cloudfunctions/platform/database';
import type { Collection, World } from '../../cloudfunctions/platform/ports';
import { orders } from '../../cloudfunctions/trade/order/order';
import type { Instant, StoreId } from '../../contracts/vocabulary';
import {
  casePrice,
  iceTea,
  laowang,
  openFirstShop,
  openShelf,
  seat,
  wangShifu,
  xiaoli,
  xinyuan,
} from '../first-shop';
import { type Phone, phone, pointSdkAt } from '../running-cloud';
import { newId, upload } from '../the-loop';

const KILLS = 3;
const SHOPS = 4;
const CASES = 9_000;
/** More stores than a rep can visit before the next kill. */
const VISITS = 15;
const AT = '2026-11-23T09:00:00+08:00';

const folder = mkdtempSync(join(tmpdir(), 'crowncap-kill-'));
let place: Place;
afterAll(() => {
  place.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
jest.setTimeout(180_000);

type Place = { origin: string; child: ChildProcess; seed: ReturnType<typeof seedOn>; world: World };

test('the cloud is killed while people order, receive, visit and earn: all that was answered is there, nothing is half-done', async () => {
  const answered = { orders: new Map<string, string>(), claims: new Set<string>() };
  place = await start();
  await openShops(place);
  for (let round = 0; round < KILLS; round++) {
    await liveUntilKilled(place, round, answered);
    place = await start();
    await expectAllThere(place, answered);
  }
  await lever(place, 'clock', { advanceMs: 5 * 60_000 });
  await expectNothingHalfDone(place);
});

async function liveUntilKilled(
  place: Place,
  round: number,
  answered: { orders: Map<string, string>; claims: Set<string> },
) {
  let isAlive = true;
  const shops = Array.from({ length: SHOPS }, (_, n) => storeIdOf(n));
  const lives = [
    ...shops.map((storeId, n) =>
      keepOn(
        () => isAlive,
        () => orderAndReceive(place, storeId, n, answered.orders),
      ),
    ),
    keepOn(
      () => isAlive,
      (turn) => visitAndEarn(place, round * VISITS + turn, answered.claims),
    ),
  ];
  await untilMore(answered.orders, 6 + round);
  const died = new Promise((gone) => place.child.once('exit', gone));
  place.child.kill('SIGKILL');
  await died;
  isAlive = false;
  await Promise.all(lives);
}

/** The kill comes in the middle of work, however slow the machine is. */
async function untilMore(answered: ReadonlyMap<string, string>, orders: number) {
  const enough = answered.size + orders;
  while (answered.size < enough) await new Promise((wait) => setTimeout(wait, 25));
}

/** A lost answer is not a no: the life simply ends there and the next process is asked what is true. */
async function keepOn(isAlive: () => boolean, live: (turn: number) => Promise<void>) {
  for (let turn = 0; isAlive(); turn++) await live(turn).catch(() => undefined);
}

async function orderAndReceive(place: Place, storeId: StoreId, n: number, answered: Map<string, string>) {
  const owner = await phone(place.origin, `owner-${n}`);
  const seller = await phone(place.origin, 'xinyuan');
  const orderId = newId();
  const line = { gtin: iceTea, cases: 3 };
  const order = {
    storeId,
    orderId,
    sellerId: xinyuan,
    lines: [line],
    payBy: 'cash',
    total: 3 * (casePrice[iceTea] ?? 0),
  };
  const step = async (who: Phone, door: string, call: string, input: object, state: string) => {
    const answer = await who.call(door, call, input);
    if (!('value' in answer)) throw new Error('no answer');
    answered.set(orderId, state);
  };
  await step(owner, 'store', 'placeOrder', order, 'placed');
  await step(seller, 'seller', 'accept', { orderId }, 'accepted');
  await step(seller, 'seller', 'ship', { orderId, driverId: wangShifu }, 'shipped');
  await step(
    owner,
    'store',
    'confirmReceipt',
    { storeId, orderId, lines: [], cash: order.total },
    'received',
  );
}

async function visitAndEarn(place: Place, turn: number, answered: Set<string>) {
  const storeId = visitedIdOf(turn);
  const li = await phone(place.origin, 'li');
  const { now } = (await (await fetch(`${place.origin}/levers/clock`)).json()) as { now: number };
  const claim = await li.call('rep', 'claimTask', { taskId: 'tea-front', storeId });
  if (!('value' in claim)) return;
  const photo = await upload({ origin: place.origin }, li, `o-li/${newId()}.jpg`);
  await lever(place, 'clock', { advanceMs: 120_000 });
  const claimId = `tea-front:${storeId}`;
  const report = await li.call('rep', 'reportVisit', {
    visitId: newId(),
    storeId,
    arrivedAt: now,
    leftAt: now + 100_000,
    storeCode: storeCodeOf(place.world, storeId),
    evidence: [{ claimId, photo, takenAt: now + 50_000, facings: 4, priceTag: true }],
  });
  if ('value' in report) answered.add(claimId);
}

async function expectAllThere(
  { world }: Place,
  answered: { orders: Map<string, string>; claims: Set<string> },
) {
  const far = ['placed', 'accepted', 'shipped', 'received'];
  expect(answered.orders.size).toBeGreaterThan(0);
  for (const [orderId, state] of answered.orders) {
    const order = await world.db.get(orders, orderId);
    expect({ orderId, state: far.indexOf(order?.state ?? '') }).toEqual({
      orderId,
      state: expect.any(Number),
    });
    expect(far.indexOf(order?.state ?? '')).toBeGreaterThanOrEqual(far.indexOf(state));
  }
  for (const claimId of answered.claims) expect((await world.db.get(claims, claimId))?.state).toBe('passed');
}

/** Every case is free, held for an order that is there, or gone with one; and the books agree to the fen. */
async function expectNothingHalfDone({ world }: Place) {
  expect(await brokenBooks(world)).toEqual([]);
  const stock = await world.db.get(stocks, xinyuan);
  const all = await world.db.find(orders, { where: { sellerId: xinyuan }, limit: 1000 });
  const held = Object.keys(stock?.holds ?? {});
  const waiting = all
    .filter(({ state }) => state === 'placed' || state === 'accepted')
    .map(({ orderId }) => orderId);
  expect(held.sort()).toEqual(waiting.sort());
  expect((stock?.available[iceTea] ?? 0) + all.length * 3).toBe(CASES);
}

async function openShops(place: Place) {
  const cloud = { seed: place.seed, clock: { now: () => Date.parse(AT) as Instant }, world: place.world };
  await lever(place, 'clock', { set: Date.parse(AT) });
  await openFirstShop(cloud);
  await place.seed(stocks, xinyuan, {
    sellerId: xinyuan,
    asOf: cloud.clock.now(),
    available: { [iceTea]: CASES },
    holds: {},
  });
  await seat(cloud, 'xinyuan', 'seller', xinyuan);
  await seat(cloud, 'li', 'rep', xiaoli);
  for (let n = 0; n < SHOPS; n++) {
    await openShelf(cloud, storeIdOf(n), `第 ${n} 家店`);
    await seat(cloud, `owner-${n}`, 'owner', storeIdOf(n));
  }
  const first = await place.world.db.get(stores, laowang);
  for (let n = 0; n < KILLS * VISITS; n++)
    await place.seed(stores, visitedIdOf(n), { ...first, storeId: visitedIdOf(n) });
}

const visitedIdOf = (n: number) => `visited-${n}` as StoreId;
const storeIdOf = (n: number) => `shop-${n}` as StoreId;

async function start(): Promise<Place> {
  const args = ['--require', 'tsx/cjs', resolve('test/kill/cloud-process.ts'), folder];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const origin = await new Promise<string>((done, failed) => {
    child.stdout?.once('data', (line: Buffer) => done(line.toString().trim()));
    child.once('exit', (code) => failed(new Error(`The cloud ended with ${code}.`)));
  });
  pointSdkAt(`${origin}/admin`);
  const app = tcb.init({ env: 'local-1abc', secretId: 'local', secretKey: 'local' });
  const world = {
    db: databaseOn(app.database()),
    seal: (purpose: string, text: string) =>
      createHmac('sha256', `test:${purpose}`).update(text).digest('hex'),
  } as World;
  return { origin, child, seed: seedOn(app), world };
}

function seedOn(app: ReturnType<typeof tcb.init>) {
  return async <Fields extends object>(of: Collection<Fields>, id: string, fields: unknown) => {
    await app
      .database()
      .collection(of.name)
      .doc(id)
      .set({ ...of.schema.parse(fields), v: of.version });
  };
}

const lever = (place: Place, name: string, body: object) =>
  fetch(`${place.origin}/levers/${name}`, { method: 'POST', body: JSON.stringify(body) });
