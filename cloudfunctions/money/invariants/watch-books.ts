import type { Instant } from '#contracts/vocabulary';
import type { Kept, World } from '../../platform/ports';
import { earnings } from '../ledger/earning';
import { type Balance, balances, entries } from '../ledger/ledger';
import type { MoneyWorld } from '../money-world';
import { withdrawals } from '../payout/withdrawal';
import { effectOf } from '../rules/posting';
import { brokenBalance } from './account-invariants';
import { brokenHold, brokenPayout, entriesOf, heldBy } from './payout-invariants';

type Account = Kept<Balance>;
type Entries = Awaited<ReturnType<typeof entriesSince>>;

const MOST_A_NIGHT = 1_000;

/**
 * Under the clock, nightly: every account that moved since it was last looked at is held against its new entries, its
 * payouts and its earnings. Every breach is told, every night until it is gone, and nothing is put right by itself.
 */
export async function watchBooks(world: Pick<MoneyWorld, 'db' | 'now' | 'report'>): Promise<number> {
  const moved = await world.db.find(balances, { where: { isUnchecked: true }, limit: MOST_A_NIGHT });
  for (const account of moved) {
    for (const breach of await look(world, account)) world.report({ alarm: 'broken_books', breach });
  }
  return moved.length;
}

/** Longer than any function may run: the entries of earlier moments are all written. */
const WRITTEN_AFTER_MS = 10 * 60_000;
const ENTRIES_AT_ONCE = 1_000;

/** What moves while it is looked at is left for the next night: read at two moments it would seem broken. */
async function look(world: Pick<World, 'db' | 'now'>, account: Account): Promise<string[]> {
  const { _id, version } = account;
  const news = await entriesSince(world, account);
  const isAll = news.length < ENTRIES_AT_ONCE;
  const checked = checkedBefore(account, news, isAll ? world.now() - WRITTEN_AFTER_MS : news.at(-1)!.at);
  const breaches = isAll ? await breachesOf(world, account, news) : [];
  if (breaches.length > 0) return (await world.db.get(balances, _id))?.version === version ? breaches : [];
  await world.db.updateIf(
    balances,
    _id,
    { version },
    { set: { checked }, ...(isAll && { unset: ['isUnchecked'] }) },
  );
  return [];
}

const entriesSince = (world: Pick<World, 'db'>, { _id, checked }: Account) =>
  world.db.find(entries, {
    where: { accounts: _id, at: { gte: checked?.until ?? 0 } },
    orderBy: [['at', 'asc']],
    limit: ENTRIES_AT_ONCE,
  });

/** How far the account is checked now: whole moments only, so that none is counted twice. */
function checkedBefore({ _id, checked }: Account, news: Entries, moment: number) {
  const until = Math.max(moment, checked?.until ?? 0) as Instant;
  const closed = news.filter(({ at }) => at < until);
  return {
    until,
    amount: (checked?.amount ?? 0) + changeOf(_id, closed),
    count: (checked?.count ?? 0) + closed.length,
  };
}

const changeOf = (account: string, of: Entries) =>
  of.reduce((sum, { postings }) => sum + (effectOf(postings).get(account) ?? 0), 0);

async function breachesOf(world: Pick<World, 'db'>, account: Account, news: Entries): Promise<string[]> {
  const { _id, checked } = account;
  const amount = (checked?.amount ?? 0) + changeOf(_id, news);
  const count = (checked?.count ?? 0) + news.length;
  return [
    ...brokenBalance(_id, account, { amount, count }),
    ...(await brokenPayouts(world, account)),
    ...(await unreadableEarnings(world, news)),
  ];
}

/** More than a person can have asked for since the last night: one at a time is open. */
const LATEST = 50;
/** Of one withdrawal: its wish and the ends of ten bills. */
const MOST_ENTRIES = 11;

/** What is held is what open payouts carry, and every payout stands as the ledger says. */
async function brokenPayouts(world: Pick<World, 'db'>, { _id, amount }: Account): Promise<string[]> {
  const personId = /^person:([^:]+):held\|CNY$/.exec(_id)?.[1];
  if (personId === undefined) return [];
  const latest = await world.db.find(withdrawals, {
    where: { personId },
    orderBy: [['askedAt', 'desc']],
    limit: LATEST,
  });
  const ids = latest.flatMap(entriesOf);
  const found = await world.db.find(entries, { where: { _id: { in: ids } }, limit: LATEST * MOST_ENTRIES });
  const kept = { entries: new Map(found.map((entry) => [entry._id, entry])) };
  const open = latest.reduce((held, withdrawal) => held + heldBy(withdrawal), 0);
  return [
    ...brokenHold(_id, amount, open),
    ...latest.flatMap((withdrawal) => brokenPayout(withdrawal, kept)),
  ];
}

async function unreadableEarnings(world: Pick<World, 'db'>, news: Entries): Promise<string[]> {
  const posted = news.map(({ _id }) => _id).filter((id) => id.startsWith('earn:'));
  if (posted.length === 0) return [];
  const found = await world.db.find(earnings, { where: { _id: { in: posted } }, limit: ENTRIES_AT_ONCE });
  const readable = new Set(found.map(({ _id }) => _id));
  return posted.filter((id) => !readable.has(id)).map((id) => `${id} was posted and nobody can read it`);
}
