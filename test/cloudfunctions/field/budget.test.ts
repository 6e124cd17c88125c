import fc from 'fast-check';
import { brokenBudgets, watchBudgets } from '../../../cloudfunctions/field/budget-books';
import { claims } from '../../../cloudfunctions/field/claim';
import { expireClaims } from '../../../cloudfunctions/field/expire-claims';
import { offeredTasks } from '../../../cloudfunctions/field/offered-tasks';
import { returnUndecidedPlaces, takePlace } from '../../../cloudfunctions/field/quota';
import { tasks } from '../../../cloudfunctions/field/task';
import { brokenBooks } from '../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../cloudfunctions/money/ledger/ledger';
import { promisesLeft, withTotal } from '../../../cloudfunctions/money/rules/budget';
import type { Query } from '../../../cloudfunctions/platform/ports';
import type { StoreId } from '../../../contracts/vocabulary';
import { laowang } from '../../first-shop';
import { fen } from '../../test-cloud';
import { type FieldDay, openFieldDay, teaFront } from './field-day';

const HOUR = 3_600_000;

let field: FieldDay;
beforeEach(async () => {
  field = await openFieldDay();
});
afterEach(async () => {
  expect(await brokenBudgets(field.world)).toEqual([]);
  expect(await brokenBooks(field.world)).toEqual([]);
  await field.close();
});

const storeOf = (number: number) => `store-${number}` as StoreId;
const openStores = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, number) => field.openStore(storeOf(number))));
const withBudget = (left: number, reward = 200) =>
  field.openTask({ budget: { total: fen(left), left: fen(left) }, reward: fen(reward) });
const left = () => field.task().budget.left;
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error.problem?.code ?? error,
  );
const earnedBy = (storeId: StoreId) =>
  field.report(field.visit([field.evidence({ claimId: `${teaFront}:${storeId}` as never })], { storeId }));

test('a claim is promised its money at once, an earning spends it, and what runs out gives it back', async () => {
  await field.openStore(storeOf(1));
  await field.claimed();
  expect(left()).toBe(9_800);
  await earnedBy(laowang);
  expect(left()).toBe(9_800);
  await field.claim(storeOf(1));
  expect(left()).toBe(9_600);
  field.clock.advance(121 * HOUR);
  await expireClaims(field.world);
  expect(left()).toBe(9_800);
});

test('of two hundred who claim at once nobody overspends the budget, and none of it is left over', async () => {
  await openStores(200);
  const enough = { total: fen(60 * 200), left: fen(60 * 200) };
  await field.openTask({ quota: 500, left: 500, budget: enough });
  const problems = await Promise.all(
    Array.from({ length: 200 }, (_, number) => problemOf(field.claim(storeOf(number)))),
  );
  expect(problems.filter((problem) => problem === undefined)).toHaveLength(60);
  expect(problems.filter((problem) => problem === 'task_full')).toHaveLength(140);
  expect(left()).toBe(0);
  expect(field.all(claims)).toHaveLength(60);
}, 60_000);

test('amounts may differ, and the last fen can be used', async () => {
  await openStores(4);
  await withBudget(501, 200);
  await field.claim(storeOf(0));
  await field.openTask({ left: 49, budget: field.task().budget, reward: fen(300) });
  await field.claim(storeOf(1));
  expect(left()).toBe(1);
  expect(await problemOf(field.claim(storeOf(2)))).toBe('task_full');
  await field.openTask({ left: 48, budget: field.task().budget, reward: fen(1) });
  await field.claim(storeOf(2));
  expect(left()).toBe(0);
  field.clock.advance(10 * 60_000);
  for (const at of [0, 1, 2]) await earnedBy(storeOf(at));
  const paid = field.all(entries).map(({ postings: [posting] }) => posting?.amount);
  expect(paid.toSorted()).toEqual([1, 200, 300]);
});

test('a place for which there is no money is not offered', async () => {
  await withBudget(450);
  expect((await offeredTasks(field.world, {}, field.li)).tasks[0]?.left).toBe(2);
});

test('money held by a call that died goes back with its place, as much as was held', async () => {
  await takePlace(field.world, field.task(), laowang);
  await field.openTask({ ...field.task(), reward: fen(999) });
  expect(left()).toBe(9_800);
  field.clock.advance(11 * 60_000);
  await returnUndecidedPlaces(field.world);
  expect(left()).toBe(10_000);
});

test('a tap that joins an older hold is promised what was held, not what the task says by now', async () => {
  await takePlace(field.world, field.task(), laowang);
  await field.openTask({ ...field.task(), reward: fen(999) });
  expect(await field.claim()).toMatchObject({ reward: 200 });
});

test('a budget that is gone from, or given without a claim, is seen by the books', async () => {
  await field.claim();
  await field.world.db.updateIf(tasks, teaFront, {}, { inc: { 'budget.left': -1 } });
  const breach = 'the budget of tea-front has given 201: 200 is promised and 0 earned';
  expect(await brokenBudgets(field.world)).toEqual([breach]);
  const told: unknown[] = [];
  await watchBudgets({ ...field.world, report: (line) => told.push(line) });
  expect(told).toEqual([{ alarm: 'broken_books', breach }]);
  await field.world.db.updateIf(tasks, teaFront, {}, { inc: { 'budget.left': 1 } });
  await field.world.db.updateIf(claims, `${teaFront}:${laowang}`, {}, { set: { state: 'expired' } });
  expect(await brokenBudgets(field.world)).toEqual([
    'the budget of tea-front has given 200: 0 is promised and 0 earned',
  ]);
  await field.world.db.updateIf(claims, `${teaFront}:${laowang}`, {}, { set: { state: 'claimed' } });
});

test('the night reads of a campaign’s ledger only what is new', async () => {
  await openStores(3);
  for (const at of [0, 1]) await field.claim(storeOf(at));
  field.clock.advance(10 * 60_000);
  for (const at of [0, 1]) await earnedBy(storeOf(at));
  const night = async () => {
    field.clock.advance(24 * HOUR);
    const read: number[] = [];
    const { db } = field.world;
    const find: typeof db.find = async (of, query: Query) => {
      const found = await db.find(of, query);
      if (of.name === entries.name) read.push(found.length);
      return found;
    };
    await watchBudgets({
      ...field.world,
      db: { ...db, find },
      report: (line) => {
        throw new Error(JSON.stringify(line));
      },
    });
    return Math.max(...read);
  };
  expect(await night()).toBe(2);
  expect(await night()).toBe(0);
  await field.claim(storeOf(2));
  field.clock.advance(10 * 60_000);
  await earnedBy(storeOf(2));
  expect(await night()).toBe(1);
});

test('a total may grow and shrink, but what was promised or earned stays', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 }).map(fen);
  fc.assert(
    fc.property(amount, amount, amount, (a, b, wanted) => {
      const budget = { total: fen(Math.max(a, b)), left: fen(Math.min(a, b)) };
      const after = withTotal(budget, wanted);
      expect(after.total - after.left).toBe(budget.total - budget.left);
      expect(after.total).toBe(Math.max(wanted, budget.total - budget.left));
    }),
  );
});

test('there is money for as many promises as fit, and no more', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 }).map(fen);
  fc.assert(
    fc.property(amount, amount, (left, each) => {
      const count = promisesLeft({ total: left, left }, each);
      expect(count * each).toBeLessThanOrEqual(left);
      expect((count + 1) * each).toBeGreaterThan(left);
    }),
  );
  expect(promisesLeft({ total: fen(0), left: fen(0) }, fen(0))).toBe(Number.POSITIVE_INFINITY);
});
