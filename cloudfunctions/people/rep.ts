import * as z from 'zod';
import { Consent } from '#contracts/employment';
import { Day, PersonId, RepId, SellerId } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import type { Collection } from '../platform/ports';

export const Rep = z.object({
  repId: RepId,
  name: z.string(),
  phone: z.string(),
  employerId: SellerId,
  employerName: z.string(),
  /** The employer's dated consent as the workbook has it on paper; without any nothing can be earned from the brand. */
  consentOn: Day.optional(),
  /** As the employers said in the app, the latest last; an employer who spoke here is no longer asked on paper. */
  consents: z.array(Consent.extend({ employerId: SellerId, givenBy: PersonId.optional() })).optional(),
});
export type Rep = z.infer<typeof Rep>;

export const reps: Collection<Rep> = {
  name: 'reps',
  version: 1,
  schema: Rep,
  indexes: [indexed('by_employer', 'employerId', '_id')],
};
