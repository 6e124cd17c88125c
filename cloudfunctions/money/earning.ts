import type * as z from 'zod';
import { Earning as ShownEarning } from '#contracts/earning';
import { type Instant, PersonId } from '#contracts/vocabulary';
import type { Collection, Transaction, World } from '../platform/ports';
import { record } from './ledger';
import { availableOf } from './rules/person-account';

const Earning = ShownEarning.extend({ personId: PersonId });
type Earning = z.infer<typeof Earning>;

/** One credited amount with its cause, as its person reads it. `_id` is the ledger entry's. */
export const earnings: Collection<Earning> = {
  name: 'earnings',
  version: 1,
  schema: Earning,
  indexes: [
    {
      name: 'by_person',
      keys: [
        { field: 'personId', direction: 1 },
        { field: 'at', direction: -1 },
      ],
    },
  ],
};

/** Credits a person for judged work; what was judged is decided once by the caller's transaction. `from` is the funder's account and the records are what was judged. */
export async function earn(
  tx: Transaction,
  earning: Earning,
  { from, records }: { from: string; records: readonly string[] },
): Promise<void> {
  const { earningId, personId, amount, at, cause } = earning;
  await record(tx, earningId, {
    at,
    cause: {
      kind: cause.kind,
      nature: '劳务报酬',
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
  return found.map(({ earningId, amount, at, cause }) => ({ earningId, amount, at, cause }));
}
