import * as z from 'zod';
import { Complaint } from '#contracts/complaint';
import type { Collection, Kept } from '../../platform/ports';

const ComplaintDocument = Complaint.extend({
  /** SHA-256 of what was said, to tell a repeated request from another one under the same id. */
  digest: z.string(),
});
export type ComplaintDocument = z.infer<typeof ComplaintDocument>;

/** `_id` is the id the phone made. */
export const complaints: Collection<ComplaintDocument> = {
  name: 'complaints',
  version: 1,
  schema: ComplaintDocument,
  indexes: [
    {
      name: 'by_store',
      keys: [
        { field: 'storeId', direction: 1 },
        { field: 'askedAt', direction: -1 },
      ],
    },
    {
      name: 'by_seller',
      keys: [
        { field: 'sellerId', direction: 1 },
        { field: 'answerer', direction: 1 },
        { field: 'state', direction: 1 },
        { field: 'answerBy', direction: 1 },
      ],
    },
    {
      name: 'by_answerer',
      keys: [
        { field: 'answerer', direction: 1 },
        { field: 'state', direction: 1 },
        { field: 'answerBy', direction: 1 },
      ],
    },
  ],
};

/** What travels to a phone. */
export function shownComplaint(kept: Kept<ComplaintDocument>): Complaint {
  const { _id, digest, ...complaint } = kept;
  return complaint;
}
