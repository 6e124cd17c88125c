import { randomBytes } from 'node:crypto';
import { tasks } from '../../cloudfunctions/field/task';
import { stocks } from '../../cloudfunctions/goods/stock';
import { stores } from '../../cloudfunctions/people/store';
import type { Fen, StoreId } from '../../contracts/vocabulary';
import { casePrice, iceTea, laowang, openFirstShop, openShelf, seat, xinyuan } from '../first-shop';
import { type Phone, type RunningCloud, startRunningCloud } from '../running-cloud';
import { atMost, type Line, mean } from './table';

const PEOPLE = 200;

/** Two hundred people at one hot thing at once, beside the same thing done alone. */
export async function benchRush(): Promise<Line[]> {
  const cloud = await startRunningCloud({ at: '2026-11-23T09:00:00+08:00' });
  try {
    await openFirstShop(cloud);
    return [...(await rushForCases(cloud)), ...(await rushForClaims(cloud))];
  } finally {
    await cloud.close();
  }
}

/** 600 cases, everybody wants 6: one hundred are served. */
async function rushForCases(cloud: RunningCloud): Promise<Line[]> {
  await cloud.seed(stocks, xinyuan, {
    ...the(cloud.all(stocks)[0]),
    available: { [iceTea]: 606 },
    holds: {},
  });
  const owners: Phone[] = [];
  for (let n = 0; n <= PEOPLE; n++) owners.push(await ownerOf(cloud, n));
  const order = (phone: Phone, n: number) =>
    phone.call('store', 'placeOrder', {
      orderId: randomBytes(10).toString('hex'),
      storeId: storeIdOf(n),
      sellerId: xinyuan,
      lines: [{ gtin: iceTea, cases: 6 }],
      payBy: 'cash',
      total: ((casePrice[iceTea] ?? 0) * 6) as Fen,
    });
  return rush(cloud, 'order the last cases', {
    phones: owners,
    warm: (phone, n) => phone.call('store', 'home', { storeId: storeIdOf(n) }),
    act: order,
    no: 'order_refused',
  });
}

/** A task for one hundred stores, claimed for two hundred. */
async function rushForClaims(cloud: RunningCloud): Promise<Line[]> {
  const task = the(cloud.all(tasks)[0]);
  const enough = (task.reward * PEOPLE) as Fen;
  await cloud.seed(tasks, task._id, {
    ...task,
    quota: PEOPLE / 2 + 1,
    left: PEOPLE / 2 + 1,
    budget: { total: enough, left: enough },
  });
  const laowangs = the(cloud.all(stores).find(({ storeId }) => storeId === laowang));
  for (let n = 0; n <= PEOPLE; n++)
    await cloud.seed(stores, storeIdOf(n), { ...laowangs, storeId: storeIdOf(n) });
  await seat(cloud, 'li', 'rep', 'xiaoli');
  const li = await cloud.phone('li');
  const claim = (_: Phone, n: number) =>
    li.call('rep', 'claimTask', { taskId: task._id, storeId: storeIdOf(n) });
  return rush(cloud, 'claim the last tasks', {
    phones: Array.from({ length: PEOPLE + 1 }, () => li),
    warm: (phone) => phone.call('rep', 'tasks', {}),
    act: claim,
    no: 'task_full',
  });
}

type Act = (phone: Phone, n: number) => Promise<unknown>;
/** `warm` wakes the instances that production would have awake; `no` is what those hear for whom nothing is left. */
type Rush = { phones: readonly Phone[]; warm: Act; act: Act; no: string };

async function rush(cloud: RunningCloud, what: string, { phones, warm, act, no }: Rush): Promise<Line[]> {
  const places = PEOPLE / 2;
  const metered = () => cloud.cloud.world().meter.lastCalls();
  await Promise.all(phones.slice(1, 9).map((phone, n) => warm(phone, n + 1)));
  await act(phones[0] as Phone, 0);
  const alone = metered().at(-1)?.databaseCalls ?? Number.NaN;
  const before = metered().length;
  const waits: number[] = [];
  const answers = await Promise.all(
    phones.slice(1).map(async (phone, n) => {
      const startedAt = performance.now();
      const answer = (await act(phone, n + 1)) as { value?: unknown; problem?: { code: string } };
      waits.push(performance.now() - startedAt);
      return answer;
    }),
  );
  const served = answers.filter((answer) => 'value' in answer).length;
  const odd = answers.filter((answer) => !('value' in answer) && answer.problem?.code !== no).length;
  const calls = metered()
    .slice(before)
    .map(({ databaseCalls }) => databaseCalls);
  return [
    {
      what: `${what}: served of ${places} places`,
      budget: `= ${places}`,
      measured: String(served),
      kept: served === places,
    },
    atMost(`${what}: answered with conflict, busy or broken`, 0, odd),
    atMost(`${what}: mean calls, times alone (${alone})`, 1.5, mean(calls) / alone, '×'),
    atMost(`${what}: the slowest answer`, 3, Math.max(...waits) / 1000, ' s'),
  ];
}

const storeIdOf = (n: number) => `shop-${n}` as StoreId;

async function ownerOf(cloud: RunningCloud, n: number): Promise<Phone> {
  await openShelf(cloud, storeIdOf(n), `第 ${n} 家店`);
  await seat(cloud, `owner-${n}`, 'owner', storeIdOf(n));
  return cloud.phone(`owner-${n}`);
}

function the<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Error('The first shop has it.');
  return found;
}
