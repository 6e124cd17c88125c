import type { Fen, RepId } from '#contracts/vocabulary';
import { catalogs } from '../goods/product';
import { earningsBefore } from '../money/earning';
import { balanceId, balances } from '../money/ledger';
import { availableOf, heldOf } from '../money/rules/person-account';
import { reps } from '../people/rep';
import type { World } from '../platform/ports';
import type { Seat } from '../platform/serve';
import { addDays, dayOf } from '../time/rules/day';
import { type Claim, claims, shownClaim } from './claim';
import { EARNINGS_SHOWN, emptyPage, isOpen, type RepPage, repPages } from './rep-page';
import { storesOfToday } from './round';
import { isFree } from './rules/claim';

/**
 * The rep's page for today. The day's first screen gathers what others own (stores, products, claims) and counts the
 * money anew from its accounts; all later ones read one document.
 */
export async function pageOfToday(world: World, seat: Seat): Promise<RepPage> {
  const page = await world.db.get(repPages, seat.personId);
  const isOfToday = page?.gatheredFor === dayOf(world.now()) && page.repId === seat.at;
  return page && isOfToday ? page : gather(world, seat, page);
}

export async function gather(world: World, seat: Seat, page: RepPage | undefined): Promise<RepPage> {
  const fresh = await gathered(world, seat);
  const visited = Object.fromEntries(
    Object.entries(page?.visited ?? {}).filter(([, day]) => day === fresh.gatheredFor),
  );
  const { personId } = seat;
  if (!page) {
    const first = { ...emptyPage(personId, seat.at as RepId), ...fresh };
    if ((await world.db.add(repPages, personId, first)) === 'added') return first;
  } else {
    const guard = { version: page.version };
    const change = { set: { ...fresh, visited, repId: seat.at }, inc: { version: 1 } };
    await world.db.updateIf(repPages, personId, guard, change);
  }
  // Where something happened meanwhile the page kept that and not what was gathered; the next screen gathers again.
  return { ...emptyPage(personId, seat.at as RepId), ...page, ...fresh, visited };
}

async function gathered(world: World, seat: Seat) {
  const { personId, at } = seat;
  const balance = (account: string) => world.db.get(balances, balanceId(account, 'CNY'));
  const [rep, catalog, assigned, open, available, held, latest] = await Promise.all([
    world.db.get(reps, at),
    world.db.get(catalogs, 'current'),
    storesOfToday(world, seat),
    openClaims(world, seat),
    balance(availableOf(personId)),
    balance(heldOf(personId)),
    earningsBefore(world, personId, { limit: EARNINGS_SHOWN + 1 }),
  ]);
  const theirs = await claimsAt(
    world,
    assigned.map(({ storeId }) => storeId),
  );
  return {
    gatheredFor: dayOf(world.now()),
    rep: { name: rep?.name ?? '', employer: rep?.employerName ?? '' },
    products: (catalog?.products ?? []).map(({ gtin, name, caseSize, line }) => ({
      gtin,
      name,
      caseSize,
      line,
    })),
    stores: assigned.map(({ storeId, name, tier }) => ({ storeId, name, tier })),
    taken: takenBy(theirs),
    claims: byStoreAndTask(world, open),
    available: (available?.amount ?? 0) as Fen,
    held: (held?.amount ?? 0) as Fen,
    latest,
  };
}

const MOST_OPEN = 300;

const openClaims = (world: World, { personId }: Seat) =>
  world.db.find(claims, {
    where: { personId, state: { in: ['claimed', 'failed', 'doubtful'] } },
    orderBy: [['claimedAt', 'desc']],
    limit: MOST_OPEN,
  });

/** Whoever claimed them, for tasks that run or ended lately. */
async function claimsAt(world: World, storeIds: readonly string[]): Promise<Claim[]> {
  if (storeIds.length === 0) return [];
  const taskEndsOn = { gte: addDays(dayOf(world.now()), -1) };
  return world.db.find(claims, { where: { storeId: { in: storeIds }, taskEndsOn }, limit: 1000 });
}

function takenBy(found: readonly Claim[]): RepPage['taken'] {
  const taken: RepPage['taken'] = {};
  for (const { storeId, taskId, state } of found) {
    if (!isFree(state)) taken[storeId] = [...(taken[storeId] ?? []), taskId];
  }
  return taken;
}

function byStoreAndTask(world: World, open: readonly Claim[]): RepPage['claims'] {
  const byStore: RepPage['claims'] = {};
  for (const claim of open.filter(isOpen)) {
    byStore[claim.storeId] = { ...byStore[claim.storeId], [claim.taskId]: shownClaim(claim, world.now()) };
  }
  return byStore;
}
