import * as z from 'zod';
import { Earning } from '#contracts/earning';
import { Employment } from '#contracts/employment';
import { Claim as ShownClaim } from '#contracts/task';
import { Day, Fen, Gtin, PersonId, RepId, StoreId } from '#contracts/vocabulary';
import { reps } from '../people/rep';
import { employmentOf } from '../people/rules/employment';
import { indexed } from '../platform/indexed';
import type { Collection, Transaction } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Claim } from './claim';
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
