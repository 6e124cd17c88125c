import type { Fen, RepId } from '#contracts/vocabulary';
import { catalogs } from '../goods/product';
import { shelves } from '../goods/shelf';
import { earningsBefore } from '../money/ledger/earning';
import { balanceId, balances } from '../money/ledger/ledger';
import { availableOf, heldOf } from '../money/rules/person-account';
import { reps } from '../people/rep';
import { employmentOf } from '../people/rules/employment';
import type { Store } from '../people/store';
import type { World } from '../platform/ports';
import type { Seat } from '../platform/serve';
import { addDays, dayOf } from '../time/rules/day';
import { type Claim, claims, shownClaim } from './claim';
import { EARNINGS_SHOWN, emptyPage, isOpen, type RepPage, repPages } from './rep-page';
import { storesOfToday } from './round';
import { isFree } from './rules/claim';

/** Whose page it is; the clock knows no more of a person than this. */
type Whose = Pick<Seat, 'personId' | 'at'>;

/**
 * The rep's page in one read. The clock gathers it anew every night; a screen does so only for a page that never was,
 * or that the clock has not reached for a whole day.
 */
export async function repPage(
  world: World,
  seat: Whose,
  stores = () => storesOfToday(world, seat),
): Promise<RepPage> {
  const page = await world.db.get(repPages, seat.personId);
  const isFresh = page && page.repId === seat.at && page.gatheredFor >= addDays(dayOf(world.now()), -1);
  return isFresh ? page : gather(world, seat, page, await stores());
}

/** Gathers what others own (stores, products, claims) and counts the money anew from its accounts. */
export async function gather(
  world: World,
  seat: Whose,
  page: RepPage | undefined,
  stores: readonly Store[],
): Promise<RepPage> {
  const fresh = await gathered(world, seat, stores);
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

async function gathered(world: World, seat: Whose, assigned: readonly Store[]) {
  const { personId, at } = seat;
  const balance = (account: string) => world.db.get(balances, balanceId(account, 'CNY'));
  const storeIds = assigned.map(({ storeId }) => storeId);
  const [rep, catalog, open, theirs, carried, available, held, latest] = await Promise.all([
    world.db.get(reps, at),
    world.db.get(catalogs, 'current'),
    openClaims(world, seat),
    claimsAt(world, storeIds),
    carriedBy(world, storeIds),
    balance(availableOf(personId)),
    balance(heldOf(personId)),
    earningsBefore(world, personId, { limit: EARNINGS_SHOWN + 1 }),
  ]);
  return {
    gatheredFor: dayOf(world.now()),
    rep: { name: rep?.name ?? '', employer: rep?.employerName ?? '' },
    ...(rep && { employment: employmentOf(rep) }),
    products: (catalog?.products ?? []).map(({ gtin, name, caseSize, line }) => ({
      gtin,
      name,
      caseSize,
      line,
    })),
    stores: assigned.map(({ storeId, name, tier }) => ({
      storeId,
      name,
      tier,
      carries: carried.get(storeId) ?? [],
    })),
    taken: takenBy(theirs),
    claims: byStoreAndTask(world, open),
    available: (available?.amount ?? 0) as Fen,
    held: (held?.amount ?? 0) as Fen,
    latest,
  };
}

const MOST_OPEN = 300;

const openClaims = (world: World, { personId }: Whose) =>
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

/** What stands in each shop, as far as its deliveries of the last weeks and its counts tell. */
async function carriedBy(world: World, storeIds: readonly string[]): Promise<Map<string, string[]>> {
  if (storeIds.length === 0) return new Map();
  const found = await world.db.find(shelves, { where: { _id: { in: storeIds } }, limit: 1000 });
  return new Map(
    found.map(({ storeId, received, counted }) => [
      storeId,
      [...new Set([...Object.values(received).flatMap(Object.keys), ...Object.keys(counted)])],
    ]),
  );
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
