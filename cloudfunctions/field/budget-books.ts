import type { Instant } from '#contracts/vocabulary';
import { budgetAccount } from '../money/ledger/budget';
import { entries } from '../money/ledger/ledger';
import type { MoneyWorld } from '../money/money-world';
import { effectOf } from '../money/rules/posting';
import { pages } from '../platform/pages';
import type { Kept, World } from '../platform/ports';
import { addDays, dayOf } from '../time/rules/day';
import { type Claim, claimIdOf, claims } from './claim';
import { type TaskDocument, tasks } from './task';

type Books = Pick<World, 'db'>;
type Spent = NonNullable<TaskDocument['watched']>;

/** What was promised and earned of every campaign's budget, to the last fen; each line is one breach. */
export async function brokenBudgets(world: Books): Promise<string[]> {
  const breaches: string[] = [];
  for await (const task of everyTask(world)) breaches.push(...(await brokenBudget(world, task, nothingYet)));
  return breaches;
}

const nothingYet: Spent = { until: 0 as Instant, amount: 0 };
/** What a person has yet to judge may be earned so long after a campaign's end. */
const WATCHED_DAYS_AFTER = 60;
const WRITTEN_AFTER_MS = 10 * 60_000;

/** Under the clock, nightly: the same for campaigns that run or ended lately, reading of the ledger only what is new. */
export async function watchBudgets(world: Books & Pick<MoneyWorld, 'now' | 'report'>): Promise<number> {
  const where = { endsOn: { gte: addDays(dayOf(world.now()), -WATCHED_DAYS_AFTER) } };
  const watched = await world.db.find(tasks, { where, orderBy: [['endsOn', 'asc']], limit: 1000 });
  for (const task of watched) {
    const before = task.watched ?? nothingYet;
    const breaches = await brokenBudget(world, task, before);
    for (const breach of breaches) world.report({ alarm: 'broken_books', breach });
    if (breaches.length > 0) continue;
    const until = (world.now() - WRITTEN_AFTER_MS) as Instant;
    const spent = await spentSince(world, task, before, until);
    await world.db.updateIf(tasks, task.taskId, {}, { set: { watched: spent } });
  }
  return watched.length;
}

/** People go on working meanwhile: only what looks broken twice, with the same figures, is broken. */
async function brokenBudget(world: Books, task: TaskDocument, before: Spent): Promise<string[]> {
  const first = await lookAt(world, task, before);
  if (!first) return [];
  const now = await world.db.get(tasks, task.taskId);
  const again = now && (await lookAt(world, now, before));
  return again === first ? [first] : [];
}

/** What is no longer free of a budget is what open claims were promised and what was earned, and nothing else. */
async function lookAt(world: Books, task: TaskDocument, before: Spent): Promise<string | undefined> {
  const { taskId, budget } = task;
  const bound = budget.total - budget.left;
  const open = await openClaims(world, task);
  const promised = open.reduce((sum, { reward }) => sum + reward, 0) + (await undecided(world, task, open));
  const { amount: earned } = await spentSince(world, task, before);
  if (bound === promised + earned) return undefined;
  return `the budget of ${taskId} has given ${bound}: ${promised} is promised and ${earned} earned`;
}

async function openClaims(world: Books, { taskId }: TaskDocument): Promise<Claim[]> {
  const found: Claim[] = [];
  for (const state of ['claimed', 'failed', 'doubtful'] as const) {
    for await (const page of pages(world, claims, { taskId, state })) found.push(...page);
  }
  return found;
}

/** Held by calls that have written no claim yet; one that has is counted by its claim. */
async function undecided(world: Books, task: TaskDocument, open: readonly Claim[]): Promise<number> {
  const written = new Set(open.map(({ hold }) => hold));
  let sum = 0;
  for (const [storeId, { hold, amount }] of Object.entries(task.holds)) {
    if (written.has(hold)) continue;
    const claim = await world.db.get(claims, claimIdOf(task.taskId, storeId as Claim['storeId']));
    if (claim?.hold !== hold) sum += amount;
  }
  return sum;
}

/** The ledger's word, from where it was last looked at; up to a moment, where one is given. */
async function spentSince(
  world: Books,
  { taskId }: TaskDocument,
  { until: from, amount }: Spent,
  until = Number.MAX_SAFE_INTEGER as Instant,
): Promise<Spent> {
  const account = `${budgetAccount(taskId)}|CNY`;
  let spent = amount;
  for (let since: number = from, seen = new Set<string>(); ; ) {
    const where = { accounts: account, at: { gte: since } };
    const page = await world.db.find(entries, { where, orderBy: [['at', 'asc']], limit: 1000 });
    const news = page.filter(({ _id, at }) => !seen.has(_id) && at < until);
    for (const { postings } of news) spent -= effectOf(postings).get(account) ?? 0;
    if (page.length < 1000 || news.length === 0)
      return { until: Math.max(from, until) as Instant, amount: spent };
    since = page.at(-1)?.at ?? since;
    seen = new Set(page.map(({ _id }) => _id));
  }
}

async function* everyTask(world: Books): AsyncGenerator<Kept<TaskDocument>> {
  for await (const page of pages(world, tasks, {})) yield* page;
}
