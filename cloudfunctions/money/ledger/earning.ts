import * as z from 'zod';
import { Earning as ShownEarning } from '#contracts/earning';
import type { Employment } from '#contracts/employment';
import { ReversalProposal } from '#contracts/reversal';
import { Day, type Instant, PersonId, RepId, SellerId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction, World } from '../../platform/ports';
import { byProposal } from '../control/proposal';
import { consentOn } from '../rules/consent';
import { mustPayCash, type Nature } from '../rules/nature';
import { availableOf } from '../rules/person-account';
import { record } from './ledger';

const Earning = ShownEarning.extend({
  personId: PersonId,
  /** Who did the work for whom, on which day. */
  work: z.object({ repId: RepId, employerId: SellerId, on: Day }),
  /** Somebody of the brand says that it was booked by mistake. */
  proposal: ReversalProposal.optional(),
});
export type Earning = z.infer<typeof Earning>;

/** One credited amount with its cause, as its person reads it. `_id` is the ledger entry's. */
export const earnings: Collection<Earning> = {
  name: 'earnings',
  version: 1,
  schema: Earning,
  indexes: [
    indexed('by_person', 'personId', '-at'),
    indexed('by_employee', 'work.employerId', 'work.repId', 'work.on'),
    byProposal,
  ],
};

/** By what right: the funder's account, what was judged, the nature, and the employer's leave. */
type Right = { from: string; records: readonly string[]; nature: Nature; employment: Employment };

/**
 * Credits a person for judged work; that it happens once the caller's transaction decides, and that the employer
 * consents. An earning without consent is a bug: paying another company's staff behind its back is bribery.
 */
export async function earn(
  tx: Transaction,
  earning: Earning,
  { from, records, nature, employment }: Right,
): Promise<void> {
  const { earningId, personId, amount, at, cause, work } = earning;
  mustPayCash(nature);
  if (employment.employerId !== work.employerId || !consentOn(employment, work.on))
    throw new Error(`${earningId} would be earned without the employer's consent.`);
  await record(tx, earningId, {
    at,
    cause: {
      kind: cause.kind,
      nature,
      funder: 'brand',
      payer: 'brand',
      payee: `person:${personId}`,
      records,
      policyVersion: cause.policyVersion,
    },
    postings: [{ from, to: availableOf(personId), amount, asset: 'CNY' }],
  });
  await tx.add(earnings, earningId, earning);
}

/** The latest first; one more than asked for tells that there are more. */
export async function earningsBefore(
  world: World,
  personId: PersonId,
  { before, limit }: { before?: Instant; limit: number },
): Promise<ShownEarning[]> {
  const found = await world.db.find(earnings, {
    where: before === undefined ? { personId } : { personId, at: { lt: before } },
    orderBy: [['at', 'desc']],
    limit,
  });
  return found.map(({ _id, personId: _person, work: _work, proposal: _proposal, ...earning }) => earning);
}
