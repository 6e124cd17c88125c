import * as z from 'zod';
import { Complaint } from '#contracts/complaint';
import { indexed } from '../../platform/indexed';
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
    indexed('by_store', 'storeId', '-askedAt'),
    indexed('by_seller', 'sellerId', 'answerer', 'state', 'answerBy'),
    indexed('by_answerer', 'answerer', 'state', 'answerBy'),
  ],
};

/** What travels to a phone. */
export function shownComplaint(kept: Kept<ComplaintDocument>): Complaint {
  const { _id, digest, ...complaint } = kept;
  return complaint;
}
