import { batches } from '../../../cloudfunctions/goods/batch';
import { cases } from '../../../cloudfunctions/goods/case';
import { scanCase } from '../../../cloudfunctions/goods/case-scan';
import { codes, textOf } from '../../../cloudfunctions/goods/code';
import { shelves } from '../../../cloudfunctions/goods/shelf';
import { keptScans } from '../../../cloudfunctions/loyalty/kept-scan';
import { points, pointsPages } from '../../../cloudfunctions/loyalty/points';
import { MOST_WRONG_AN_HOUR } from '../../../cloudfunctions/loyalty/rules/guessing';
import { releaseKeptScans, scan } from '../../../cloudfunctions/loyalty/scan';
import { entries } from '../../../cloudfunctions/money/ledger/ledger';
import { addDays } from '../../../cloudfunctions/time/rules/day';
import type { BatchId } from '../../../contracts/vocabulary';
import { day, iceTea, laowang, openFirstShop, openShelf, seat } from '../../first-shop';
import { openTestCloud, type TestCloud } from '../../test-cloud';

const b2611 = 'b2611' as BatchId;
let cloud: TestCloud;
beforeEach(async () => {
  cloud = await openTestCloud();
  await openFirstShop(cloud);
});
afterEach(async () => {
  await everyPageSaysWhatTheLedgerSays();
  await cloud.close();
});

const cap = (number: number) => textOf(cloud.world, { serial: 1, kind: 'cap', number });
const member = (name: string) => seat(cloud, name, 'member', name);
const scanAs = async (name: string, code: string) => scan(cloud.world, { code }, await member(name));
const sold = () => cloud.all(shelves)[0]?.scanned;

async function everyPageSaysWhatTheLedgerSays() {
  const pages = cloud.all(pointsPages);
  const booked = new Map<string, number>();
  for (const { postings } of cloud.all(entries))
    for (const { to, amount } of postings) booked.set(to, (booked.get(to) ?? 0) + amount);
  for (const page of pages) {
    expect(page.balance).toBe(booked.get(`member:${page._id}:points`) ?? 0);
    expect(page.lots.reduce((sum, lot) => sum + lot.left, 0)).toBe(page.balance);
  }
}

test('a member who scans a cap wins its points, good to the end of the next year', async () => {
  const won = await scanAs('zhang', cap(0));
  expect(won).toMatchObject({
    result: 'points',
    points: 10,
    balance: 10,
    expiresOn: '2027-12-31',
    again: false,
  });
  const page = await points(cloud.world, {}, await member('zhang'));
  expect(page).toMatchObject({ balance: 10, lots: [{ left: 10, expiresOn: '2027-12-31' }], kept: 0 });
  expect(page.changes).toMatchObject([{ points: 10, cause: { kind: 'scan', product: '冰红茶 500ml' } }]);
});

test('the same person may scan again and hears the same; another hears when it was used', async () => {
  await scanAs('zhang', cap(0));
  expect(await scanAs('zhang', cap(0))).toMatchObject({
    result: 'points',
    points: 10,
    balance: 10,
    again: true,
  });
  const used = await scanAs('li', cap(0));
  expect(used).toEqual({ result: 'used', usedAt: cloud.clock.now(), product: expect.anything() });
  expect(cloud.all(entries)).toHaveLength(1);
});

test('twenty people scan one code at once: one wins', async () => {
  const names = Array.from({ length: 20 }, (_, n) => `member${n}`);
  const seats = await Promise.all(names.map(member));
  const answers = await Promise.all(seats.map((one) => scan(cloud.world, { code: cap(3) }, one)));
  expect(answers.filter(({ result }) => result === 'points')).toHaveLength(1);
  expect(answers.filter(({ result }) => result === 'used')).toHaveLength(19);
  expect(cloud.all(entries)).toHaveLength(1);
});

test('one person who presses twenty times at once wins once', async () => {
  const zhang = await member('zhang');
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => scan(cloud.world, { code: cap(3) }, zhang)),
  );
  expect(answers.filter((one) => one.result === 'points' && !one.again)).toHaveLength(1);
  expect((await points(cloud.world, {}, zhang)).balance).toBe(10);
});

test('a code whose batch is not on the market is kept, and its points come by themselves', async () => {
  const closed = { ...cloud.all(batches)[0], batchId: 'b2612' as BatchId, serial: 2, marketed: false };
  await cloud.seed(batches, 'b2612', closed as never);
  const text = textOf(cloud.world, { serial: 2, kind: 'cap', number: 0 });
  expect(await scanAs('zhang', text)).toEqual({ result: 'not_on_market', kept: true });
  expect(await scanAs('zhang', text)).toEqual({ result: 'not_on_market', kept: true });
  cloud.clock.advance(60_000);
  expect(await scanAs('li', text)).toEqual({ result: 'not_on_market', kept: true });
  expect(await points(cloud.world, {}, await member('zhang'))).toMatchObject({ balance: 0, kept: 1 });

  await releaseKeptScans(cloud.world);
  expect(await points(cloud.world, {}, await member('zhang'))).toMatchObject({ balance: 0, kept: 1 });

  await cloud.seed(batches, 'b2612', { ...closed, marketed: true } as never);
  await Promise.all([releaseKeptScans(cloud.world), releaseKeptScans(cloud.world)]);
  await releaseKeptScans(cloud.world);
  expect(await points(cloud.world, {}, await member('zhang'))).toMatchObject({ balance: 10, kept: 0 });
  expect(await points(cloud.world, {}, await member('li'))).toMatchObject({ balance: 0, kept: 0 });
  expect(cloud.all(keptScans).every(({ state }) => state === 'released')).toBe(true);
});

test('whoever scans a kept code again as its batch opens has it counted once, and nothing is left waiting', async () => {
  const closed = { ...cloud.all(batches)[0], batchId: 'b2612' as BatchId, serial: 2, marketed: false };
  await cloud.seed(batches, 'b2612', closed as never);
  const text = textOf(cloud.world, { serial: 2, kind: 'cap', number: 0 });
  await scanAs('zhang', text);
  await cloud.seed(batches, 'b2612', { ...closed, marketed: true } as never);
  expect(await scanAs('zhang', text)).toMatchObject({ result: 'points', balance: 10, again: false });
  await releaseKeptScans(cloud.world);
  expect(await points(cloud.world, {}, await member('zhang'))).toMatchObject({ balance: 10, kept: 0 });
});

test('points that have run out are not told as a balance any more', async () => {
  await scanAs('zhang', cap(0));
  cloud.clock.set('2028-01-01T09:00:00+08:00');
  expect(await scanAs('zhang', cap(1))).toMatchObject({ points: 10, balance: 10, expiresOn: '2029-12-31' });
  expect(await scanAs('zhang', cap(1))).toMatchObject({ balance: 10, again: true });
  expect(await points(cloud.world, {}, await member('zhang'))).toMatchObject({ balance: 10 });
});

test('a case that comes in half a year after its caps were scanned is received all the same', async () => {
  const { caseCode } = await codes(cloud.world, { batchId: b2611, caseNumber: 0 });
  await scanAs('zhang', cap(0));
  const [shelf] = cloud.all(shelves);
  const weeks = Array.from({ length: 26 }, (_, n) => addDays(day('2026-11-30'), 7 * n));
  const { _id, ...fields } = {
    ...shelf,
    scanned: Object.fromEntries(weeks.map((week) => [week, { [iceTea]: 1 }])),
  };
  await cloud.seed(shelves, laowang, fields as never);
  cloud.clock.set('2027-05-25T09:00:00+08:00');
  const owner = await seat(cloud, 'wang', 'owner', laowang);
  expect(await scanCase(cloud.world, { storeId: laowang, code: caseCode }, owner)).toMatchObject({
    result: 'received',
    again: false,
  });
  expect(sold()).toEqual(fields.scanned);
});

test('a code of a batch nobody has registered yet is kept as well', async () => {
  const text = textOf(cloud.world, { serial: 99, kind: 'cap', number: 5 });
  expect(await scanAs('zhang', text)).toEqual({ result: 'not_on_market', kept: true });
  expect(await releaseKeptScans(cloud.world)).toBe(0);
});

test('a cap beyond the batch was never printed', async () => {
  expect(await scanAs('zhang', cap(100 * 15))).toEqual({ result: 'not_ours' });
});

test('a case code is for the store', async () => {
  const text = textOf(cloud.world, { serial: 1, kind: 'case', number: 0 });
  expect(await scanAs('zhang', text)).toEqual({ result: 'case_code' });
});

test('somebody who tries codes is stopped for the hour, even with a right one', async () => {
  const zhang = await member('zhang');
  const made = 'ABCDABCDABCD';
  for (let tried = 0; tried < MOST_WRONG_AN_HOUR; tried++)
    expect(await scan(cloud.world, { code: made }, zhang)).toEqual({ result: 'not_ours' });
  await expect(scan(cloud.world, { code: made }, zhang)).rejects.toThrow('busy');
  await expect(scan(cloud.world, { code: cap(0) }, zhang)).rejects.toThrow('busy');
  cloud.clock.advance(3_600_000);
  expect(await scan(cloud.world, { code: cap(0) }, zhang)).toMatchObject({ result: 'points' });
});

test('a case belongs to the first store that scans it', async () => {
  await openShelf(cloud, 'laozhang' as never, '老张小卖部');
  const owner = await seat(cloud, 'wang', 'owner', laowang);
  const { caseCode } = await codes(cloud.world, { batchId: b2611, caseNumber: 4 });
  const received = { result: 'received', name: '冰红茶 500ml', bottles: 15 };
  const ask = (storeId: string) =>
    scanCase(cloud.world, { storeId: storeId as never, code: caseCode }, owner);
  expect(await ask(laowang)).toEqual({ ...received, again: false });
  expect(await ask(laowang)).toEqual({ ...received, again: true });
  expect(await ask('laozhang')).toEqual({ result: 'elsewhere', at: cloud.clock.now() });
});

test('a cap scanned after its case was received counts as sold by that store', async () => {
  const owner = await seat(cloud, 'wang', 'owner', laowang);
  const { caseCode, caps } = await codes(cloud.world, { batchId: b2611, caseNumber: 4 });
  await scanCase(cloud.world, { storeId: laowang, code: caseCode }, owner);
  await scanAs('zhang', caps[0] ?? '');
  await scanAs('zhang', caps[1] ?? '');
  await scanAs('li', caps[1] ?? '');
  await scanAs('li', cap(0));
  expect(sold()).toEqual({ '2026-11-23': { [iceTea]: 2 } });
});

test('caps scanned before their case was received are counted when it is, in the weeks they were scanned', async () => {
  const owner = await seat(cloud, 'wang', 'owner', laowang);
  const { caseCode, caps } = await codes(cloud.world, { batchId: b2611, caseNumber: 4 });
  await scanAs('zhang', caps[0] ?? '');
  cloud.clock.advance(7 * 86_400_000);
  await scanAs('li', caps[1] ?? '');
  await scanAs('li', caps[2] ?? '');
  expect(sold()).toEqual({});
  await scanCase(cloud.world, { storeId: laowang, code: caseCode }, owner);
  await scanCase(cloud.world, { storeId: laowang, code: caseCode }, owner);
  expect(sold()).toEqual({ '2026-11-23': { [iceTea]: 1 }, '2026-11-30': { [iceTea]: 2 } });
});

test('caps and their case scanned at the same moment count every bottle once', async () => {
  const owner = await seat(cloud, 'wang', 'owner', laowang);
  const { caseCode, caps } = await codes(cloud.world, { batchId: b2611, caseNumber: 4 });
  const seats = await Promise.all(caps.map((_, n) => member(`member${n}`)));
  await Promise.all([
    ...caps.map((code, n) => scan(cloud.world, { code }, seats[n] as never)),
    scanCase(cloud.world, { storeId: laowang, code: caseCode }, owner),
  ]);
  expect(sold()).toEqual({ '2026-11-23': { [iceTea]: 15 } });
  expect(Object.keys(cloud.all(cases)[0]?.caps ?? {})).toHaveLength(15);
});

test('a scan takes ten database calls at most, the reading of points two, the identity counted', async () => {
  const owner = await seat(cloud, 'wang', 'owner', laowang);
  const { caseCode, caps } = await codes(cloud.world, { batchId: b2611, caseNumber: 4 });
  await scanCase(cloud.world, { storeId: laowang, code: caseCode }, owner);
  const zhang = await member('zhang');
  const identity = 1;
  for (const code of caps.slice(0, 2)) {
    const calls = identity + (await cloud.callsOf(() => scan(cloud.world, { code }, zhang)));
    expect(calls).toBeLessThanOrEqual(10);
  }
  expect(identity + (await cloud.callsOf(() => points(cloud.world, {}, zhang)))).toBeLessThanOrEqual(3);
});
