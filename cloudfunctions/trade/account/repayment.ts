import * as z from 'zod';
import { Repayment as ShownRepayment } from '#contracts/repayment';
import { Day, DriverId, PersonId } from '#contracts/vocabulary';
import type { Collection, Kept } from '../../platform/ports';

const Repayment = ShownRepayment.extend({
  by: PersonId,
  driverId: DriverId.optional(),
  /** By order, the day each debt was due, should it be owed again. */
  dueDays: z.record(z.string(), Day),
});
export type Repayment = z.infer<typeof Repayment>;

/** What a store paid of what it owes. `_id` is the id the recording phone made. */
export const repayments: Collection<Repayment> = {
  name: 'repayments',
  version: 1,
  schema: Repayment,
  indexes: [],
};

/** A bank's number that is in the books; `_id` is `<sellerId>:<reference>`, so that no transfer counts twice. */
const BankReference = z.object({ repaymentId: z.string() });
export const bankReferences: Collection<z.infer<typeof BankReference>> = {
  name: 'bank_references',
  version: 1,
  schema: BankReference,
  indexes: [],
};

export function shownRepayment(kept: Kept<Repayment>): ShownRepayment {
  const { _id, by, driverId, dueDays, ...repayment } = kept;
  return repayment;
}

export const repaymentEntryId = (repaymentId: string) => `repayment:${repaymentId}`;
