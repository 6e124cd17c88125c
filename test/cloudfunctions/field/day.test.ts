import { claims, ownClaims } from '../../../cloudfunctions/field/claim';
import { earnings } from '../../../cloudfunctions/field/income';
import { doubtful } from '../../../cloudfunctions/field/judge';
import { offeredTasks } from '../../../cloudfunctions/field/offered-tasks';
import { renewPages } from '../../../cloudfunctions/field/renew-pages';
import { today } from '../../../cloudfunctions/field/today';
import { shelves } from '../../../cloudfunctions/goods/shelf';
import { withdraw } from '../../../cloudfunctions/money/payout/withdraw';
import type { ClaimId, Instant, StoreId, TaskId, WithdrawalId } from '../../../contracts/vocabulary';
import { honeyTea, iceTea, laowang, lemonTea } from '../../first-shop';
import { fen } from '../../test-cloud';
import { expectSoundBooks, terms } from '../money/payout/payday';
import { type FieldDay, openFieldDay } from './field-day';

const DAY = 86_400_000;

let field: FieldDay;
beforeEach(async () => {
  field = await openFieldDay();
});
afterEach(async () => {
  await expectSoundBooks(field.world);
  await field.close();
});

const screen = () => today(field.world, {}, field.li);
const income = (before?: Instant) => earnings({ ...field.world, terms }, { before }, field.li);

test('the morning’s screen names the rep, the employer, the stores and what to count there', async () => {
  expect(await screen()).toMatchObject({
    rep: { name: '小李', employer: '鑫源商贸' },
    folder: 'o-li/',
    earnedToday: 0,
    available: 0,
    stores: [
      {
        storeId: laowang,
        name: '老王便利店',
        ownerPhone: '13800000004',
        metres: 0,
        bound: true,
        visitedToday: false,
        products: expect.arrayContaining([{ gtin: iceTea, name: '冰红茶 500ml', caseSize: 15 }]),
      },
    ],
  });
});

test('what a shop carries comes first on its count', async () => {
  const [shelf] = field.all(shelves);
  if (!shelf) throw new Error('The first shop has a shelf.');
  await field.seed(shelves, laowang, {
    ...shelf,
    counted: { [honeyTea]: { bottles: 3, at: field.world.now() } },
  });
  const [store] = (await screen()).stores;
  expect(store?.products.map(({ gtin }) => gtin)).toEqual([honeyTea, iceTea, lemonTea]);
});

test('stores come in the order of the road', async () => {
  for (const [number, longitude] of [113.95, 113.94, 113.96].entries()) {
    await field.openStore(`zone-${number}` as StoreId, { latitude: 22.518, longitude });
  }
  const { stores } = await screen();
  expect(stores.map(({ storeId }) => storeId)).toEqual([laowang, 'zone-1', 'zone-0', 'zone-2']);
  expect(stores.map(({ metres }) => metres)).toEqual([0, 514, 1_027, 1_027]);
});

test('a claim made a moment ago is worth its reward on every screen, also when the day turns', async () => {
  await screen();
  await field.claim();
  const inside = { worth: 200, claims: [{ state: 'claimed', taskName: '茶饮端架陈列' }] };
  expect((await screen()).stores[0]).toMatchObject(inside);
  field.clock.advance(DAY);
  expect((await screen()).stores[0]).toMatchObject(inside);
});

test('what was earned yesterday is available today and was not earned today', async () => {
  await field.claimed();
  await field.report(field.visit([field.evidence()]));
  expect(await screen()).toMatchObject({ earnedToday: 200, available: 200 });
  field.clock.advance(DAY);
  expect(await screen()).toMatchObject({ earnedToday: 0, available: 200 });
  expect((await screen()).stores[0]?.visitedToday).toBe(false);
});

test('a store that a rep is given in the middle of the day is on the round at once, with its tasks', async () => {
  await screen();
  await field.openStore('new' as StoreId);
  expect((await screen()).stores).toHaveLength(2);
  const { tasks } = await offeredTasks(field.world, {}, field.li);
  expect(tasks[0]?.stores.map(({ storeId }) => storeId)).toEqual([laowang, 'new']);
});

test('the money on the screen follows a withdrawal at once', async () => {
  await field.claimed();
  await field.report(field.visit([field.evidence()]));
  const withdrawalId = 'withdrawalOfLi000001' as WithdrawalId;
  await withdraw({ ...field.world, terms }, { withdrawalId, amount: fen(150) }, field.li);
  expect((await screen()).available).toBe(50);
  expect(await income()).toMatchObject({
    available: 50,
    held: 150,
    withdrawals: [{ withdrawalId, amount: 150, payout: { state: 'asked' } }],
  });
});

test('long lists come page by page, every one once: claims and earnings', async () => {
  const many = Array.from(
    { length: 45 },
    (_, number) => `store-${String(number).padStart(2, '0')}` as StoreId,
  );
  for (const storeId of many) {
    await field.openStore(storeId);
    await field.claimed(storeId);
    const claimId = `tea-front:${storeId}` as ClaimId;
    await field.report(field.visit([field.evidence({ claimId })], { storeId }));
  }
  const seen: string[] = [];
  for (let before: Instant | undefined; ; ) {
    const page = await income(before);
    seen.push(...page.earnings.map(({ earningId }) => earningId));
    before = page.earnings.at(-1)?.at;
    if (!page.more) break;
  }
  expect(new Set(seen).size).toBe(45);
  expect(seen).toHaveLength(45);

  const listed: string[] = [];
  for (let before: Instant | undefined; ; ) {
    const page = await ownClaims(field.world, { before }, field.li);
    listed.push(...page.claims.map(({ claimId }) => claimId));
    before = page.claims.at(-1)?.claimedAt;
    if (!page.more) break;
  }
  expect(listed).toHaveLength(45);
  expect(new Set(listed).size).toBe(45);
}, 60_000);

test('every screen asks the database at most three times, who-is-calling included, also the first one of a day', async () => {
  await screen();
  const one = async (show: () => Promise<unknown>) => 1 + (await field.callsOf(show));
  field.clock.advance(DAY);
  await renewPages(field.world);
  expect({
    today: await one(screen),
    tasks: await one(() => offeredTasks(field.world, {}, field.li)),
    claims: await one(() => ownClaims(field.world, {}, field.li)),
    earnings: await one(() => income()),
    olderEarnings: await one(() => income(field.clock.now())),
    doubtful: await one(() => doubtful(field.world)),
  }).toEqual({ today: 3, tasks: 3, claims: 2, earnings: 3, olderEarnings: 3, doubtful: 2 });
});

test('a page that lost track counts its money anew from the accounts the next morning', async () => {
  await field.claimed();
  await field.report(field.visit([field.evidence()]));
  const { repPages } = await import('../../../cloudfunctions/field/rep-page');
  await field.world.db.updateIf(repPages, 'person-li', {}, { set: { available: 9_999, claims: {} } });
  field.clock.advance(DAY);
  await renewPages(field.world);
  expect((await screen()).available).toBe(200);
});

test('a morning the clock never came to: the screens gather for themselves, and the round is always today’s', async () => {
  await screen();
  await field.openStore('new' as StoreId);
  field.clock.advance(DAY);
  expect((await screen()).stores).toHaveLength(2);
  await field.openStore('newer' as StoreId);
  field.clock.advance(2 * DAY);
  const { tasks } = await offeredTasks(field.world, {}, field.li);
  expect(tasks[0]?.stores).toHaveLength(3);
});

test('a task that ended yesterday is no longer offered, and one of tomorrow not yet', async () => {
  await field.openTask({ taskId: 'older' as TaskId });
  field.clock.set('2027-01-01T00:00:00+08:00');
  expect((await offeredTasks(field.world, {}, field.li)).tasks).toEqual([]);
  field.clock.set('2026-10-31T23:59:59+08:00');
  expect((await offeredTasks(field.world, {}, field.li)).tasks).toEqual([]);
  expect(field.all(claims)).toEqual([]);
});
