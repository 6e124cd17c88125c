import type { Earning } from '#contracts/earning';
import type { Employment } from '#contracts/employment';
import type { Day, Fen, Instant, PersonId, RepId, StoreId } from '#contracts/vocabulary';
import type { Move } from '../money/money-world';
import { above, plus, sum } from '../money/rules/fen';
import type { Transaction, Value, World } from '../platform/ports';
import { dayOf } from '../time/rules/day';
import { type Claim, shownClaim } from './claim';
import { EARNINGS_SHOWN, emptyPage, isOpen, type RepPage, repPages } from './rep-page';

type Happened = {
  claims: readonly Claim[];
  earned: readonly Earning[];
  visited?: { storeId: StoreId; on: Day };
};

/** Written by the transactions that move a claim and have read the page. A page that was never gathered begins here and is gathered when it is asked for. */
export async function notePage(
  tx: Transaction,
  { personId, repId }: { personId: PersonId; repId: RepId },
  page: RepPage | undefined,
  happened: Happened,
  now: Instant,
): Promise<void> {
  const known = page ?? emptyPage(personId, repId);
  const { set, unset } = claimChanges(happened.claims, now);
  const { visited, earned } = happened;
  if (visited && visited.on > (known.visited[visited.storeId] ?? '')) {
    set[`visited.${visited.storeId}`] = visited.on;
  }
  if (earned.length > 0) Object.assign(set, moneyChanges(known, earned, dayOf(now)));
  if (!page) await tx.add(repPages, personId, known);
  await tx.update(repPages, personId, {
    set,
    inc: { version: 1 },
    ...(page && unset.length > 0 ? { unset } : {}),
  });
}

function claimChanges(claims: readonly Claim[], now: Instant) {
  const set: Record<string, Value> = {};
  const unset: string[] = [];
  for (const claim of claims) {
    const path = `claims.${claim.storeId}.${claim.taskId}`;
    if (isOpen(claim)) set[path] = shownClaim(claim, now);
    else unset.push(path);
  }
  return { set, unset };
}

function moneyChanges(page: RepPage, earned: readonly Earning[], today: Day): Record<string, Value> {
  const amount = sum(earned.map((earning) => earning.amount));
  const before = page.earned?.day === today ? page.earned.amount : (0 as Fen);
  return {
    available: plus(page.available, amount),
    earned: { day: today, amount: plus(before, amount) },
    latest: [...earned, ...page.latest].slice(0, EARNINGS_SHOWN + 1),
  };
}

/** What the doors give the money floor as `noteMove`: a withdrawal and its end show on the rep's page at once. */
export async function noteMove(
  tx: Transaction,
  { personId, available, held, reversed }: Move,
): Promise<void> {
  const page = await tx.get(repPages, personId);
  if (!page) return;
  const set = reversed ? withoutReversed(page, reversed) : {};
  await tx.update(repPages, personId, { set, inc: { available, held, version: 1 } });
}

/** What was earned on the day that the page sums up is less by it; the line stays, and says so. */
function withoutReversed(
  { earned, latest }: RepPage,
  { earningId, at }: NonNullable<Move['reversed']>,
): Record<string, Value> {
  const gone = latest.find((earning) => earning.earningId === earningId);
  if (!gone) return {};
  return {
    latest: latest.map((earning) => (earning === gone ? { ...gone, reversedAt: at } : earning)),
    ...(earned?.day === dayOf(gone.at) && {
      earned: { ...earned, amount: above(earned.amount, gone.amount) },
    }),
  };
}

/** One rep number may be several people's over time. */
const PAGES_AT_MOST = 20;

/** What the seller's door gives the people floor as `notesOf`: a consent given or ended counts on the rep's page at once. */
export const notesOfEmployment = (world: World) => async (repId: RepId) => {
  const pages = await world.db.find(repPages, { where: { repId }, limit: PAGES_AT_MOST });
  return async (tx: Transaction, employment: Employment) => {
    for (const { _id } of pages) await tx.update(repPages, _id, { set: { employment }, inc: { version: 1 } });
  };
};

/** Outside a transaction, for a claim that was just made; a page not yet there will be gathered with it. */
export async function noteClaimed(world: World, claim: Claim): Promise<void> {
  const { storeId, taskId, personId } = claim;
  await world.db.updateIf(
    repPages,
    personId,
    { [`claims.${storeId}.${taskId}`]: { exists: false } },
    {
      set: { [`claims.${storeId}.${taskId}`]: shownClaim(claim, world.now()) },
      push: { [`taken.${storeId}`]: [taskId] },
      inc: { version: 1 },
    },
  );
}

/** A claim that ran out leaves the page and its place is free again. */
export async function noteExpired(tx: Transaction, { personId, storeId, taskId }: Claim): Promise<void> {
  if (!(await tx.get(repPages, personId))) return;
  await tx.update(repPages, personId, {
    unset: [`claims.${storeId}.${taskId}`],
    pull: { [`taken.${storeId}`]: taskId },
    inc: { version: 1 },
  });
}
