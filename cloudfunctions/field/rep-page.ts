import * as z from 'zod';
import { Earning } from '#contracts/earning';
import { Employment } from '#contracts/employment';
import { Claim as ShownClaim } from '#contracts/task';
import { Day, Fen, Gtin, type Instant, PersonId, RepId, StoreId } from '#contracts/vocabulary';
import type { Move } from '../money/money-world';
import { above, plus, sum } from '../money/rules/fen';
import { reps } from '../people/rep';
import { employmentOf } from '../people/rules/employment';
import { indexed } from '../platform/indexed';
import type { Collection, Transaction, Value, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import { dayOf } from '../time/rules/day';
import { type Claim, shownClaim } from './claim';
import { isFree } from './rules/claim';

const RepPage = z.object({
  personId: PersonId,
  repId: RepId,
  /** The day for which the next four were gathered; an empty one asks for it. */
  gatheredFor: Day.or(z.literal('')),
  rep: z.object({ name: z.string(), employer: z.string() }),
  /** By whose leave the rep earns; written by the transaction that changes it, and gathered with the rest. */
  employment: Employment.optional(),
  products: z.array(z.object({ gtin: Gtin, name: z.string(), caseSize: z.number().int(), line: z.string() })),
  /** `carries` is what the shop received or counted lately, by GTIN: that is what a rep counts first. */
  stores: z.array(
    z.object({
      storeId: StoreId,
      name: z.string(),
      tier: z.string(),
      carries: z.array(z.string()).default([]),
    }),
  ),
  /** Places that are claimed or done, by store: tasks, whoever claimed them. */
  taken: z.record(z.string(), z.array(z.string())),
  /** The rep's own open claims, by store and task. */
  claims: z.record(z.string(), z.record(z.string(), ShownClaim)),
  /** The day of the last visit, by store. */
  visited: z.record(z.string(), Day),
  available: Fen,
  held: Fen,
  earned: z.object({ day: Day, amount: Fen }).optional(),
  /** The latest earnings, one more than a screen shows. */
  latest: z.array(Earning),
  /** Changes with every write, so that what was gathered never overwrites what happened meanwhile. */
  version: z.number().int(),
});
export type RepPage = z.infer<typeof RepPage>;

/** What a rep's screens need beside the stores, in one read whatever the history's length; `_id` is the person's id. */
export const repPages: Collection<RepPage> = {
  name: 'rep_pages',
  version: 1,
  schema: RepPage,
  indexes: [indexed('by_day', 'gatheredFor'), indexed('by_rep', 'repId')],
};

export const EARNINGS_SHOWN = 20;

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

/** By whose leave a rep earns, as this transaction sees it. */
export async function employmentIn(
  tx: Transaction,
  page: RepPage | undefined,
  repId: RepId,
): Promise<Employment> {
  if (page?.repId === repId && page.employment) return page.employment;
  const rep = await tx.get(reps, repId);
  return rep ? employmentOf(rep) : refuse('not_yours', {});
}

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

export const isOpen = ({ state }: Pick<Claim, 'state'>) => state !== 'passed' && !isFree(state);

export const emptyPage = (personId: PersonId, repId: RepId): RepPage => ({
  personId,
  repId,
  gatheredFor: '',
  rep: { name: '', employer: '' },
  products: [],
  stores: [],
  taken: {},
  claims: {},
  visited: {},
  available: 0 as Fen,
  held: 0 as Fen,
  latest: [],
  version: 0,
});
