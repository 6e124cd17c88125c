import { claims } from '../../../cloudfunctions/field/claim';
import { expireClaims } from '../../../cloudfunctions/field/expire-claims';
import { offeredTasks } from '../../../cloudfunctions/field/offered-tasks';
import { returnUndecidedPlaces, takePlace } from '../../../cloudfunctions/field/quota';
import { tasks } from '../../../cloudfunctions/field/task';
import { today } from '../../../cloudfunctions/field/today';
import { reps } from '../../../cloudfunctions/people/rep';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import type { StoreId, TaskId } from '../../../contracts/vocabulary';
import { laowang, seat, xiaoli } from '../../first-shop';
import { type FieldDay, openFieldDay, teaFront } from './field-day';

const HOUR = 3_600_000;

let field: FieldDay;
beforeEach(async () => {
  field = await openFieldDay();
});
afterEach(() => field.close());

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error.problem,
  );
const open = () => field.all(claims).map(({ claimId, state }) => ({ claimId, state }));

test('a claim takes one place and lasts three days', async () => {
  const claim = await field.claim();
  expect(claim).toMatchObject({ claimId: 'tea-front:laowang', state: 'claimed', reward: 200 });
  expect(claim.endsAt - claim.claimedAt).toBe(72 * HOUR);
  expect(field.task()).toMatchObject({ left: 49, holds: {} });
});

test('the same claim again answers the same, even when the last place went to it', async () => {
  await field.openTask({ left: 1 });
  const first = await field.claim();
  field.clock.advance(HOUR);
  expect(await field.claim()).toEqual(first);
  expect(field.task().left).toBe(0);
});

test('a double tap takes one place', async () => {
  const answers = await Promise.allSettled([field.claim(), field.claim(), field.claim()]);
  expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
  await field.claim();
  expect(field.task()).toMatchObject({ left: 49, holds: {} });
  expect(open()).toHaveLength(1);
});

test('of twenty stores that claim at once, five get the five places, and the others hear that it is full', async () => {
  await field.openTask({ left: 5, quota: 5 });
  const many = Array.from({ length: 20 }, (_, number) => `store-${number}` as StoreId);
  for (const storeId of many) await field.openStore(storeId);
  const problems = await Promise.all(many.map((storeId) => problemOf(field.claim(storeId))));
  expect(problems.filter((problem) => problem === undefined)).toHaveLength(5);
  expect(problems.filter((problem) => problem?.code === 'task_full')).toHaveLength(15);
  expect(field.task()).toMatchObject({ left: 0, holds: {} });
  expect(open()).toHaveLength(5);
});

test('two reps who share a store by mistake cannot both have its place', async () => {
  const zhang = await seat(field, 'zhang', 'rep', xiaoli);
  await field.claim();
  expect(await problemOf(field.claim(laowang, teaFront, zhang))).toMatchObject({ code: 'task_taken' });
  expect(field.task()).toMatchObject({ left: 49, holds: {} });
});

test("another rep's store, a store nobody knows and a task nobody knows are all not yours", async () => {
  await field.openStore('far' as StoreId, { repId: 'xiaozhang' });
  const notYours = { code: 'not_yours', facts: {} };
  expect(await problemOf(field.claim('far' as StoreId))).toEqual(notYours);
  expect(await problemOf(field.claim('nowhere' as StoreId))).toEqual(notYours);
  expect(await problemOf(field.claim(laowang, 'nothing' as TaskId))).toEqual(notYours);
  expect(field.task().left).toBe(50);
});

test('without the employer’s consent nothing can be claimed, and the employer is named', async () => {
  const [rep] = field.all(reps);
  const { consentOn: _none, ...rest } = rep!;
  await field.seed(reps, xiaoli, rest);
  expect(await problemOf(field.claim())).toEqual({
    code: 'consent_missing',
    facts: { employer: '鑫源商贸' },
  });
});

test('a task that has not begun or is over is refused', async () => {
  field.clock.set('2026-10-31T23:00:00+08:00');
  expect(await problemOf(field.claim())).toMatchObject({ code: 'task_over' });
  field.clock.set('2027-01-01T00:00:00+08:00');
  expect(await problemOf(field.claim())).toMatchObject({ code: 'task_over' });
});

test('a place held by a call that died goes back after ten minutes, and not before', async () => {
  await takePlace(field.world, field.task(), laowang);
  expect(field.task().left).toBe(49);
  await returnUndecidedPlaces(field.world);
  expect(field.task().left).toBe(49);
  field.clock.advance(11 * 60_000);
  await returnUndecidedPlaces(field.world);
  expect(field.task()).toMatchObject({ left: 50, holds: {} });
});

test('a call that died after holding is taken up by the next tap, and takes no second place', async () => {
  await takePlace(field.world, field.task(), laowang);
  field.clock.advance(1_000);
  expect(await field.claim()).toMatchObject({ state: 'claimed' });
  expect(field.task()).toMatchObject({ left: 49, holds: {} });
});

test('taps that meet on a place that is claimed already leave the quota as it was', async () => {
  await field.claim();
  const { db } = field.world;
  let isSecond = false;
  const updateIf: typeof db.updateIf = async (of, id, guard, change) => {
    const isDone = await db.updateIf(of, id, guard, change);
    if (of.name === tasks.name && isDone && !isSecond) {
      isSecond = true;
      field.clock.advance(5);
      await field.claim();
    }
    return isDone;
  };
  const { claimTask } = await import('../../../cloudfunctions/field/claim-task');
  const first = { ...field.world, db: { ...db, updateIf } };
  await claimTask(first, { taskId: teaFront, storeId: laowang }, field.li);
  expect(field.task()).toMatchObject({ left: 49, holds: {} });
});

test('a claim that was written before its call died keeps its place, and shows on the rep’s screen', async () => {
  await today(field.world, {}, field.li);
  const dying = { ...field.world, db: { ...field.world.db } };
  const { updateIf } = field.world.db;
  dying.db.updateIf = (of, id, guard, change) =>
    of.name === 'rep_pages' ? Promise.reject(new Error('died')) : updateIf(of, id, guard, change);
  const { claimTask } = await import('../../../cloudfunctions/field/claim-task');
  await expect(claimTask(dying, { taskId: teaFront, storeId: laowang }, field.li)).rejects.toThrow('died');
  field.clock.advance(11 * 60_000);
  await returnUndecidedPlaces(field.world);
  expect(field.task()).toMatchObject({ left: 49, holds: {} });
  expect((await today(field.world, {}, field.li)).stores[0]?.claims).toHaveLength(1);
});

test('a claim that ran out reads as expired at once; its place is free when no photo can come any more', async () => {
  await field.claim();
  field.clock.advance(73 * HOUR);
  expect((await today(field.world, {}, field.li)).stores[0]).toMatchObject({ claims: [], worth: 0 });
  await expireClaims(field.world);
  expect(field.task().left).toBe(49);
  field.clock.advance(48 * HOUR);
  await expireClaims(field.world);
  await expireClaims(field.world);
  expect(field.task().left).toBe(50);
  expect(open()).toEqual([{ claimId: 'tea-front:laowang', state: 'expired' }]);
});

test('a place that is free again can be claimed again', async () => {
  await field.claim();
  field.clock.advance(121 * HOUR);
  await expireClaims(field.world);
  expect(await field.claim()).toMatchObject({ state: 'claimed', claimedAt: field.clock.now() });
  expect(field.task()).toMatchObject({ left: 49, holds: {} });
  const shown = await today(field.world, {}, field.li);
  expect(shown.stores[0]).toMatchObject({ worth: 200 });
});

test('a clock that was overtaken does not end the claim somebody made meanwhile', async () => {
  await field.claim();
  field.clock.advance(121 * HOUR);
  const { db } = field.world;
  const find: typeof db.find = async (of, query) => {
    const found = await db.find(of, query);
    await expireClaims(field.world);
    await field.claim();
    return found;
  };
  await expireClaims({ ...field.world, db: { ...db, find } });
  expect(open()).toEqual([{ claimId: 'tea-front:laowang', state: 'claimed' }]);
  expect(field.task().left).toBe(49);
});

test('what is offered names the stores where it is still free, before a claim and after', async () => {
  const stores = async () => (await offeredTasks(field.world, {}, field.li)).tasks[0]?.stores;
  expect(await stores()).toEqual([{ storeId: laowang, name: '老王便利店' }]);
  await field.claim();
  expect(await stores()).toEqual([]);
  field.clock.advance(24 * HOUR);
  expect(await stores()).toEqual([]);
});

test('a task for another tier is neither offered here nor to be claimed', async () => {
  await field.seed(tasks, teaFront, { ...field.task(), tiers: ['B'] });
  expect((await offeredTasks(field.world, {}, field.li)).tasks[0]?.stores).toEqual([]);
  expect(await problemOf(field.claim())).toMatchObject({ code: 'not_yours' });
});

test('a claim asks the database at most 8 times, who-is-calling included, and not more in a rush', async () => {
  await today(field.world, {}, field.li);
  expect(1 + (await field.callsOf(() => field.claim()))).toBeLessThanOrEqual(8);
  const many = Array.from({ length: 20 }, (_, number) => `store-${number}` as StoreId);
  for (const storeId of many) await field.openStore(storeId);
  const calls = await field.callsOf(() => Promise.all(many.map((storeId) => field.claim(storeId))));
  expect(1 + calls / many.length).toBeLessThanOrEqual(12);
});

test('a rep without claims, without stores, and a stranger’s seat see empty screens', async () => {
  const nobody: Seat = { ...field.li, at: 'nobody', personId: 'person-nobody' as Seat['personId'] };
  expect(await today(field.world, {}, nobody)).toMatchObject({ stores: [], available: 0, inReview: 0 });
  expect(await offeredTasks(field.world, {}, nobody)).toMatchObject({ tasks: [{ stores: [] }] });
});
